import type { Call, Handler, Result } from '../call.js';
import { kindOfList } from '../store/kinds.js';
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

/** The rows of the list's kind; lists that no kind belongs to show one made-up row. */
export function listGeneric(call: Call): Result {
  const { command, params, world } = call;
  const wanted = NEED_ONE[command.name];
  if (wanted && !wanted.some((name) => params.has(name)))
    throw mistake(command.name, 'missing', `One of ${wanted.join(', ')} has to be given`);
  const kind = kindOfList(command.name);
  if (!kind) return { list: [nameless(call)] };
  const fields = new Set(world.types[kind.type]?.fields.map(({ name }) => name));
  const handler =
    handlers.get(command.name) ??
    listRows({ rows: kind.table, owned: fields.has('account') && fields.has('domainid') });
  handlers.set(command.name, handler);
  return handler(call);
}
