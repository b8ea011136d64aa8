import { referencesOf } from '../../manifest/bindings.js';
import type { Reference } from '../../manifest/bindings.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { Param, Tool } from '../../manifest/types.js';
import { ToolError } from '../../errors.js';
import { plainText } from '../../text/plain-text.js';
import type { Bound, BoundList } from '../render/bound.js';
import { boundList } from '../render/bound.js';
import type { FindRows } from './find-objects.js';
import { lookUpAmong } from './look-up-among.js';
import type { Found, Unseen } from './look-up.js';
import { isBeginningOfUuid, isUuid } from '../../text/uuid.js';
import type { ShownIds } from '../render/shown-ids.js';
import type { LookUpContext } from './wanted.js';

/** One object that an argument names: what confirmation and the audit log hold on to. */
export interface NamedObject {
  argument: string;
  id: string;
  name: string;
  /** False if an id was given and nothing could be seen behind it. */
  isSeen: boolean;
  /** Why it is not seen. */
  why?: Unseen;
  /** What its row tells of it: owner, place, state and the like. */
  facts?: Record<string, unknown>;
}

/** What depends on an object of the call. Without `found` it could not be counted. */
export interface Counted {
  name: string;
  label: string;
  found?: BoundList;
}

export interface Resolved {
  /** The arguments with ids in place of names. */
  args: Record<string, unknown>;
  objects: NamedObject[];
  /** What texts call them: `vm`, `volumes`. */
  bound: Record<string, Bound | Bound[]>;
  /** What hangs on them, where the plan tells it. */
  counted?: Counted[];
}

export interface ResolveOptions {
  /** Ask the cloud again: names and ids may have moved since they were remembered. */
  fresh: boolean;
  /** Look up what was given as an id too, so that a person can see what it is. */
  lookAtIds: boolean;
  shownIds: ShownIds;
  signal?: AbortSignal;
}

/** Beyond this, ids of a list are not looked up one by one: they count as not seen. */
const MOST_LOOK_UPS = 100;
/** More names in one argument are not looked up. */
const MOST_NAMES = 200;
/** From so many names on, reading a list once is less than searching for each. */
const MANY_NAMES = 4;

/** Turns every name among the arguments into an id. Throws if one is not found, or stands for several. */
export async function resolveNames(
  tool: Tool,
  args: Record<string, unknown>,
  catalog: Catalog,
  findRows: FindRows,
  options: ResolveOptions,
): Promise<Resolved> {
  const references = referencesOf(tool.params, catalog.vocabulary).filter(({ param }) => args[param] !== undefined);
  const resolved: Resolved = { args: { ...args }, objects: [], bound: {} };
  const under: LookUpContext = {
    catalog,
    findRows: askedOnce(findRows),
    maySearchIds: true,
    manyNames: false,
    ...options,
  };

  // Arguments that narrow the search for others (a zone) are resolved before them; the rest go side by side.
  const begun = new Map<string, Promise<void>>();
  const resolveParam = (param: string, waiting: readonly string[]): Promise<void> => {
    const known = begun.get(param);
    if (known) return known;
    const own = references.filter((reference) => reference.param === param);
    const narrowing = own.flatMap((reference) => narrowedBy(reference, args, catalog));
    const first = narrowing.filter((name) => name !== param && !waiting.includes(name));
    const work = Promise.all(first.map((name) => resolveParam(name, [...waiting, param]))).then(async () => {
      for (const reference of own) await resolveReference(reference, resolved, under, tool.params);
    });
    begun.set(param, work);
    return work;
  };
  // All are waited for before the first failure is told, so that nothing goes on behind the caller's back.
  const outcomes = await Promise.allSettled(
    [...new Set(references.map(({ param }) => param))].map((param) => resolveParam(param, [])),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return { ...resolved, objects: inDeclaredOrder(resolved.objects, tool) };
}

/** Look-ups end in any order; the first object is the one that the tool is about: the first required parameter's. */
function inDeclaredOrder(objects: NamedObject[], { params }: Tool): NamedObject[] {
  const names = Object.keys(params);
  const rank = ({ argument }: NamedObject): number => {
    const param = argument.replace(/[[.].*$/, '');
    return names.indexOf(param) + (params[param]?.required === true ? 0 : names.length);
  };
  return objects
    .map((object, at) => ({ object, at }))
    .sort((a, b) => rank(a.object) - rank(b.object) || byPosition(a.object, b.object) || a.at - b.at)
    .map(({ object }) => object);
}

function byPosition(a: NamedObject, b: NamedObject): number {
  const position = ({ argument }: NamedObject): number => Number(/\[(\d+)\]/.exec(argument)?.[1] ?? 0);
  return position(a) - position(b);
}

function entityNameOf({ entity, spec }: Reference, args: Record<string, unknown>): string | undefined {
  if (entity !== undefined || !spec.resolve) return entity;
  const wanted = String(args[spec.resolve.by]).toLowerCase();
  return Object.entries(spec.resolve.map).find(([value]) => value.toLowerCase() === wanted)?.[1];
}

function narrowedBy(reference: Reference, args: Record<string, unknown>, catalog: Catalog): string[] {
  const name = entityNameOf(reference, args);
  const entity = name === undefined ? undefined : catalog.vocabulary.entities[name];
  return [...(entity?.within ?? []), ...(entity?.needs ?? []), ...Object.keys(entity?.fills ?? {})];
}

async function resolveReference(
  reference: Reference,
  resolved: Resolved,
  context: LookUpContext,
  params: Record<string, Param>,
): Promise<void> {
  const { param, field, spec, variable } = reference;
  const entityName = entityNameOf(reference, resolved.args);
  const { args } = resolved;
  const names = namesIn(args[param], field, context.shownIds);
  if (names > MOST_NAMES) throw new ToolError('too-many-names', { argument: param, count: names, limit: MOST_NAMES });
  const manyNames = names >= MANY_NAMES;
  const find = async (value: unknown, path: string, position: number): Promise<Found> =>
    lookUpAmong(
      { value: String(value), path, entityName, spec, param, args, params },
      { ...context, manyNames, maySearchIds: position < MOST_LOOK_UPS },
    );

  if (field !== undefined) return resolveField(reference, resolved, find);
  const given = args[param];
  if (!Array.isArray(given)) {
    const found = await find(given, param, 0);
    args[param] = found.id;
    fillIn(entityName, found, resolved, context);
    note(found, param, resolved);
    if (variable !== undefined) resolved.bound[variable] = found.bound;
    return;
  }
  const all = await Promise.all(given.map((one, at) => find(one, `${param}[${at}]`, at)));
  args[param] = all.map(({ id }) => id);
  all.forEach((found, at) => note(found, `${param}[${at}]`, resolved));
  if (variable !== undefined) resolved.bound[variable] = boundList(all.map(({ bound }) => bound));
}

/** How many different names, which are no ids and no beginnings of one that was shown, an argument holds. */
function namesIn(given: unknown, field: string | undefined, shown: ShownIds): number {
  const values = [given].flat().map((one) => (field === undefined ? one : (one as Record<string, unknown>)[field]));
  const isName = (text: string): boolean =>
    !isUuid(text) && !(isBeginningOfUuid(text) && shown.find(text).length === 1);
  return new Set(values.flat().filter((one) => one !== undefined && isName(plainText(one)))).size;
}

/** The same search is made once for all names of a call. */
function askedOnce(findRows: FindRows): FindRows {
  const asked = new Map<string, ReturnType<FindRows>>();
  return (search) => {
    const key = JSON.stringify([search.entity, search.params]);
    const known = asked.get(key) ?? findRows(search);
    asked.set(key, known);
    return known;
  };
}

/** Ids inside records and maps: `iptonetworklist[1].networkid`. */
async function resolveField(
  { param, field = '' }: Reference,
  resolved: Resolved,
  find: (value: unknown, path: string, position: number) => Promise<Found>,
): Promise<void> {
  const given = resolved.args[param];
  const change = async (record: unknown, path: string, position: number): Promise<unknown> => {
    const value = (record as Record<string, unknown>)[field];
    if (value === undefined) return record;
    const one = async (item: unknown): Promise<string> => {
      const found = await find(item, path, position);
      note(found, path, resolved);
      return found.id;
    };
    const id = Array.isArray(value) ? await Promise.all(value.map(one)) : await one(value);
    return { ...(record as object), [field]: id };
  };
  resolved.args[param] = Array.isArray(given)
    ? await Promise.all(given.map((record, at) => change(record, `${param}[${at}].${field}`, at)))
    : await change(given, `${param}.${field}`, 0);
}

function note({ id, name, isSeen, why, isObject, facts }: Found, argument: string, { objects }: Resolved): void {
  if (!isObject) return;
  objects.push({ argument, id, name, isSeen, ...(why === undefined ? {} : { why }), ...(facts ? { facts } : {}) });
}

/** An account is a name within a domain: whoever names the account has named the domain. */
function fillIn(entityName: string | undefined, { row }: Found, { args }: Resolved, { catalog }: LookUpContext): void {
  const fills = entityName === undefined ? undefined : catalog.vocabulary.entities[entityName]?.fills;
  for (const [argument, field] of Object.entries(fills ?? {})) {
    const value = row?.[field];
    if (args[argument] === undefined && typeof value === 'string') args[argument] = value;
  }
}
