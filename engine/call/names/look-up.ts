import { asToolError, ToolError } from '../../errors.js';
import type { WireParams } from '../../cloudstack/encode.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { Entity, Param } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import { Bound } from '../render/bound.js';
import { SEARCH_LIMIT } from './find-objects.js';
import type { FindRows, FoundRows, Row } from './find-objects.js';
import { ambiguous, idOf, isCalled, isId, matching, nameOf, notFound, spoken } from './match-name.js';

export interface LookUpContext {
  catalog: Catalog;
  findRows: FindRows;
  fresh: boolean;
  lookAtIds: boolean;
  /** False for one of too many: then it counts as not seen. */
  maySearchIds: boolean;
  signal?: AbortSignal;
}

export interface Wanted {
  value: string;
  /** Where it stands, for messages. */
  path: string;
  entityName: string | undefined;
  spec: Param;
  param: string;
  /** The arguments of the call; some narrow the search. */
  args: Record<string, unknown>;
}

/** Why nobody could look at what an id stands for, in words for a text. */
export type Unseen = 'not found' | 'the cloud refused to show it' | 'the cloud did not answer' | 'not looked up';

export interface Found {
  id: string;
  name: string;
  isSeen: boolean;
  /** Why it is not seen. */
  why?: Unseen;
  /** False for a literal such as "-1", which is no object. */
  isObject: boolean;
  row?: Row;
  bound: Bound;
}

/** One name or id -> the one object it stands for. Only an id, a resolved id or a declared literal ever comes out. */
export async function lookUp(wanted: Wanted, context: LookUpContext): Promise<Found> {
  const { value, spec, entityName, path } = wanted;
  if (spec.literals?.includes(value))
    return { id: value, name: value, isSeen: true, isObject: false, bound: new Bound({ name: value }) };
  const entity = entityName === undefined ? undefined : context.catalog.vocabulary.entities[entityName];
  if (!entity || entityName === undefined) {
    if (isId(value)) return notLookedUp(value, context);
    throw new ToolError('name-unsupported', { kind: 'thing of this type', argument: path, tool: 'its list tool' });
  }
  if (isId(value) && (entity.id ?? 'id') === 'id') {
    const { lookAtIds, maySearchIds } = context;
    return lookAtIds && maySearchIds ? lookAtId(value, entity, wanted, context) : notLookedUp(value, context);
  }
  if (entity.name?.length === 0) {
    throw new ToolError('name-unsupported', {
      kind: spoken(entityName),
      argument: path,
      tool: listTool(entity, context),
    });
  }
  return findByName(entityName, entity, wanted, context);
}

/** A given id stays the id; what it shows is for people. That it cannot be seen is told, not hidden. */
async function lookAtId(id: string, entity: Entity, wanted: Wanted, context: LookUpContext): Promise<Found> {
  const params = { ...needed(entity, wanted.args), [entity.byId ?? 'id']: id };
  try {
    const { rows } = await context.findRows({ entity, params, ...searching(context) });
    const row = rows.find((one) => idOf(one, entity).toLowerCase() === id.toLowerCase());
    return row ? seen(row, entity) : unseen(id, 'not found');
  } catch (error) {
    const { code, cloud } = asToolError(error);
    if (code === 'cancelled') throw error;
    // CloudStack answers so for an id that is nobody's.
    if (code === 'refused-parameter') return unseen(id, 'not found');
    return unseen(id, cloud ? 'the cloud refused to show it' : 'the cloud did not answer');
  }
}

async function findByName(entityName: string, entity: Entity, wanted: Wanted, context: LookUpContext): Promise<Found> {
  const { value, args } = wanted;
  const missing = (entity.needs ?? []).filter((name) => args[name] === undefined);
  if (missing.length > 0) {
    throw new ToolError('parent-needed', { kind: spoken(entityName), parent: missing.join(' and ') });
  }
  const narrowing = { ...needed(entity, args), ...withinOf(entity, wanted) };
  const search = (params: WireParams): Promise<FoundRows> =>
    context.findRows({ entity, params, ...searching(context) });

  if (entity.filter !== undefined) {
    const filtered = await search({ ...narrowing, [entity.filter]: value });
    const found = matching(filtered.rows, value, entity);
    if (!filtered.isCut && isSure(found, value, entity)) return theOnly(found, value, entityName, entity);
  }
  // "Did you mean" needs the names that a filter leaves out, too.
  const { rows, isCut } = await search(narrowing);
  const found = matching(rows, value, entity);
  if (found.length > 1 || (found.length === 1 && !isCut)) return theOnly(found, value, entityName, entity);
  if (isCut) {
    const narrow = entity.within ? ` with ${entity.within.join(' or ')}` : '';
    throw new ToolError('too-many-to-search', { limit: SEARCH_LIMIT, kind: spoken(entityName), name: value, narrow });
  }
  throw notFound(rows, value, entityName, entity, listTool(entity, context));
}

/**
 * Whether a filtered search has brought all that could be meant. The server's filter looks at the first of the names
 * only: others may be called exactly so by another of their names. That it brought one which differs in case shows that
 * it does not mind case, so with one name that is enough.
 */
function isSure(found: readonly Row[], value: string, entity: Entity): boolean {
  const [field = 'name', ...others] = entity.name ?? ['name'];
  if (found.length === 0) return false;
  return others.length === 0 || found.some((row) => isCalled(row, value, field));
}

function theOnly(found: Row[], value: string, entityName: string, entity: Entity): Found {
  const [one, ...others] = found;
  if (!one || others.length > 0) throw ambiguous(found, value, entityName, entity);
  return seen(one, entity);
}

function searching({ fresh, signal }: LookUpContext): { fresh: boolean; signal?: AbortSignal } {
  return { fresh, ...(signal ? { signal } : {}) };
}

/** Arguments of the same call that narrow the search, as far as they are ids by now. */
function withinOf(entity: Entity, { args, param }: Wanted): WireParams {
  const names = (entity.within ?? []).filter((name) => name !== param && isId(plainText(args[name])));
  return Object.fromEntries(names.map((name) => [name, plainText(args[name])]));
}

function needed(entity: Entity, args: Record<string, unknown>): WireParams {
  return Object.fromEntries(
    (entity.needs ?? []).flatMap((name) => (args[name] === undefined ? [] : [[name, plainText(args[name])]])),
  );
}

function seen(row: Row, entity: Entity): Found {
  const id = idOf(row, entity);
  const name = nameOf(row, entity);
  const told = Object.fromEntries([...(entity.tell ?? []), ...(entity.also ?? [])].map((field) => [field, row[field]]));
  const fields = Object.fromEntries((entity.name ?? ['name']).map((field) => [field, row[field]]));
  return { id, name, isSeen: true, isObject: true, row, bound: new Bound({ ...fields, ...told, name, id }) };
}

function unseen(id: string, why: Unseen): Found {
  const name = 'an object that could not be looked up';
  return { id, name: '', isSeen: false, why, isObject: true, bound: new Bound({ name, id }) };
}

/** Where nobody has to see what it is, an id is as good as its object. */
function notLookedUp(id: string, { lookAtIds }: LookUpContext): Found {
  if (lookAtIds) return unseen(id, 'not looked up');
  return { id, name: '', isSeen: true, isObject: true, bound: new Bound({ name: '', id }) };
}

function listTool(entity: Entity, { catalog }: LookUpContext): string {
  return catalog.toolFor(entity.list) ?? entity.list;
}
