import { ToolError } from '../../errors.js';
import type { WireParams } from '../../cloudstack/encode.js';
import type { Entity } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import { SEARCH_LIMIT } from './find-objects.js';
import type { FoundRows, Row } from './find-objects.js';
import { ignoringCase, matching, mayBeginId, namesOf, spoken } from './match-name.js';
import { findWithin, missingParents } from './find-within.js';
import { ambiguous, notFound } from './tell-candidates.js';
import { narrowed } from './wanted.js';
import type { LookUpContext, Wanted } from './wanted.js';

/** The one row that is called so, or an error that says how many there are. */
export async function findByName(
  entityName: string,
  entity: Entity,
  wanted: Wanted,
  context: LookUpContext,
  listTool: string,
): Promise<Row> {
  const { value, args } = wanted;
  const missing = missingParents(entity, args);
  if (missing.length > 0) {
    throw new ToolError('parent-needed', { kind: spoken(entityName), parent: missing.join(' and ') });
  }
  const narrowing = narrowed(entity, wanted);
  const search = (params: WireParams): Promise<FoundRows> => findWithin(entityName, entity, params, context);
  const matched = (rows: readonly Row[]): Row[] => asOwned(matching(rows, value, entity), entity, wanted);
  const { filter } = entity;

  // Of many names in one call each would be two requests: the whole list is read once instead, if it is not too long.
  const whole = context.manyNames ? await search(narrowing) : undefined;
  let isNowhere = false;
  if (filter !== undefined && (!whole || whole.isCut)) {
    const parts = await Promise.all(spellings(value).map((one) => search({ ...narrowing, [filter]: one })));
    const rows = parts.flatMap((part) => part.rows);
    const isCut = parts.some((part) => part.isCut);
    const found = matched(rows);
    const isSure = !isCut && seesAllNames(entity) && !mayBeginId(value, entity);
    if (isSure && found.length > 0) return theOnly(found, value, entityName, entity);
    isNowhere = isSure;
  }
  // A filter may not see what is called so, and "did you mean" needs the names that it leaves out.
  const { rows, isCut } = whole ?? (await search(narrowing));
  const found = matched(rows);
  if (found.length > 1 || (found.length === 1 && !isCut)) return theOnly(found, value, entityName, entity);
  if (!isCut || (isNowhere && found.length === 0)) throw notFound(rows, value, entityName, entity, listTool);
  const narrow = entity.within ? ` with ${entity.within.join(' or ')}` : '';
  throw new ToolError('too-many-to-search', { limit: SEARCH_LIMIT, kind: spoken(entityName), name: value, narrow });
}

/** An é may be one letter or two, and look the same; a server's filter finds the one that it was given. */
function spellings(value: string): string[] {
  return [...new Set([value, value.normalize('NFC'), value.normalize('NFD')])];
}

function theOnly(found: readonly Row[], value: string, entityName: string, entity: Entity): Row {
  const [one, ...others] = found;
  if (!one || others.length > 0) throw ambiguous(found, value, entityName, entity);
  return one;
}

/** Whether the server's filter brings all that could be meant: others may be called so by a name that it does not see. */
function seesAllNames(entity: Entity): boolean {
  const names = namesOf(entity);
  const seen = entity.sees ?? names.slice(0, 1);
  return names.every((name) => seen.includes(name));
}

/** Of several owners the one that the call names by another argument. */
function asOwned(found: Row[], { fills = {} }: Entity, { args, param, params }: Wanted): Row[] {
  return Object.entries(fills).reduce((rows, [argument, field]) => {
    const given = plainText(args[argument]);
    if (given === '' || argument === param || params[argument]?.literals?.includes(given)) return rows;
    const same = rows.filter((row) => ignoringCase(plainText(row[field]), given));
    // A role that is not told the owner sees its own only.
    return same.length > 0 ? same : rows.filter((row) => row[field] === undefined);
  }, found);
}
