import type { Call } from '../call.js';
import { field, has, lacks, named, notIn, type Refusals } from './refusal.js';

const isDegraded = (call: Call): boolean => field(call, 'id', 'resourcestate') === 'Degraded';
const outOfBand = [
  {
    when: (call: Call) => field(call, 'hostid', '_outofbandmanagement') !== true,
    says: 'Out-of-band management is not on for the host.',
    as: 'runtime',
  },
] as const;
const HA_PROVIDERS = ['kvmhaprovider', 'simulatorhaprovider', 'skipghaprovider'];
const PROVIDERS = [
  'VirtualRouter',
  'VpcVirtualRouter',
  'InternalLbVm',
  'ConfigDrive',
  'SecurityGroupProvider',
  'Ovs',
  'BaremetalDhcpProvider',
  'BaremetalPxeProvider',
  'BaremetalUserdataProvider',
  'Netscaler',
  'NiciraNvp',
  'BigSwitchBcf',
  'BrocadeVcs',
  'PaloAlto',
  'JuniperContrailRouter',
  'JuniperContrailVpcRouter',
  'StratosphereSsp',
  'Opendaylight',
  'GloboDns',
  'Tungsten',
  'Nsx',
  'Netris',
  'ExternalDhcpServer',
  'ExternalGateWay',
  'ElasticLoadBalancerVm',
];

/** Nothing that the cloud would have to log in to is there: it is a demo. */
const unreachable = [{ when: () => true, says: 'The device does not answer.', as: 'runtime' }] as const;

/** An image store with room that is another one than the data comes from. */
function takesData({ params, world }: Call, id: string): boolean {
  const store = (world.tables['imageStores'] ?? []).find((row) => row.id === id);
  const free = 1 - Number(store?.['disksizeused'] ?? 0) / Number(store?.['disksizetotal'] ?? 1);
  return store !== undefined && store['readonly'] !== true && id !== params.text('srcpool') && free > 0.1;
}

const isUnreachable = ({ world }: Call, hostid: unknown): boolean =>
  world.tables.hosts.some((host) => host.id === hostid && host['state'] !== 'Up');

export const ofPlaces: Refusals = {
  addBaremetalDhcp: unreachable,
  addBaremetalPxeKickStartServer: unreachable,
  addBaremetalPxePingServer: unreachable,
  addNetscalerLoadBalancer: unreachable,
  addNetworkDevice: [{ when: () => true, says: 'The device does not answer.', as: 'server' }],
  addPaloAltoFirewall: unreachable,
  notifyBaremetalProvisionDone: unreachable,
  registerNetscalerControlCenter: unreachable,
  addKubernetesSupportedVersion: [
    {
      when: ({ params }) => !/^\d+\.\d+\.\d+/.test(params.text('semanticversion') ?? ''),
      says: 'The version has to look like 1.33.1.',
      as: 'parameter',
    },
  ],
  addNetworkServiceProvider: [
    { when: ({ params }) => !PROVIDERS.includes(params.text('name') ?? ''), says: 'There is no such provider.' },
  ],
  cancelHostAsDegraded: [{ when: (call) => !isDegraded(call), says: 'The host is not degraded.', as: 'runtime' }],
  cancelMaintenance: [
    {
      when: notIn('managementserverid', 'state', 'Maintenance'),
      says: 'The server is not in maintenance.',
      as: 'runtime',
    },
  ],
  cancelShutdown: [
    {
      when: notIn('managementserverid', 'state', 'PreparingForShutDown', 'ReadyToShutDown'),
      says: 'The server is not about to shut down.',
      as: 'runtime',
    },
  ],
  changeOutOfBandManagementPassword: outOfBand,
  issueOutOfBandManagementPowerAction: outOfBand,
  changeServiceForRouter: [
    {
      when: (call) => field(call, 'serviceofferingid', 'issystem') !== true,
      says: 'A router needs a system offering.',
    },
  ],
  changeSharedFileSystemServiceOffering: [
    { when: (call) => Number(field(call, 'serviceofferingid', 'cpunumber') ?? 2) < 2, says: 'Two CPUs at the least.' },
  ],
  changeStoragePoolScope: [
    {
      when: (call) => field(call, 'id', 'scope') === call.params.text('scope')?.toUpperCase(),
      says: 'The pool has this scope already.',
    },
    { when: notIn('id', 'state', 'Disabled'), says: 'The pool has to be disabled first.' },
  ],
  configureHAForHost: [
    {
      when: ({ params }) => !HA_PROVIDERS.includes(params.text('provider')?.toLowerCase() ?? ''),
      says: 'There is no such provider of high availability.',
      as: 'runtime',
    },
  ],
  createPhysicalNetwork: [
    {
      when: (call) => field(call, 'zoneid', 'allocationstate') === 'Enabled',
      says: 'The zone is enabled.',
      as: 'denied',
    },
  ],
  createStoragePool: [
    {
      when: (call) => has(call, 'clusterid') && !has(call, 'podid'),
      says: 'With a cluster goes its pod.',
      as: 'server',
    },
  ],
  declareHostAsDegraded: [
    {
      when: (call) => !['Alert', 'Disconnected'].includes(String(field(call, 'id', 'state'))),
      says: 'Only a host that is disconnected or in alert can be declared degraded.',
    },
  ],
  getHypervisorGuestOsNames: [
    {
      when: ({ params }) => !/^(vmware|xenserver)$/i.test(params.text('hypervisor') ?? ''),
      says: 'Only VMware and XenServer tell the names.',
    },
  ],
  addGuestOsMapping: [
    {
      when: ({ params }) => !/^(kvm|vmware|xenserver)$/i.test(params.text('hypervisor') ?? ''),
      says: 'Tell KVM, VMware or XenServer.',
    },
  ],
  enableStorageMaintenance: [{ when: notIn('id', 'state', 'Up'), says: 'The pool is not ready for maintenance.' }],
  migrateSecondaryStorageData: [
    {
      when: (call) => !(call.params.list('destpools') ?? []).some((id) => takesData(call, id)),
      says: 'None of the stores to move to has room.',
      as: 'runtime',
    },
  ],
  getRouterHealthCheckResults: [
    {
      when: (call) => isUnreachable(call, field(call, 'routerid', 'hostid')),
      says: 'There are no results for the router.',
      as: 'server',
    },
    {
      when: ({ params }) => params.flag('performfreshchecks') === true,
      says: 'The router does not run its checks on demand.',
      as: 'server',
    },
  ],
  issueCertificate: [{ when: lacks('csr', 'domain'), says: 'Tell the domains or a signing request.' }],
  listElastistorInterface: [{ when: () => true, says: 'No ElastiStor is set up.', as: 'runtime' }],
  listElastistorPool: [{ when: () => true, says: 'No ElastiStor is set up.', as: 'runtime' }],
  listVmsForImport: [
    { when: (call) => has(call, 'host'), says: 'The host to import from does not answer.', as: 'runtime' },
  ],
  revokeCertificate: [
    {
      when: ({ params }) => !/^[0-9a-f]+$/i.test(params.text('serial') ?? ''),
      says: 'The serial number has to be hexadecimal.',
      as: 'runtime',
    },
  ],
  syncStoragePool: [{ when: () => true, says: 'Only clusters of datastores can be synchronised.' }],
  updateCloudToUseObjectStore: [{ when: () => true, says: 'There are image stores of another provider already.' }],
  updateStorageCapabilities: [{ when: () => true, says: 'Only for VMware.', as: 'runtime' }],
  updateZone: [
    {
      when: (call) =>
        call.params.text('allocationstate') === 'Enabled' &&
        named(call, 'id') &&
        !(call.world.tables['physicalNetworks'] ?? []).some((row) => row['zoneid'] === call.params.text('id')),
      says: 'The zone has no physical network.',
    },
  ],
};
