import { cloudDate } from '../cloud-date.js';
import { ownerFields } from '../access/scope.js';
import { plainText } from '../../text/plain-text.js';
import type { Call } from '../call.js';
import { inherited } from '../fill/derive.js';
import { statesOf } from '../../facts/sample-kinds.js';
import { tablesOfParam } from '../store/entity-tables.js';
import { findById } from '../store/index-of.js';
import type { Kind } from '../store/kinds.js';
import { pointers } from '../store/relations.js';
import type { Row } from '../store/rows.js';
import { shapeOf } from '../answer/shape-of.js';
import type { Deed } from './deed.js';
import { mistake } from './mistakes.js';
import { setFields } from './set-fields.js';

/** Told of a new thing because it is so where it belongs to. */
const TAKEN_OVER = ['zoneid', 'podid', 'clusterid', 'hypervisor', 'vpcid', 'physicalnetworkid'];

/** A new thing of the kind out of what was sent, where it belongs and whose it is. */
export function newRow(call: Call, kind: Kind): Row {
  const { command, params, caller, world } = call;
  const { form } = shapeOf(command, caller.role, world.types);
  // Regions are numbered by whoever adds them.
  const number = params.number('id');
  const row: Row = { id: number === undefined ? world.newId(kind.table) : String(number) };
  const name = nameOf(call, kind);
  if (name !== undefined) row.name = name;
  setFields(call, row);
  Object.assign(row, owner(call, row, kind));
  for (const field of TAKEN_OVER) {
    const value = row[field] ?? (form(field) === undefined ? undefined : inherited(world.tables, row, field));
    if (value !== undefined) row[field] = value;
  }
  if (row['state'] === undefined && form('state') !== undefined) row['state'] = statesOf(kind.type, 'state')[0];
  row['created'] = cloudDate(world.now());
  const numbered = NUMBERED[kind.table];
  if (numbered && row[numbered.field] === undefined) row[numbered.field] = nextNumber(call, kind, row, numbered);
  if (kind.table === 'virtualMachines') Object.assign(row, { nic: [], displayname: row.name, ...UNKNOWN_SIZE });
  for (const [key, value] of Object.entries(params.keyed('tags'))) addTag(call, kind, row, key, value);
  return row;
}

/** Kinds whose things are numbered within what they belong to. */
const NUMBERED: Record<string, { field: string; within: string }> = {
  networkACLs: { field: 'number', within: 'aclid' },
};

function nextNumber(
  { world }: Call,
  { table }: Kind,
  row: Row,
  { field, within }: { field: string; within: string },
): number {
  const others = (world.tables[table] ?? []).filter((one) => one[within] === row[within]);
  return 1 + Math.max(0, ...others.map((one) => Number(one[field] ?? 0)));
}

/** Of a machine that is taken over nobody here knows how large it is. */
const UNKNOWN_SIZE = { cpunumber: 1, cpuspeed: 1000, memory: 1024, passwordenabled: false };

/** `name`, or the parameter that is called so for this kind: `clustername`, `osdisplayname`. */
function nameOf({ command, params }: Call, kind: Kind): string | undefined {
  const other = command.params.find(({ name }) => name.endsWith('name') && name.startsWith(kind.noun))?.name;
  return params.text('name') ?? (other === undefined ? undefined : params.text(other));
}

/** Whose it is: as sent, as what it hangs on, or the caller's; nobody's where the kind has no owners. */
function owner(call: Call, row: Row, kind: Kind): Partial<Row> {
  const fields = new Set(call.world.types[kind.type]?.fields.map(({ name }) => name));
  if (!fields.has('account') || !fields.has('domainid')) return {};
  if (!call.params.has('account') && !call.params.has('projectid')) {
    const parent = pointers(row).length > 0 ? ownerOfParent(call, row) : undefined;
    if (parent) return parent;
  }
  return ownerFields(call);
}

function ownerOfParent({ world }: Call, row: Row): Partial<Row> | undefined {
  const account = inherited(world.tables, row, 'account');
  const projectid = inherited(world.tables, row, 'projectid');
  if (account === undefined && projectid === undefined) return undefined;
  const [domainid, domain, project] = ['domainid', 'domain', 'project'].map((field) =>
    inherited(world.tables, row, field),
  );
  return { domainid, domain, ...(projectid === undefined ? { account } : { projectid, project }) };
}

function addTag(call: Call, kind: Kind, row: Row, key: string, value: string): void {
  const { account, domainid, domain, projectid, project } = row;
  call.world.tables.tags.push({
    id: call.world.newId('tag'),
    key,
    value,
    resourceid: row.id,
    resourcetype: kind.type.replace(/Response$/, ''),
    ...(typeof account === 'string' ? { account } : { projectid, project }),
    domainid: plainText(domainid),
    domain: plainText(domain),
  } as Row & {
    key: string;
    value: string;
    resourceid: string;
    resourcetype: string;
    domainid: string;
    domain: string;
  });
}

/** Of the same name, of the same owner and in the same place. */
function refuseDuplicate(call: Call, kind: Kind, row: Row): void {
  const same = (field: string) => (other: Row) => other[field] === row[field];
  const where = ['account', 'domainid', 'projectid', 'zoneid', 'vpcid'];
  const rows = call.world.tables[kind.table] ?? [];
  const own = UNIQUE[kind.table]?.filter((field) => row[field] !== undefined) ?? [];
  if (own.length > 0 && rows.some((other) => own.every((field) => String(other[field]) === String(row[field]))))
    throw mistake(call.command.name, 'duplicate', `There is a ${kind.noun} with the same ${own.join(' and ')}`);
  const name = row.name ?? row['username'];
  if (typeof name !== 'string' || NOT_UNIQUE.has(kind.table)) return;
  const twin = rows.find(
    (other) => (other.name ?? other['username']) === name && where.every((field) => same(field)(other)),
  );
  // An import may be told to take the place of what is there.
  if (twin && call.params.flag('forced') === true) rows.splice(rows.indexOf(twin), 1);
  else if (twin) throw mistake(call.command.name, 'duplicate', `${kind.noun} ${name} already exists`);
}

/** What a kind may have only once besides its name. */
const UNIQUE: Record<string, readonly string[]> = {
  dedicatedClusters: ['clusterid'],
  dedicatedHosts: ['hostid'],
  dedicatedPods: ['podid'],
  dedicatedZones: ['zoneid'],
  guestNetworkIpv6Prefixes: ['prefix'],
  internalLoadBalancerElements: ['nspid'],
  ipv4SubnetsForZone: ['zoneid', 'subnet'],
  ldapConfigurations: ['hostname', 'port'],
  networkACLs: ['aclid', 'number'],
  oauthProviders: ['provider'],
  privateGateways: ['vlan'],
  rolePermissions: ['roleid', 'rule'],
  staticRoutes: ['cidr'],
  storagePools: ['url'],
  trafficTypes: ['physicalnetworkid', 'traffictype'],
  virtualRouterElements: ['nspid'],
  vpnConnections: ['s2svpngatewayid', 's2scustomergatewayid'],
  vpnGateways: ['vpcid'],
  webhookFilters: ['webhookid', 'mode', 'matchtype', 'value'],
  webhooks: ['payloadurl'],
};

/** Kinds of which several may have one name. */
const NOT_UNIQUE = new Set([
  'virtualMachines',
  'volumes',
  'snapshots',
  'vmSnapshot',
  'templates',
  'isos',
  'networks',
  'backups',
  'loadBalancerRules',
  'diskOfferings',
  'serviceOfferings',
  'networkACLLists',
  'vpcs',
  'alerts',
  'annotations',
  'webhookDeliveries',
  'imageTransfers',
  'hosts',
  'storagePools',
  'imageStores',
]);

/** What a thing is made in or of has to be there still. */
function refuseGone({ command, params, world }: Call): void {
  for (const param of command.params) {
    const { name, required, type, entityType } = param;
    // -1 is no id: it stands for all zones.
    if (!required || type !== 'uuid' || entityType === undefined || !params.has(name) || params.text(name) === '-1')
      continue;
    const tables = tablesOfParam(param);
    if (tables.length > 0 && !findById(world.tables, tables, params.text(name)))
      throw mistake(command.name, 'gone', `There is nothing with this ${name}`);
  }
}

/** Makes a thing: at once where its id is answered at once, else inside the job. */
export function create(call: Call, kind: Kind): Deed {
  refuseGone(call);
  const row = newRow(call, kind);
  const add = (): Row => {
    (call.world.tables[kind.table] ??= []).push(row);
    return row;
  };
  if (call.command.asyncCreate) {
    refuseDuplicate(call, kind, row);
    add();
    return { about: row, id: row.id, act: () => row };
  }
  return { about: row, check: () => refuseDuplicate(call, kind, row), act: add };
}
