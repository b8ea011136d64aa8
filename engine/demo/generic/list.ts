import type { Call, Handler, Result } from '../call.js';
import { loadFacts, type ParameterFacts } from '../../facts/load-facts.js';
import { tablesOfParam } from '../store/entity-tables.js';
import { findById } from '../store/index-of.js';
import { kindOfCommand, kindOfList, type Kind } from '../store/kinds.js';
import { listRows } from '../store/list-rows.js';
import { nameless } from './deed.js';
import { mistake } from './mistakes.js';

const handlers = new Map<string, Handler>();

/** Lists that answer only when they are told of what. */
const NEED_ONE: Record<string, readonly string[]> = {
  listBackupServiceJobs: ['zoneid'],
  listBigSwitchBcfDevices: ['physicalnetworkid', 'bcfdeviceid'],
  listBrocadeVcsDevices: ['physicalnetworkid', 'vcsdeviceid'],
  listGlobalLoadBalancerRules: ['regionid', 'id'],
  listLBHealthCheckPolicies: ['lbruleid', 'id'],
  listLBStickinessPolicies: ['lbruleid', 'id'],
  listNetscalerLoadBalancers: ['physicalnetworkid', 'lbdeviceid'],
  listNetworkDevice: ['networkdeviceparameterlist'],
  listNiciraNvpDevices: ['physicalnetworkid', 'nvpdeviceid'],
  listPaloAltoFirewalls: ['physicalnetworkid', 'fwdeviceid'],
  listSslCerts: ['certid', 'accountid', 'lbruleid', 'projectid'],
};

const catalogues = new Map<Kind, boolean>();

/** What no command makes is simply there: kinds of events, services, providers. */
function isCatalogue(kind: Kind): boolean {
  const known = catalogues.get(kind);
  if (known !== undefined) return known;
  const isMade = loadFacts().commands.some(
    (one) => one.name !== kind.list && one.http === 'POST' && kindOfCommand(one) === kind,
  );
  catalogues.set(kind, !isMade);
  return !isMade;
}

/** Whether what the list is about was there once and is not any more. */
function isGone({ params, world }: Call, param: ParameterFacts): boolean {
  const { name } = param;
  const tables = tablesOfParam(param);
  return params.has(name) && tables.length > 0 && findById(world.tables, tables, params.text(name)) === undefined;
}

/** The rows of the list's kind; lists that no kind belongs to show one made-up row. */
export function listGeneric(call: Call): Result {
  const { command, params, world } = call;
  const wanted = NEED_ONE[command.name];
  if (wanted && !wanted.some((name) => params.has(name)))
    throw mistake(command.name, 'missing', `One of ${wanted.join(', ')} has to be given`);
  for (const param of command.params)
    if (param.required && param.type === 'uuid' && isGone(call, param))
      throw mistake(command.name, 'gone', `There is nothing with this ${param.name}`);
  const kind = kindOfList(command.name);
  if (!kind) return { list: [nameless(call)] };
  const rows = (world.tables[kind.table] ??= []);
  if (rows.length === 0 && isCatalogue(kind)) rows.push(nameless(call), nameless(call));
  const fields = new Set(world.types[kind.type]?.fields.map(({ name }) => name));
  const handler =
    handlers.get(command.name) ??
    listRows({ rows: kind.table, owned: fields.has('account') && fields.has('domainid') });
  handlers.set(command.name, handler);
  return handler(call);
}
