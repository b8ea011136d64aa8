import { ToolError } from '../../errors.js';
import type { Entity } from '../../manifest/types.js';
import type { ShownIds } from '../render/shown-ids.js';
import { isBeginningOfUuid, isUuid } from '../../text/uuid.js';
import type { Row } from './find-objects.js';
import type { WireParams } from '../../cloudstack/encode.js';
import { findWithin } from './find-within.js';
import { exactly, hasName, idOf, matching } from './match-name.js';
import { ambiguous } from './tell-candidates.js';
import { askingFor, narrowed, needed, searching } from './wanted.js';
import type { LookUpContext, Wanted } from './wanted.js';

/** So many of those that one beginning fits are looked at. */
const MOST = 10;

/** The one id that was shown and begins so; undefined if none was, or if it is whole already. Throws if several were. */
export function shownAs(beginning: string, shown: ShownIds): string | undefined {
  const ids = isBeginningOfUuid(beginning) ? shown.find(beginning) : [];
  if (ids.length > 1) throw severalBegin(beginning, ids);
  return ids[0];
}

/**
 * What was shown under the beginning of an id, looked up afresh, together with what is called so: a change may hit only
 * what nothing else can be meant by. Undefined if nothing of that can be seen.
 */
export async function findShown(
  ids: readonly string[],
  kind: string,
  entity: Entity,
  wanted: Wanted,
  context: LookUpContext,
): Promise<Row | undefined> {
  const { value } = wanted;
  const search = async (params: WireParams): Promise<Row[]> =>
    (await context.findRows({ entity, params, ...searching(context) })).rows;
  const within = async (params: WireParams): Promise<Row[]> => (await findWithin(kind, entity, params, context)).rows;
  const byName = async (): Promise<Row[]> => {
    if (!hasName(entity)) return [];
    const { filter } = entity;
    const all = context.manyNames || filter === undefined;
    const params = { ...narrowed(entity, wanted), ...(all ? {} : { [filter]: value }) };
    return matching(await within(params), value, entity);
  };
  const byId = async (id: string): Promise<Row[]> => {
    const params = { ...needed(entity, wanted.args), ...askingFor(id, entity) };
    const rows = await (entity.byId === '' ? within(params) : search(params)).catch(unseen);
    return rows.filter((row) => exactly(idOf(row, entity).toLowerCase(), id.toLowerCase()));
  };
  const named = await byName();
  const known = new Set(named.map((row) => idOf(row, entity).toLowerCase()));
  const others = ids.slice(0, MOST).filter((id) => !known.has(id.toLowerCase()));
  const found = [...named, ...(await Promise.all(others.map(byId))).flat()];
  if (found.length > 1) throw ambiguous(found, value, kind, entity);
  if (found.length === 0 && ids.length > 1) throw severalBegin(value, ids);
  return found[0];
}

/** What cannot be seen is told where it matters, as for a whole id. */
function unseen(error: unknown): Row[] {
  if (error instanceof ToolError && error.code !== 'cancelled') return [];
  throw error;
}

function severalBegin(beginning: string, ids: readonly string[]): ToolError {
  const candidates = ids.slice(0, MOST).map((id) => `- ${id}`);
  return new ToolError(
    'id-ambiguous',
    { count: ids.length, beginning, candidates: candidates.join('\n') },
    { data: { candidates: ids.filter(isUuid) } },
  );
}
