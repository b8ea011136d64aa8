import type { Catalog } from '../../manifest/catalog.js';
import { asToolError } from '../../errors.js';
import type { Dependents, Entity, Tool } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import { Bound, boundList } from '../render/bound.js';
import { valueAt } from '../render/sentence.js';
import type { FindRows, Row } from './find-objects.js';
import { idOf, nameOf } from './match-name.js';
import type { Counted, Resolved } from './resolve-names.js';

/** So many are named in the question; the rest is a number. */
const NAMED = 5;

/**
 * Counts what hangs on the objects of a call, so that the plan can tell how much is hit: one small request for each kind.
 * That something cannot be counted is told and stops nothing.
 */
export async function countDependents(
  { danger }: Tool,
  resolved: Resolved,
  catalog: Catalog,
  findRows: FindRows,
  signal?: AbortSignal,
): Promise<Resolved> {
  const asked = Object.entries(danger?.also ?? {}).flatMap(([name, dependents]) => {
    const params = filterOf(dependents, resolved);
    return params ? [{ name, dependents, params }] : [];
  });
  if (asked.length === 0) return resolved;
  const counted = await Promise.all(
    asked.map(async ({ name, dependents, params }): Promise<Counted> => {
      const { use, label } = dependents;
      const entity = catalog.vocabulary.entities[use];
      if (!entity) return { name, label };
      try {
        const search = { entity: beside(params, entity, catalog), params, fresh: true, most: NAMED };
        const { rows, count = rows.length } = await findRows({ ...search, ...(signal ? { signal } : {}) });
        // What has no name is only counted.
        const hasName = entity.name?.length !== 0 || entity.label !== undefined;
        const told = ({ tell = [] }: Entity, row: Row): Row =>
          Object.fromEntries(tell.map((field) => [field, row[field]]));
        const objects = rows
          .slice(0, hasName ? NAMED : 0)
          .map((row) => new Bound({ ...told(entity, row), name: nameOf(row, entity), id: idOf(row, entity) }));
        return { name, label, found: boundList(objects, count) };
      } catch (error) {
        if (asToolError(error).code === 'cancelled') throw error;
        return { name, label };
      }
    }),
  );
  const found = counted.flatMap(({ name, found }) => (found ? [[name, found] as const] : []));
  return { ...resolved, bound: { ...resolved.bound, ...Object.fromEntries(found) }, counted };
}

/** The parameters that choose what hangs on it; undefined if the call names no such object, or nobody could see it. */
function filterOf({ by }: Dependents, { args, bound }: Resolved): Record<string, string> | undefined {
  const params = Object.entries(by).map(([param, name]) => {
    const [variable = '', ...path] = name.split('.');
    const value = path.length > 0 ? valueAt(bound[variable], path) : args[name];
    return [param, Array.isArray(value) ? '' : plainText(value)] as const;
  });
  return params.some(([, value]) => value === '') ? undefined : Object.fromEntries(params);
}

/** The entity without what its list tool says cannot stand beside these parameters: all projects beside one account. */
function beside(params: Record<string, string>, entity: Entity, catalog: Catalog): Entity {
  const tool = catalog.toolFor(entity.list);
  const known = (tool === undefined ? undefined : catalog.tool(tool)?.params) ?? {};
  const send = Object.entries(entity.send ?? {}).filter(
    ([name]) => !known[name]?.unless?.some((other) => Object.hasOwn(params, other)),
  );
  return { ...entity, send: Object.fromEntries(send) };
}
