import { UNSEEN } from '../../manifest/conditions.js';
import type { Lookup } from '../../manifest/conditions.js';
import type { Resolved } from '../names/resolve-names.js';
import type { Bound } from '../render/bound.js';
import { isBoundList } from '../render/bound.js';
import { valueAt } from '../render/sentence.js';

/** Bound objects as texts call them. */
export type Objects = Resolved['bound'];

/** What conditions of a call ask about: its arguments, and `object.field` of what they stand for. */
export function conditionValues({ args, bound, objects, counted = [] }: Resolved): Lookup {
  const unseen = unseenIds(objects);
  const uncounted = new Set(counted.filter(({ found }) => !found).map(({ name }) => name));
  return (name) => {
    if (Object.hasOwn(args, name)) return args[name];
    const [variable = '', ...path] = name.split('.');
    if (uncounted.has(variable)) return UNSEEN;
    const is = Object.hasOwn(bound, variable) ? bound[variable] : undefined;
    if (is === undefined || path.length === 0) return is;
    if (!Array.isArray(is)) return fieldOf(is, path, unseen);
    if (isBoundList(is) && path.join('.') === 'count') return is.count;
    // Of several objects one is enough, as it is of several values.
    return is.map((one: Bound) => fieldOf(one, path, unseen));
  };
}

export function unseenIds(objects: Resolved['objects']): Set<unknown> {
  return new Set<unknown>(objects.filter(({ isSeen }) => !isSeen).map(({ id }) => id));
}

/** Its id is known of an object that nobody could look at, and nothing else. */
function fieldOf(object: Bound, path: readonly string[], unseen: ReadonlySet<unknown>): unknown {
  const isUnseen = unseen.has(valueAt(object, ['id'])) && path.join('.') !== 'id';
  return isUnseen ? UNSEEN : valueAt(object, path);
}
