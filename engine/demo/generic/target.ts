import { checkAccess } from '../access/scope.js';
import { plainText } from '../../text/plain-text.js';
import type { ParameterFacts } from '../../facts/load-facts.js';
import type { Call } from '../call.js';
import { tablesOfParam } from '../store/entity-tables.js';
import { findById } from '../store/index-of.js';
import { isOwnUuid, kindsOfEntity, type Kind } from '../store/kinds.js';
import { labelOf } from '../store/relations.js';
import type { Row } from '../store/rows.js';
import { mistake } from './mistakes.js';
import { REMOVES, verbOf } from './verbs.js';

export interface Target {
  row: Row;
  /** The table that it stands in. */
  table: string;
}

/** Names that stand for a thing of a kind without being its id. */
const BY_NAME = ['name', 'username', 'hostname', 'keypair', 'provider', 'serial', 'account'];

/** The things that a command is about: by `id`, `ids`, an id named after the kind, or by a name. Throws what is wrong. */
export function targetsOf(call: Call, kind: Kind | undefined): Target[] {
  const { command, params } = call;
  const own = command.params.find(({ name }) => name === 'id');
  const param =
    own && (params.has('id') || own.required)
      ? own
      : (command.params.find(({ name }) => name === 'ids' && params.has('ids')) ??
        command.params.find(({ name }) => params.has(name) && name === `${kind?.noun ?? ''}id`) ??
        command.params.find(
          ({ name, type, entityType }) => params.has(name) && isId(type) && isOfKind(entityType, kind),
        ) ??
        command.params.find(
          ({ name, type, entityType, required }) => required && isId(type) && params.has(name) && isKept(entityType),
        ));
  const uuid = command.params.find(
    ({ name, type }) => type === 'string' && kind !== undefined && isOwnUuid(name, kind) && params.has(name),
  );
  if (uuid && kind) {
    const id = params.text(uuid.name) ?? '';
    return [found(call, findById(call.world.tables, [kind.table], id), id)];
  }
  if (param) {
    const tables = tablesFor(param, kind);
    const ids = params.list(param.name) ?? [params.text(param.name) ?? plainText(params.raw(param.name))];
    const wasThere = ids.find((id) => findById(call.world.tables, ['removed'], id));
    if (tables.length === 0 && wasThere !== undefined) return [found(call, undefined, wasThere)];
    if (tables.length === 0) return [];
    const hanging = isOfKind(param.entityType, kind) || !REMOVES.has(verbOf(command.name)) ? undefined : kind;
    if (hanging) return hangingOn(call, hanging, param.name, ids);
    return ids.map((id) => found(call, findById(call.world.tables, tables, id), id));
  }
  const name = BY_NAME.find((one) => params.has(one) && command.params.some(({ name: known }) => known === one));
  if (kind === undefined || name === undefined) return [];
  const label = params.text(name);
  if (name === 'account' && kind.table !== 'projectAccounts') return [accountNamed(call, label ?? '')];
  const row = (call.world.tables[kind.table] ?? []).find(
    (one) => ((name === 'account' ? one.name : one[name]) ?? labelOf(one)) === label && mayTouch(call, one),
  );
  return [found(call, row && { row, table: kind.table }, label ?? '')];
}

/** Whose account it is about: by its name, in the domain that was told or the caller's. */
function accountNamed(call: Call, name: string): Target {
  const domainid = call.params.text('domainid') ?? call.caller.account.domainid;
  const row = call.world.tables.accounts.find((one) => one.name === name && one.domainid === domainid);
  return found(call, row && { row, table: 'accounts' }, name);
}

/** What a command removes by telling what it hangs on: the VPN of an address, the dedication of a host. */
function hangingOn(call: Call, kind: Kind, field: string, ids: readonly string[]): Target[] {
  const rows = call.world.tables[kind.table] ?? [];
  return ids.map((id) => {
    const row = rows.find((one) => one[field] === id);
    if (!row) throw mistake(call.command.name, 'gone', `${id} has no ${kind.noun}`);
    return found(call, { row, table: kind.table }, id);
  });
}

/** Some parameters are called an id by the facts and are names. */
const isId = (type: string): boolean => type === 'uuid' || type === 'list';

const isOfKind = (entityType: string | undefined, kind: Kind | undefined): boolean =>
  entityType !== undefined && kindsOfEntity(entityType).some(({ table }) => table === kind?.table);

const isKept = (entityType: string | undefined): boolean =>
  entityType !== undefined && kindsOfEntity(entityType).length > 0;

const tablesFor = (param: ParameterFacts, kind: Kind | undefined): string[] => [
  ...new Set([...(kind ? [kind.table] : []), ...tablesOfParam(param)]),
];

/** What is gone is not found, what is somebody else's is refused. */
function found(call: Call, target: Target | undefined, id: string): Target {
  if (!target) throw mistake(call.command.name, 'gone', `There is nothing with the id ${id}`);
  if (isOwned(target.row) && target.row['ispublic'] !== true) checkAccess(call, target.row);
  return target;
}

export const isOwned = (row: Row): boolean =>
  typeof row['account'] === 'string' || typeof row['projectid'] === 'string';

function mayTouch(call: Call, row: Row): boolean {
  const { account } = call.caller;
  const wanted = call.params.text('account') ?? account.name;
  return !isOwned(row) || row['account'] === wanted || row['projectid'] === call.params.text('projectid');
}
