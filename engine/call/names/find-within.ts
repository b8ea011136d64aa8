import { ToolError } from '../../errors.js';
import type { WireParams } from '../../cloudstack/encode.js';
import type { Entity } from '../../manifest/types.js';
import type { FoundRows } from './find-objects.js';
import { idOf, nameOf, spoken } from './match-name.js';
import { searching } from './wanted.js';
import type { LookUpContext } from './wanted.js';

/** More parents than this are not looked into one by one. */
const MOST_PARENTS = 50;

/**
 * Rows of things that can only be listed inside a parent. If the call names none, those of every parent that there is:
 * the traffic types of each physical network. Each row then also has the parent's name, by what texts call such parents.
 */
export async function findWithin(
  kind: string,
  entity: Entity,
  params: WireParams,
  context: LookUpContext,
): Promise<FoundRows> {
  const find = (of: Entity, sent: WireParams): Promise<FoundRows> =>
    context.findRows({ entity: of, params: sent, ...searching(context) });
  const [name, parentKind = ''] = Object.entries(entity.each ?? {}).find(([need]) => params[need] === undefined) ?? [];
  const parent = context.catalog.vocabulary.entities[parentKind];
  if (name === undefined || !parent) return find(entity, params);

  const { rows: parents, isCut } = await find(parent, {});
  if (isCut || parents.length > MOST_PARENTS)
    throw new ToolError('parent-needed', { kind: spoken(kind), parent: name });
  const found = await Promise.all(
    parents.map(async (one) => {
      const inside = await findWithin(kind, entity, { ...params, [name]: idOf(one, parent) }, context);
      return { ...inside, rows: inside.rows.map((row) => ({ [parent.as]: nameOf(one, parent), ...row })) };
    }),
  );
  return { rows: found.flatMap(({ rows }) => rows), isCut: found.some((one) => one.isCut) };
}

/** Arguments that a call has to give so that such a thing can be listed at all. */
export function missingParents({ needs = [], each = {} }: Entity, args: Record<string, unknown>): string[] {
  return needs.filter((name) => args[name] === undefined && each[name] === undefined);
}
