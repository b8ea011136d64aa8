import type { Row, Tables } from './rows.js';

/*
 * What keeps a thing from being removed, and what goes with it. Read as: rows of this table that point at the thing in
 * this field.
 */

type Links = readonly (readonly [table: string, field: string])[];

/** What is written down of the past: it may speak of what is gone. */
export const HISTORY: ReadonlySet<string> = new Set([
  'alerts',
  'asyncJobs',
  'events',
  'jobs',
  'removed',
  'usageRecords',
  'webhookDeliveries',
]);

const zonal: Links = [
  ['pods', 'zoneid'],
  ['physicalNetworks', 'zoneid'],
  ['hosts', 'zoneid'],
  ['volumes', 'zoneid'],
  ['virtualMachines', 'zoneid'],
];

/** In use: the thing is kept. */
const HOLD: Record<string, Links> = {
  zones: zonal,
  pods: [
    ['clusters', 'podid'],
    ['hosts', 'podid'],
  ],
  clusters: [
    ['hosts', 'clusterid'],
    ['storagePools', 'clusterid'],
  ],
  hosts: [
    ['virtualMachines', 'hostid'],
    ['routers', 'hostid'],
    ['systemVms', 'hostid'],
  ],
  storagePools: [['volumes', 'storageid']],
  physicalNetworks: [
    ['networks', 'physicalnetworkid'],
    ['vlanIpRanges', 'physicalnetworkid'],
  ],
  networks: [
    ['virtualMachines', 'networkid'],
    ['kubernetesClusters', 'networkid'],
    ['sharedFileSystems', 'networkid'],
  ],
  vpcs: [
    ['networks', 'vpcid'],
    ['privateGateways', 'vpcid'],
  ],
  networkACLLists: [
    ['networks', 'aclid'],
    ['privateGateways', 'aclid'],
  ],
  privateGateways: [['staticRoutes', 'gatewayid']],
  vpnGateways: [['vpnConnections', 's2svpngatewayid']],
  vpnCustomerGateways: [['vpnConnections', 's2scustomergatewayid']],
  networkOfferings: [['networks', 'networkofferingid']],
  vpcOfferings: [['vpcs', 'vpcofferingid']],
  backupOfferings: [
    ['virtualMachines', 'backupofferingid'],
    ['backups', 'backupofferingid'],
  ],
  domains: [
    ['accounts', 'domainid'],
    ['domains', 'parentdomainid'],
    ['projects', 'domainid'],
  ],
  roles: [['accounts', 'roleid']],
  projectRoles: [['projectAccounts', 'projectroleid']],
  userData: [['templates', 'userdataid']],
  affinityGroups: [],
  autoScaleVmProfiles: [['autoScaleVmGroups', 'vmprofileid']],
  hsmProfiles: [['kmsKeys', 'hsmprofileid']],
  kmsKeys: [['volumes', 'kmskeyid']],
  objectStoragePools: [
    ['buckets', 'objectstorageid'],
    ['buckets', 'objectstoreid'],
  ],
  kubernetesSupportedVersions: [['kubernetesClusters', 'kubernetesversionid']],
  asnRanges: [['asNumbers', '_usedrangeid']],
  autoScalePolicies: [['autoScaleVmGroups', '_policies']],
  loadBalancerRules: [['autoScaleVmGroups', 'lbruleid']],
  counters: [['conditions', 'counterid']],
  osCategories: [['osTypes', 'oscategoryid']],
  managementServers: [['hosts', 'managementserverid']],
  conditions: [['autoScalePolicies', '_conditions']],
  sslCerts: [['loadBalancerRules', '_certificate']],
  extensions: [['customActions', 'extensionid']],
  gpuCards: [
    ['gpuDevices', 'gpucardid'],
    ['vgpuProfiles', 'gpucardid'],
  ],
  vgpuProfiles: [
    ['gpuDevices', 'vgpuprofileid'],
    ['serviceOfferings', 'vgpuprofileid'],
  ],
  ipv4SubnetsForZone: [['ipv4SubnetsForGuestNetwork', 'parentid']],
  imageStores: [],
  dnsServers: [['dnsZones', 'dnsserverid']],
  isos: [['virtualMachines', 'isoid']],
  bgpPeers: [['networks', '_bgppeerid']],
};

/** Parts: they go with the thing. */
const PARTS: Record<string, Links> = {
  virtualMachines: [
    ['volumes', 'virtualmachineid'],
    ['vmSnapshot', 'virtualmachineid'],
    ['portForwardingRules', 'virtualmachineid'],
    ['backupSchedule', 'virtualmachineid'],
    ['vmSchedule', 'virtualmachineid'],
    ['resourceSchedule', 'resourceid'],
  ],
  volumes: [['snapshotPolicies', 'volumeid']],
  networks: [
    ['publicIpAddresses', 'associatednetworkid'],
    ['routers', 'guestnetworkid'],
    ['egressFirewallRules', 'networkid'],
    ['networkPermissions', 'networkid'],
    ['loadBalancers', 'networkid'],
  ],
  vpcs: [
    ['publicIpAddresses', 'vpcid'],
    ['routers', 'vpcid'],
    ['vpnGateways', 'vpcid'],
    ['networkACLLists', 'vpcid'],
    ['staticRoutes', 'vpcid'],
  ],
  publicIpAddresses: [
    ['firewallRules', 'ipaddressid'],
    ['portForwardingRules', 'ipaddressid'],
    ['ipForwardingRules', 'ipaddressid'],
    ['loadBalancerRules', 'publicipid'],
    ['remoteAccessVpns', 'publicipid'],
  ],
  loadBalancerRules: [
    ['lbStickinessPolicies', 'lbruleid'],
    ['lbHealthCheckPolicies', 'lbruleid'],
  ],
  networkACLLists: [['networkACLs', 'aclid']],
  accounts: [['users', 'accountid']],
  users: [['userKeys', 'userid']],
  projects: [
    ['projectAccounts', 'projectid'],
    ['projectInvitations', 'projectid'],
    ['projectRoles', 'projectid'],
  ],
  projectRoles: [['projectRolePermissions', 'projectroleid']],
  roles: [['rolePermissions', 'roleid']],
  webhooks: [
    ['webhookDeliveries', 'webhookid'],
    ['webhookFilters', 'webhookid'],
  ],
  physicalNetworks: [
    ['trafficTypes', 'physicalnetworkid'],
    ['networkServiceProviders', 'physicalnetworkid'],
    ['dedicatedGuestVlanRanges', 'physicalnetworkid'],
  ],
  networkServiceProviders: [['ovsElements', 'nspid']],
  storagePools: [['storageTags', 'poolid']],
  ucsManagers: [
    ['ucsBlades', 'ucsmanagerid'],
    ['ucsProfiles', 'ucsmanagerid'],
  ],
  asnRanges: [['asNumbers', 'asnrangeid']],
  dnsZones: [['dnsRecords', 'dnszoneid']],
  backupRepositories: [],
  extensions: [],
  hosts: [
    ['gpuDevices', 'hostid'],
    ['dedicatedHosts', 'hostid'],
    ['hostTags', 'hostid'],
    ['hostHAResources', 'hostid'],
  ],
};

/** Whoever these hold goes with them, whatever its kind: everything of a zone, of a domain, of a project. */
const HOLDERS: Record<string, string> = { zones: 'zoneid', domains: 'domainid', projects: 'projectid' };

function pointing(tables: Tables, links: Links, id: string): { row: Row; table: string }[] {
  return links.flatMap(([table, field]) =>
    (tables[table] ?? [])
      .filter((row) => row[field] === id || listHas(row[field], id) || nicsPointAt(row, field, id))
      .map((row) => ({ row, table })),
  );
}

const listHas = (value: unknown, id: string): boolean => Array.isArray(value) && value.includes(id);

/** A machine's networks stand in its network cards. */
function nicsPointAt(row: Row, field: string, id: string): boolean {
  return Array.isArray(row['nic']) && (row['nic'] as Row[]).some((nic) => nic[field] === id);
}

/** What keeps a row of this table from being removed. */
export const dependentsOf = (tables: Tables, table: string, row: Row): { row: Row; table: string }[] =>
  pointing(tables, HOLD[table] ?? [], row.id).filter((one) => one.row['state'] !== 'Destroyed' && one.row !== row);

/** What goes with a row of this table. */
export const partsOf = (tables: Tables, table: string, row: Row): { row: Row; table: string }[] => [
  ...pointing(tables, PARTS[table] ?? [], row.id),
  ...heldBy(tables, table, row),
];

function heldBy(tables: Tables, table: string, holder: Row): { row: Row; table: string }[] {
  const field = HOLDERS[table];
  if (field === undefined && table !== 'accounts') return [];
  const isHeld = (row: Row): boolean =>
    field === undefined
      ? row['account'] === holder.name && row['domainid'] === holder['domainid'] && row['projectid'] === undefined
      : row[field] === holder.id || (table === 'domains' && row['parentdomainid'] === holder.id);
  return Object.entries(tables)
    .filter(([name]) => !HISTORY.has(name) && !SHARED.has(name))
    .flatMap(([name, rows]) => rows.filter(isHeld).map((row) => ({ row, table: name })));
}

/** Offered to a zone or a domain, and no part of it. */
const SHARED = new Set(['serviceOfferings', 'diskOfferings', 'networkOfferings', 'vpcOfferings']);
