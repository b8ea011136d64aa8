import { invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { listRows, type ListDefinition } from './list-rows.js';
import type { Row } from './rows.js';
import { isWithin, mayAccess } from '../access/scope.js';
import { listTemplateRows } from './template-filters.js';

const textList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const onNetwork = (row: Row, id: unknown): boolean =>
  Array.isArray(row['nic']) && (row['nic'] as Row[]).some((nic) => nic['networkid'] === id);

const machines: ListDefinition = {
  rows: 'virtualMachines',
  owned: true,
  name: 'contains',
  keyword: ['name', 'displayname', 'instancename', 'state'],
  filters: {
    networkid: (row, value) => onNetwork(row, value),
    isoid: (row, value) => row['isoid'] === value,
    userid: (row, value) => row['userid'] === value,
    keypair: (row, value) => row['keypairs'] === value,
    userdata: () => true,
  },
  only: (row, call) => call.params.has('id') || row['state'] !== 'Expunging',
};

const isVnf = (row: Row): boolean => row['templatetype'] === 'VNF';
const isAppliance = (row: Row, { world }: Call): boolean =>
  world.tables.templates.some((template) => template.id === row['templateid'] && isVnf(template));

/** Domains: an admin sees all; others their own, and with `listall` those below it too. */
function visibleDomains(call: Call): Row[] {
  const { caller, params, world } = call;
  if (caller.role === 'Admin') return world.tables.domains;
  const below = params.flag('listall') === true || params.has('id');
  return world.tables.domains.filter((row) =>
    below ? isWithin(world, row.id, caller.account.domainid) : row.id === caller.account.domainid,
  );
}

/** Accounts and users as owned rows, so that the usual scope rules apply to them. */
const accountsAsOwned = ({ world }: Call): Row[] =>
  world.tables.accounts.map((row) =>
    Object.defineProperty({ ...row }, 'account', { value: row.name, enumerable: false }),
  );

function visibleProjects(call: Call): Row[] {
  const { caller, params, world } = call;
  const rows = world.tables.projects.filter((row) => mayAccess(world, caller, { id: row.id, projectid: row.id }));
  const all = params.flag('listall') === true || params.has('id') || caller.role === 'User';
  return all ? rows : rows.filter((row) => row._members.includes(caller.account.id));
}

function events(call: Call): Row[] {
  const start = call.params.date('startdate');
  const end = call.params.date('enddate');
  return call.world.tables.events.filter((row) => {
    const at = new Date(String(row['created']));
    return (!start || at >= start) && (!end || at <= end);
  });
}

const definitions: Record<string, ListDefinition> = {
  listVirtualMachines: machines,
  listVirtualMachinesMetrics: machines,
  listVnfAppliances: { ...machines, only: isAppliance },
  listVolumes: {
    rows: 'volumes',
    owned: true,
    keyword: ['name', 'type', 'state'],
    filters: {
      listsystemvms: () => true,
      hostid: () => true,
      podid: () => true,
      clusterid: () => true,
      displayvolume: () => true,
    },
  },
  listSnapshots: { rows: 'snapshots', owned: true },
  listNetworks: {
    rows: 'networks',
    owned: true,
    keyword: ['name', 'displaytext'],
    filters: { supportedservices: () => true, forvpc: (_row, value) => value === false, networkfilter: () => true },
  },
  listPublicIpAddresses: {
    rows: 'publicIpAddresses',
    owned: true,
    keyword: ['ipaddress'],
    only: (row, { params }) =>
      row['state'] !== 'Free' || params.flag('allocatedonly') === false || params.text('state') === 'Free',
    filters: { networkid: () => true, forloadbalancing: () => true, vlanid: (row, value) => row['vlanid'] === value },
  },
  listFirewallRules: { rows: 'firewallRules', owned: true, keyword: ['protocol', 'ipaddress'] },
  listPortForwardingRules: {
    rows: 'portForwardingRules',
    owned: true,
    keyword: ['protocol', 'ipaddress', 'virtualmachinename'],
  },
  listServiceOfferings: {
    rows: 'serviceOfferings',
    keyword: ['name', 'displaytext'],
    filters: { zoneid: () => true, virtualmachineid: () => true, templateid: () => true },
  },
  listDiskOfferings: { rows: 'diskOfferings', keyword: ['name', 'displaytext'], filters: { zoneid: () => true } },
  listNetworkOfferings: {
    rows: 'networkOfferings',
    keyword: ['name', 'displaytext'],
    filters: { zoneid: () => true, supportedservices: () => true, istagged: () => true, tags: () => true },
  },
  listZones: { rows: 'zones', filters: { available: () => true } },
  listPods: { rows: 'pods' },
  listClusters: { rows: 'clusters', filters: { hypervisor: (row, value) => row['hypervisortype'] === value } },
  listHosts: {
    rows: 'hosts',
    name: 'contains',
    filters: {
      virtualmachineid: (row, value, { world }) =>
        world.tables.virtualMachines.some((vm) => vm.id === value && vm.zoneid === row['zoneid']),
      details: () => true,
    },
  },
  listStoragePools: {
    rows: 'storagePools',
    filters: {
      hostid: (row, value, { world }) =>
        world.tables.hosts.some((host) => host.id === value && host.clusterid === row['clusterid']),
      status: (row, value) => row['state'] === value,
    },
  },
  listSystemVms: { rows: 'systemVms', name: 'contains' },
  listRouters: {
    rows: 'routers',
    owned: true,
    name: 'contains',
    filters: { networkid: (row, value) => row['guestnetworkid'] === value, forvpc: (_row, value) => value === false },
  },
  listAccounts: { rows: accountsAsOwned, owned: true },
  listUsers: { rows: 'users', owned: true, keyword: ['username', 'firstname', 'lastname', 'email'] },
  listRoles: { rows: 'roles' },
  listDomains: { rows: visibleDomains },
  listProjects: { rows: visibleProjects, keyword: ['name', 'displaytext'] },
  listEvents: {
    rows: events,
    owned: true,
    keyword: ['type', 'description', 'level', 'username'],
    only: (row, { params }) => params.has('id') || (row['archived'] === true) === (params.flag('archived') === true),
    filters: { startdate: () => true, enddate: () => true },
  },
  listAlerts: {
    rows: 'alerts',
    keyword: ['name', 'description'],
    filters: { type: (row, value) => String(row['type']) === value },
  },
  listConfigurations: {
    rows: 'configurations',
    name: 'equals',
    keyword: ['name', 'description', 'category'],
    filters: { zoneid: () => true, clusterid: () => true },
  },
  listSSHKeyPairs: { rows: 'sshKeyPairs', owned: true },
  listTags: { rows: 'tags', owned: true, keyword: ['key', 'value'] },
  listOsTypes: { rows: 'osTypes', name: 'contains', keyword: ['description'] },
  listNics: { rows: nicsOfMachine, filters: { virtualmachineid: () => true, nicid: (row, value) => row.id === value } },
  listTemplates: {
    rows: (call) => listTemplateRows(call, 'templates', 'templatefilter'),
    name: 'contains',
    filters: templateExtras(),
  },
  listVnfTemplates: {
    rows: (call) => listTemplateRows(call, 'templates', 'templatefilter').filter(isVnf),
    name: 'contains',
    filters: templateExtras(),
  },
  listUsageRecords: {
    rows: 'usageRecords',
    owned: true,
    filters: {
      startdate: (row, value) => value instanceof Date && new Date(String(row['enddate'])) >= value,
      enddate: (row, value) => value instanceof Date && new Date(String(row['startdate'])) <= value,
      type: (row, value) => row['usagetype'] === value,
      includetags: () => true,
      oldformat: () => true,
    },
  },
  listIsos: {
    rows: (call) => listTemplateRows(call, 'isos', 'isofilter'),
    name: 'contains',
    filters: templateExtras(),
  },
};

/** Images are for all zones here, so a zone does not filter them. */
function templateExtras(): NonNullable<ListDefinition['filters']> {
  return {
    zoneid: () => true,
    hypervisor: (row, value) => ['None', value].includes(row['hypervisor'] as string),
    details: (_row, value) => textList(value).length >= 0,
  };
}

function nicsOfMachine(call: Call): Row[] {
  const vm = call.world.tables.virtualMachines.find((row) => row.id === call.params.text('virtualmachineid'));
  if (!vm) throw invalidValue('Unable to find a virtual machine with specified id');
  return mayAccess(call.world, call.caller, vm) ? vm.nic : [];
}

/** Every plain list of the demo cloud. */
export const listHandlers: Handlers = Object.fromEntries(
  Object.entries(definitions).map(([command, definition]) => [command, listRows(definition)]),
);
