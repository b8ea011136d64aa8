import { isRefusal } from '../../cloudstack/classify.js';
import { asToolError, ToolError } from '../../errors.js';
import { isUuid } from '../../text/uuid.js';
import type { Entity } from '../../manifest/types.js';
import { Bound } from '../render/bound.js';
import { findByName } from './find-by-name.js';
import type { Row } from './find-objects.js';
import { findShown, shownAs } from './find-shown.js';
import { findWithin } from './find-within.js';
import { hasName, idOf, mayBeginId, nameOf, spoken } from './match-name.js';
import { askingFor, needed, searching } from './wanted.js';
import type { LookUpContext, Wanted } from './wanted.js';
import { ownerOf } from '../../cloudstack/owner-of.js';

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
  /** What makes it this object in this state: if any of it changes, it is not what somebody agreed to. */
  facts?: Record<string, unknown>;
  bound: Bound;
}

/** Whose it is, where, and in which state, in the words that CloudStack has for all kinds of things. */
const TELLING = [
  ...['account', 'domainid', 'projectid', 'zoneid'],
  ...['state', 'status', 'resourcestate', 'allocationstate'],
];

/** One name or id -> the one object it stands for. Only an id, a resolved id or a declared literal ever comes out. */
export async function lookUp(wanted: Wanted, context: LookUpContext): Promise<Found> {
  const { value, spec, entityName, path } = wanted;
  if (spec.literals?.includes(value))
    return { id: value, name: value, isSeen: true, isObject: false, bound: new Bound({ name: value }) };
  const entity = entityName === undefined ? undefined : context.catalog.vocabulary.entities[entityName];
  if (!entity || entityName === undefined) {
    const id = isUuid(value) ? value : shownAs(value, context.shownIds);
    if (id !== undefined) return notLookedUp(id, context);
    throw new ToolError('name-unsupported', { kind: 'thing of this type', argument: path, tool: 'its list tool' });
  }
  if (isUuid(value) && isApartFromNames(entity)) {
    const { lookAtIds, maySearchIds } = context;
    return lookAtIds && maySearchIds
      ? lookAtId(value, entityName, entity, wanted, context)
      : notLookedUp(value, context);
  }
  const mayBegin = mayBeginId(value, entity);
  const ids = mayBegin ? context.shownIds.find(value) : [];
  if (ids.length > 0) return lookUpShown(ids, entityName, entity, wanted, context);
  if (!hasName(entity) && !mayBegin) {
    throw new ToolError('name-unsupported', {
      kind: spoken(entityName),
      argument: path,
      tool: listTool(entity, context),
    });
  }
  return seen(await findByName(entityName, entity, wanted, context, listTool(entity, context)), entity);
}

/** Whether its id is no name of it, as a key pair's is: then a UUID can only be its id, also where the field is called fwdeviceid. */
function isApartFromNames({ id = 'id', name = ['name'] }: Entity): boolean {
  return id === 'id' || !name.includes(id);
}

/** As good as the whole id where nothing is changed; else looked up like a name. */
async function lookUpShown(
  ids: readonly string[],
  kind: string,
  entity: Entity,
  wanted: Wanted,
  context: LookUpContext,
): Promise<Found> {
  const [id = '', ...others] = ids;
  const isEnough = others.length === 0 && (!context.fresh || !context.maySearchIds);
  if (isEnough) return lookUp({ ...wanted, value: id }, context);
  const row = await findShown(ids, kind, entity, wanted, context);
  return row ? seen(row, entity) : unseen(id, 'not found');
}

/** A given id stays the id; what it shows is for people. That it cannot be seen is told, not hidden. */
async function lookAtId(
  id: string,
  kind: string,
  entity: Entity,
  wanted: Wanted,
  context: LookUpContext,
): Promise<Found> {
  const params = { ...needed(entity, wanted.args), ...askingFor(id, entity) };
  try {
    const { rows } = await (entity.byId === ''
      ? findWithin(kind, entity, params, context)
      : context.findRows({ entity, params, ...searching(context) }));
    const row = rows.find((one) => idOf(one, entity).toLowerCase() === id.toLowerCase());
    return row ? seen(row, entity) : unseen(id, 'not found');
  } catch (error) {
    const { code, cloud } = asToolError(error);
    if (code === 'cancelled') throw error;
    // CloudStack answers so for an id that is nobody's.
    if (isRefusal(code)) return unseen(id, 'not found');
    return unseen(id, cloud ? 'the cloud refused to show it' : 'the cloud did not answer');
  }
}

function seen(row: Row, entity: Entity): Found {
  const id = idOf(row, entity);
  const name = nameOf(row, entity);
  const told = Object.fromEntries(
    [...(entity.tell ?? []), ...(entity.also ?? [])].map((field) => [
      field,
      field === 'account' ? ownerOf(row) : row[field],
    ]),
  );
  const fields = Object.fromEntries((entity.name ?? ['name']).map((field) => [field, row[field]]));
  const facts = Object.fromEntries(
    [...new Set([...TELLING, ...(entity.tell ?? [])])].flatMap((field) =>
      row[field] === undefined ? [] : [[field, row[field]]],
    ),
  );
  return { id, name, isSeen: true, isObject: true, row, facts, bound: new Bound({ ...fields, ...told, name, id }) };
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
