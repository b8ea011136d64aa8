import { limitOf } from '../access/limits.js';
import type { Call } from '../call.js';
import { dataOnly } from './data-only.js';
import { hostUse } from '../make/placement.js';
import type { Row, VirtualMachineRow } from '../store/rows.js';

type View = (call: Call, row: Row) => Record<string, unknown>;

function virtualMachine({ caller, world }: Call, row: Row): Record<string, unknown> {
  const address = world.tables.publicIpAddresses.find((ip) => ip.isstaticnat && ip.virtualmachineid === row.id);
  const vm = row as VirtualMachineRow;
  const disk = world.tables.volumes.find((one) => one.virtualmachineid === row.id && one.type === 'DATADISK');
  return {
    ipaddress: (vm.nic as VirtualMachineRow['nic'] | undefined)?.find((nic) => nic.isdefault)?.ipaddress,
    ...(disk ? { diskofferingid: disk.diskofferingid, diskofferingname: disk['diskofferingname'] } : {}),
    ...(caller.role === 'Admin' ? {} : { readonlydetails: 'dataDiskController, rootDiskController' }),
    ...(address ? { publicipid: address.id, publicip: address.ipaddress } : {}),
  };
}

const megabytes = (kilobytes: unknown): string => `${(Number(kilobytes ?? 0) / 1024).toFixed(2)} MB`;

/** What listVirtualMachinesMetrics adds, ready to read as the server words it. */
function machineMetrics(call: Call, row: Row): Record<string, unknown> {
  const vm = row as VirtualMachineRow;
  return {
    ...virtualMachine(call, row),
    cputotal: `${((vm.cpunumber * vm.cpuspeed) / 1000).toFixed(2)} Ghz`,
    memorytotal: `${(vm.memory / 1024).toFixed(2)} GB`,
    networkread: megabytes(row['networkkbsread']),
    networkwrite: megabytes(row['networkkbswrite']),
    diskread: megabytes(row['diskkbsread']),
    diskwrite: megabytes(row['diskkbswrite']),
    diskiopstotal: vm.state === 'Running' ? 1200 : 0,
  };
}

function account({ world }: Call, row: Row): Record<string, unknown> {
  const own = (rows: readonly Row[]): Row[] =>
    rows.filter((item) => item['account'] === row.name && item['domainid'] === row['domainid']);
  const machines = own(world.tables.virtualMachines).filter((vm) => vm['state'] !== 'Destroyed');
  const max = limitOf(world.tables, { account: row.name, domainid: row['domainid'] as string }, 'user_vm');
  const limit = max < 0 ? undefined : max;
  return {
    vmlimit: limit === undefined ? 'Unlimited' : String(limit),
    vmtotal: machines.length,
    vmavailable: limit === undefined ? 'Unlimited' : String(limit - machines.length),
    vmrunning: machines.filter((vm) => vm['state'] === 'Running').length,
    vmstopped: machines.filter((vm) => vm['state'] === 'Stopped').length,
    volumetotal: own(world.tables.volumes).length,
    snapshottotal: own(world.tables.snapshots).length,
    networktotal: own(world.tables.networks).length,
    iptotal: own(world.tables.publicIpAddresses).length,
    user: world.tables.users.filter((user) => user.accountid === row.id).map(dataOnly),
  };
}

function host({ world }: Call, row: Row): Record<string, unknown> {
  const found = world.tables.hosts.find((candidate) => candidate.id === row.id);
  return found ? hostUse(world.tables, found).fields : {};
}

function volume({ world }: Call, row: Row): Record<string, unknown> {
  const vm = world.tables.virtualMachines.find((candidate) => candidate.id === row['virtualmachineid']);
  return {
    ...(vm ? { vmname: vm.name, vmdisplayname: vm.displayname, vmstate: vm.state, vmtype: 'User' } : {}),
    ...(vm ? { diskkbsread: 4096, diskkbswrite: 8192, diskioread: 512, diskiowrite: 1024 } : {}),
  };
}

/** Policies are kept one by one, and shown inside what says of which rule they are. */
const insideRule =
  (list: string, fields: readonly string[]): View =>
  (_call, row) => ({
    [list]: [Object.fromEntries([...fields, 'id'].map((name) => [name, row[name]]))],
    ...Object.fromEntries(fields.map((name) => [name, undefined])),
  });

const INTERVALS = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY'];

/** The interval is sent as a word and told as a number. */
const snapshotPolicy: View = (_call, row) => {
  const at = INTERVALS.indexOf(String(row['intervaltype']).toUpperCase());
  return at < 0 ? {} : { intervaltype: at };
};

/** Users see a key of their own: of several pairs the newest. */
const user: View = ({ caller, world }, row) => {
  if (caller.role === 'Admin') return {};
  const newest = world.tables['userKeys']?.findLast(({ userid }) => userid === row.id);
  return newest ? { apikey: newest['apikey'] } : {};
};

/** Fields of an answer that are not stored but worked out, by the type that is answered. */
export const views: Readonly<Record<string, View>> = {
  UserVmResponse: virtualMachine,
  VmMetricsResponse: machineMetrics,
  AccountResponse: account,
  HostResponse: host,
  VolumeResponse: volume,
  LBStickinessResponse: insideRule('stickinesspolicy', [
    'name',
    'description',
    'methodname',
    'params',
    'state',
    'fordisplay',
  ]),
  LBHealthCheckResponse: insideRule('healthcheckpolicy', [
    'description',
    'pingpath',
    'responsetime',
    'healthcheckinterval',
    'healthcheckthresshold',
    'unhealthcheckthresshold',
    'state',
    'fordisplay',
  ]),
  SnapshotPolicyResponse: snapshotPolicy,
  UserResponse: user,
  // The id of a setting is a number of its database row, which the demo cloud does not have.
  ConfigurationResponse: () => ({ id: undefined }),
};
