import { plainText } from '../../text/plain-text.js';
import type { Call, Handler } from '../call.js';
import type { ParameterValue } from '../request/parameter-bag.js';
import { inherited } from '../fill/derive.js';
import { presentRow } from '../answer/present-row.js';
import { isOwnUuid, kindOfList } from './kinds.js';
import type { Row, TableName } from './rows.js';
import { isWithin, rowsInScope } from '../access/scope.js';

export interface ListDefinition {
  rows: TableName | ((call: Call) => readonly Row[]);
  /** Rows belong to accounts and are cut down to what the caller asked for. */
  owned?: boolean;
  /** How `name` compares; CloudStack differs from list to list. */
  name?: 'contains' | 'equals';
  /** Fields that `keyword` searches. */
  keyword?: readonly string[];
  /** Parameters that mean something else than "this field has this value". */
  filters?: Record<string, (row: Row, value: ParameterValue, call: Call) => boolean>;
  /** Applied always: what this list leaves out. */
  only?: (row: Row, call: Call) => boolean;
}

const scopeNames = new Set([
  'account',
  'domainid',
  'projectid',
  'listall',
  'isrecursive',
  'page',
  'pagesize',
  'keyword',
  'name',
  'id',
  'ids',
  'tags',
]);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '').toLowerCase();

function equalTo(field: unknown, value: ParameterValue): boolean {
  if (typeof value === 'boolean') return (field === true) === value;
  if (typeof value === 'string' && typeof field === 'string') return field.toLowerCase() === value.toLowerCase();
  if (typeof value === 'number') return Number(field) === value;
  return field === value;
}

/** What a row points at in a field that is kept though it is never shown, or through what it hangs on. */
const pointsAt = ({ world }: Call, row: Row, field: string): unknown =>
  row[field] ?? inherited(world.tables, row, field);

/** Things tell the name of their account and not its id. */
function isOfAccount({ world }: Call, row: Row, id: ParameterValue): boolean {
  const account = world.tables.accounts.find((one) => one.id === id);
  return row['accountid'] === id || (row['account'] === account?.name && row['domainid'] === account?.domainid);
}

/** In the domain, or below it where the list is told to go on. */
function isOfDomain({ params, world }: Call, row: Row, domainid: ParameterValue): boolean {
  if (row['domainid'] === undefined || row['domainid'] === domainid) return row['domainid'] === domainid;
  return params.flag('isrecursive') === true && isWithin(world, row['domainid'] as string, plainText(domainid));
}

/** A handler for a list command: scope, filters from the facts (a parameter named like a field compares with it), keyword. */
export function listRows(definition: ListDefinition): Handler {
  const { rows: source, owned = false, name = 'equals', keyword = ['name'], filters = {}, only } = definition;
  return (call) => {
    const { command, params, world } = call;
    const all: readonly Row[] = typeof source === 'function' ? source(call) : (world.tables[source] ?? []);
    let rows = owned ? rowsInScope(call, all) : [...all];
    if (only) rows = rows.filter((row) => only(row, call));

    const id = params.text('id');
    const ids = params.list('ids');
    if (id !== undefined) rows = rows.filter((row) => row.id === id);
    if (ids && ids.length > 0) rows = rows.filter((row) => ids.includes(row.id));

    const wantedName = params.text('name')?.toLowerCase();
    if (wantedName && !filters['name']) {
      rows = rows.filter((row) =>
        name === 'contains' ? textOf(row.name).includes(wantedName) : textOf(row.name) === wantedName,
      );
    }
    const word = params.text('keyword')?.toLowerCase();
    if (word) rows = rows.filter((row) => keyword.some((field) => textOf(row[field]).includes(word)));

    const kind = kindOfList(command.name);
    const fields = new Set(world.types[command.answers]?.fields.map((field) => field.name));
    for (const param of command.params) {
      const value = params.raw(param.name);
      if (value === undefined) continue;
      const filter = filters[param.name];
      if (filter) rows = rows.filter((row) => filter(row, value, call));
      else if (Array.isArray(value) && param.name.endsWith('ids') && fields.has(param.name.slice(0, -1))) {
        const wanted: readonly unknown[] = value;
        rows = rows.filter((row) => wanted.includes(row[param.name.slice(0, -1)]));
      } else if (!owned && param.name === 'domainid' && fields.has('domainid'))
        rows = rows.filter((row) => isOfDomain(call, row, value));
      else if (scopeNames.has(param.name) || Array.isArray(value)) continue;
      else if (kind && param.type === 'string' && isOwnUuid(param.name, kind))
        rows = rows.filter((row) => row.id === value);
      else if (owned && param.name === 'accountid') rows = rows.filter((row) => isOfAccount(call, row, value));
      else if (fields.has(param.name)) {
        // Compared as answered, since some fields are worked out and not stored.
        rows = rows.filter((row) => equalTo(row[param.name] ?? presentRow(call, row)[param.name], value));
      } else if (param.entityType !== undefined && rows.some((row) => pointsAt(call, row, param.name) !== undefined)) {
        rows = rows.filter((row) => pointsAt(call, row, param.name) === value);
      }
    }
    for (const wanted of params.records('tags')) {
      rows = rows.filter((row) =>
        world.tables.tags.some(
          (tag) => tag.resourceid === row.id && tag.key === wanted['key'] && tag.value === wanted['value'],
        ),
      );
    }
    return params.flag('retrieveonlyresourcecount') ? { list: [], count: rows.length } : { list: rows };
  };
}
