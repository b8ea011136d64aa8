import { labelFields } from '../../call/names/label.js';
import { unfold } from '../../call/names/unfold.js';
import type { Entity } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import type { LintContext, WorldRow } from './context.js';

/** Things of one kind. */
export interface Known {
  rows: readonly WorldRow[];
  /** What one can call them, in small letters and as it is written. */
  names: ReadonlyMap<string, string>;
}

const known = new WeakMap<LintContext, Map<Entity, Known | undefined>>();

/** What the demo cloud has of a kind; undefined where it has none. */
export function knownOf(entity: Entity, context: LintContext): Known | undefined {
  const kinds = known.get(context) ?? new Map<Entity, Known | undefined>();
  known.set(context, kinds);
  if (!kinds.has(entity)) kinds.set(entity, readKnown(entity, context));
  return kinds.get(entity);
}

function readKnown(entity: Entity, { facts, world = {} }: LintContext): Known | undefined {
  const { answers, answersReally } = facts.command(entity.list) ?? {};
  const listed = [answersReally, answers]
    .map((type) => (type === undefined ? undefined : world[type]))
    .find((one) => one !== undefined);
  const rows = entity.in === undefined ? listed : unfold(listed ?? [], entity.in);
  if (!rows || rows.length === 0) return undefined;
  const { name = ['name'], id = 'id' } = entity;
  // What is worked out only when it is listed is not in the rows, and names made of it are not known.
  const told = [...name, ...(entity.label === undefined ? [] : labelFields(entity.label))];
  if (!told.every((field) => rows.some((row) => row[field] !== undefined))) return undefined;
  const all = rows.flatMap((row) => [...name, id, 'id'].map((field) => plainText(row[field])));
  return { rows, names: new Map(all.filter((one) => one !== '').map((one) => [one.toLowerCase(), one])) };
}
