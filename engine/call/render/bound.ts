import { plainText } from '../../text/plain-text.js';

/** How a name is put into a text: as it is, unless somebody says otherwise. */
type Say = (name: string) => string;
const asIs: Say = (name) => name;

/** An object that a text may name: prints itself as "name (id)", and never as nothing. */
export class Bound {
  constructor(fields: Record<string, unknown>) {
    Object.assign(this, fields);
  }

  toString(): string {
    return tellBound(this);
  }
}

/** Several objects that a text may name at once. */
export type BoundList = Bound[] & { readonly count: number; toString: () => string };

/** So many of several are named; the rest is a number. */
export const SHOWN_OF_LIST = 5;
const lists = new WeakSet<object>();

/**
 * Several of them: prints "data-1, data-2 and 3 more", has `count`, and can be gone through. `count` is how many there
 * are, where these are only the first.
 */
export function boundList(objects: Bound[], count = objects.length): BoundList {
  const list = [...objects];
  Object.defineProperty(list, 'toString', { value: () => tellBound(list) });
  Object.defineProperty(list, 'count', { value: count });
  lists.add(list);
  return list as BoundList;
}

/** A list that prints itself; others are only arrays. */
export function isBoundList(value: object): value is BoundList {
  return lists.has(value);
}

/** One object, or several, as a text names them. */
export function tellBound(bound: Bound | readonly Bound[], say: Say = asIs): string {
  if (bound instanceof Bound) {
    const { name, id } = bound as { name?: unknown; id?: unknown };
    const [told, known] = [plainText(name), plainText(id)];
    if (told === '' || told === known) return say(known);
    return known === '' ? say(told) : `${say(told)} (${known})`;
  }
  const names = bound.slice(0, SHOWN_OF_LIST).map((one) => {
    const name = plainText((one as { name?: unknown }).name);
    return name === '' ? tellBound(one, say) : say(name);
  });
  return joinShort(names, isBoundList(bound) ? bound.count : bound.length);
}

/** "a, b and c", or "a, b, c, d, e and 3 more" when there are `total` of them. */
export function joinShort(shown: string[], total = shown.length): string {
  if (total > shown.length) return `${shown.join(', ')} and ${total - shown.length} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
