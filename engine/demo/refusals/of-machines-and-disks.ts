import type { Call } from '../call.js';
import type { Row } from '../store/rows.js';
import { field, has, lacks, named, notIn, type Refusals } from './refusal.js';

/** What a volume, or a backup, hangs on. */
const machineOf = (call: Call, param: string): Row | undefined =>
  call.world.tables.virtualMachines.find((vm) => vm.id === field(call, param, 'virtualmachineid'));

const sameZone = (call: Call): boolean => {
  const from = call.params.text('sourcezoneid');
  const to = [call.params.text('destzoneid'), ...(call.params.list('destzoneids') ?? [])];
  return from !== undefined && to.includes(from);
};
const twoZones = [{ when: sameZone, says: 'The zone to copy to has to be another one than the zone to copy from.' }];

const SCHEDULED = ['START', 'STOP', 'REBOOT', 'FORCE_STOP', 'FORCE_REBOOT'];
const isCron = (text = ''): boolean => text.trim().split(/\s+/).length === 5;
const schedules = [
  {
    when: ({ params }: Call) => params.has('action') && !SCHEDULED.includes(params.text('action')?.toUpperCase() ?? ''),
    says: `A schedule can do one of ${SCHEDULED.join(', ')}.`,
  },
  {
    when: ({ params }: Call) => params.has('schedule') && !isCron(params.text('schedule')),
    says: 'The schedule has to be a cron expression of five fields.',
    as: 'parameter',
  },
] as const;

/** "30" of an hour, "30:02" of a day, "30:02:1" of a week or a month. */
const PARTS: Record<string, number> = { HOURLY: 1, DAILY: 2, WEEKLY: 3, MONTHLY: 3 };
const isSchedule = ({ params }: Call): boolean => {
  const parts = (params.text('schedule') ?? '').split(':');
  const wanted = PARTS[params.text('intervaltype')?.toUpperCase() ?? ''];
  return parts.length === wanted && parts.every((part) => /^\d{1,2}$/.test(part));
};
/** The limits of snapshot.max.hourly and its like. */
const MOST_SNAPSHOTS = 8;

export const ofMachinesAndDisks: Refusals = {
  archiveSnapshot: [
    { when: (call) => field(call, 'id', 'archived'), says: 'The snapshot is archived already.', as: 'runtime' },
  ],
  assignVirtualMachineToBackupOffering: [
    {
      when: (call) => field(call, 'virtualmachineid', 'backupofferingid'),
      says: 'The machine has a backup offering already; remove it from that one first.',
      as: 'runtime',
    },
  ],
  changeServiceForVirtualMachine: [
    {
      when: (call) => field(call, 'id', 'state') === 'Running' && field(call, 'id', 'isdynamicallyscalable') !== true,
      says: 'A running machine that cannot be scaled has to be stopped first.',
    },
  ],
  checkVolume: [
    {
      when: (call) => machineOf(call, 'id')?.['state'] === 'Running',
      says: 'The machine that the volume hangs on has to be stopped.',
    },
  ],
  copyIso: twoZones,
  copySnapshot: twoZones,
  copyTemplate: twoZones,
  createBackup: [
    {
      when: (call) => field(call, 'virtualmachineid', 'backupofferingid') === undefined,
      says: 'The machine has no backup offering.',
      as: 'runtime',
      late: true,
    },
  ],
  createSnapshotPolicy: [
    { when: (call) => !isSchedule(call), says: 'The schedule does not fit the interval.' },
    {
      when: ({ params }) => (params.number('maxsnaps') ?? 0) > MOST_SNAPSHOTS,
      says: `At most ${MOST_SNAPSHOTS} snapshots are kept for this interval.`,
    },
  ],
  createTemplate: [
    { when: lacks('volumeid', 'snapshotid', 'url'), says: 'Tell a volume or a snapshot to make the template of.' },
    {
      when: (call) => machineOf(call, 'volumeid')?.['state'] === 'Running',
      says: 'The volume is in use by a running machine.',
      as: 'runtime',
    },
  ],
  createResourceSchedule: schedules,
  createVMSchedule: schedules,
  deleteBackupSchedule: [
    { when: lacks('id', 'virtualmachineid'), says: 'Tell the machine or the schedule.', as: 'server' },
  ],
  extractVolume: [
    { when: notIn('id', 'state', 'Ready'), says: 'The volume is on no storage pool yet, so there is nothing to take.' },
  ],
  getUploadParamsForVolume: [
    { when: (call) => isForeignFormat(call), says: 'No hypervisor here takes volumes of this format.' },
  ],
  getVMPassword: [
    { when: (call) => field(call, 'id', 'passwordenabled') !== true, says: 'No password is kept for the machine.' },
  ],
  getKubernetesClusterConfig: [
    { when: lacks('id'), says: 'Tell which Kubernetes cluster.', as: 'server' },
    { when: notIn('id', 'state', 'Running'), says: 'The cluster has no configuration yet.', as: 'server' },
  ],
  migrateVolume: [
    {
      when: (call) => machineOf(call, 'volumeid')?.['state'] === 'Running' && !call.params.flag('livemigrate'),
      says: 'The volume has to be detached, or migrated live.',
    },
  ],
  resizeVolume: [
    {
      when: ({ params, ...call }) =>
        (params.number('size') ?? Infinity) * 1024 ** 3 < Number(field({ params, ...call }, 'id', 'size')) &&
        !params.flag('shrinkok'),
      says: 'The volume would shrink; say shrinkok if that is meant.',
      as: 'unavailable',
    },
  ],
  restoreBackup: [
    {
      when: (call) => machineOf(call, 'id')?.['state'] === 'Running',
      says: 'The machine has to be stopped before it is restored.',
      as: 'runtime',
    },
  ],
  restoreVolumeFromBackupAndAttachToVM: [
    {
      when: (call) => field(call, 'virtualmachineid', 'state') === 'Running',
      says: 'The machine has to be powered off.',
      as: 'runtime',
    },
  ],
  scaleKubernetesCluster: [
    { when: notIn('id', 'state', 'Running', 'Stopped'), says: 'The cluster cannot be scaled now.', as: 'runtime' },
    {
      when: (call) => field(call, 'id', 'clustertype') === 'ExternalManaged',
      says: 'The cluster is managed elsewhere.',
      as: 'runtime',
    },
  ],
  startKubernetesCluster: [
    { when: notIn('id', 'state', 'Stopped', 'Created'), says: 'The cluster is not stopped.', as: 'runtime' },
  ],
  startVirtualMachine: [
    {
      when: (call) => call.params.has('hostid') && call.caller.role !== 'Admin',
      says: 'Only a root admin chooses the host.',
      as: 'runtime',
    },
  ],
  stopKubernetesCluster: [
    {
      when: (call) => field(call, 'id', 'clustertype') === 'ExternalManaged',
      says: 'The cluster is managed elsewhere.',
      as: 'runtime',
    },
  ],
  updateKubernetesClusterAffinityGroups: [
    { when: notIn('id', 'state', 'Stopped'), says: 'The cluster has to be stopped first.', as: 'server' },
  ],
  uploadVolume: [
    { when: (call) => isForeignFormat(call), says: 'No hypervisor here takes volumes of this format.' },
    {
      when: ({ params }) => !/^https?:/i.test(params.text('url') ?? ''),
      says: 'Only http and https are understood.',
      as: 'runtime',
    },
  ],
  migrateVolumesToKMS: [
    { when: (call) => field(call, 'kmskeyid', 'enabled') === false, says: 'The KMS key is not enabled.' },
  ],
  updateVMAffinityGroup: [
    { when: notIn('id', 'state', 'Stopped'), says: 'The machine has to be stopped before its affinity groups change.' },
  ],
  updateVolume: [{ when: (call) => has(call, 'id') && !named(call, 'id'), says: 'There is no volume with this id.' }],
};

/** Every host here runs KVM. */
const isForeignFormat = ({ params }: Call): boolean =>
  ['VHD', 'VHDX', 'OVA', 'VMDK'].includes(params.text('format')?.toUpperCase() ?? '');
