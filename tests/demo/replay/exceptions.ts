import type { Verdict } from './replay.js';

export interface Exception {
  commands: readonly string[];
  /** Only answers with this status, or jobs that ended so: 1 well, 2 not. */
  status?: number;
  jobstatus?: number;
  why: string;
}

/** Where the demo cloud answers otherwise than was recorded, and why that is right. */
export const exceptions: readonly Exception[] = [
  {
    commands: [
      'createSnapshotFromVMSnapshot',
      'unmanageVirtualMachine',
      'updateVmNic',
      'migrateVirtualMachineWithVolume',
    ],
    jobstatus: 2,
    why: 'The recorded cloud had simulated hosts, which cannot do this. Hosts of the demo cloud are KVM, which can.',
  },
  {
    commands: ['updateHostPassword'],
    status: 431,
    why: 'As above: refused only for simulated hosts.',
  },
  {
    commands: ['listVolumesForImport', 'listStoragePoolObjects', 'listImageStoreObjects'],
    status: 530,
    why: 'As above: simulated hosts and stores have no files to look at. Those of the demo cloud do.',
  },
  {
    commands: ['listSnapshots', 'listUsageRecords', 'assignVolume', 'addGuestOs'],
    status: 530,
    why: 'CloudStack stumbled over its own data (a null that is not expected). The demo cloud does what was asked for.',
  },
  {
    commands: [
      'deleteSnapshot',
      'deleteManagementNetworkIpRange',
      'updateLoadBalancerRule',
      'updateGuestOs',
      'addBaremetalRct',
    ],
    jobstatus: 2,
    why: 'As above, in a job.',
  },
  {
    commands: ['listTags', 'listWebhookDeliveries'],
    status: 200,
    why: 'CloudStack broke off and sent an empty body with the status of a success, and a list to the same request another time.',
  },
  {
    commands: ['deleteStratosphereSsp'],
    status: 200,
    why: 'The answer came under the key "null": a slip that no client should have to know.',
  },
  {
    commands: ['findStoragePoolsForMigration'],
    status: 200,
    why: 'A job was under way on the pool by chance. Fields of a job come only while there is one.',
  },
  {
    commands: [
      'associateUcsProfileToBlade',
      'authorizeSecurityGroupIngress',
      'changeSharedFileSystemDiskOffering',
      'copySnapshot',
      'createDnsRecord',
      'createKubernetesCluster',
      'createVMFromBackup',
      'deployVirtualMachine',
      'enableStorageMaintenance',
    ],
    jobstatus: 2,
    why: 'Something behind CloudStack (a host, a device, a name server, another job) failed at that moment. The demo cloud fails where its world shows why: hosts that are disconnected, stores without room.',
  },
  {
    commands: [
      'addHost',
      'addUcsManager',
      'createStoragePool',
      'createKubernetesCluster',
      'createNetwork',
      'deployVirtualMachine',
    ],
    status: 530,
    why: 'What was to be used is not there or not set up in the recorded cloud: a host without an agent, an export in use by another pod, providers that are off. In the demo cloud they are.',
  },
  {
    commands: ['changeStoragePoolScope', 'updateStorageNetworkIpRange', 'createTags', 'deleteProject'],
    jobstatus: 2,
    why: 'The request that this job belongs to was not recorded; of those that were, none can come to this.',
  },
  {
    commands: ['changeStoragePoolScope', 'changeBgpPeersForVpc', 'generateAlert', 'removeNicFromVirtualMachine'],
    jobstatus: 1,
    why: 'As above: what was sent, or what had been made ready for it, is not told.',
  },
  {
    commands: [
      'releasePodIpAddress',
      'deletePod',
      'createNetwork',
      'upgradeRouterTemplate',
      'listLoadBalancerRuleInstances',
    ],
    status: 200,
    why: 'It needs objects that only a series of calls of its own makes: an address of a pod, a pod without hosts, an access list of the VPC, addresses behind a load balancer.',
  },
  {
    commands: ['dedicatePublicIpRange'],
    status: 535,
    why: 'The account had a limit below the size of the range; accounts of the demo cloud have none for addresses.',
  },
  {
    commands: ['linkDomainToLdap'],
    status: 530,
    why: 'A domain may be linked again here: the demo cloud has no directory that a link could be kept of.',
  },
];

/** Why a recording may be answered otherwise; undefined for what should be as recorded. */
export function exceptionFor({ recording }: Verdict): Exception | undefined {
  return exceptions.find(
    ({ commands, status, jobstatus }) =>
      commands.includes(recording.command) &&
      (jobstatus === undefined ? recording.params !== undefined : recording.params === undefined) &&
      (status === undefined || status === recording.status) &&
      (jobstatus === undefined || jobstatus === recording.jobstatus),
  );
}
