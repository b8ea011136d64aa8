import { ApiError } from '../api-error.js';
import type { Call } from '../call.js';
import { MAKES, verbOf } from '../generic/verbs.js';
import { kindOfCommand } from '../store/kinds.js';
import type { Row, Tables } from '../store/rows.js';
import { ownerFields } from './scope.js';

/** What has limits, by CloudStack's numbers. */
export const RESOURCES = [
  'user_vm',
  'public_ip',
  'volume',
  'snapshot',
  'template',
  'project',
  'network',
  'vpc',
  'cpu',
  'memory',
  'primary_storage',
  'secondary_storage',
  'backup',
  'backup_storage',
  'bucket',
  'object_storage',
  'gpu',
] as const;

export type Resource = (typeof RESOURCES)[number];

/** The tables whose rows count against a limit. */
const COUNTED: Record<string, Resource> = {
  virtualMachines: 'user_vm',
  publicIpAddresses: 'public_ip',
  volumes: 'volume',
  snapshots: 'snapshot',
  templates: 'template',
  isos: 'template',
  projects: 'project',
  networks: 'network',
  vpcs: 'vpc',
  backups: 'backup',
  buckets: 'bucket',
};

/** Whose limit it is: an account's, a project's, or a domain's, of which no more than `domainid` is told. */
export interface LimitOwner {
  account?: string | undefined;
  domainid?: string | undefined;
  projectid?: string | undefined;
}

const isOf = (row: Row, { account, domainid, projectid }: LimitOwner): boolean =>
  projectid === undefined
    ? row['projectid'] === undefined && row['account'] === account && row['domainid'] === domainid
    : row['projectid'] === projectid;

/** The row that holds a limit; none where nobody has set one. */
export const limitRow = (tables: Tables, owner: LimitOwner, resource: Resource): Row | undefined =>
  (tables['resourceLimits'] ?? []).find((row) => row['resourcetypename'] === resource && isOf(row, owner));

/** How many there may be: -1 for as many as wanted. */
export function limitOf(tables: Tables, owner: LimitOwner, resource: Resource): number {
  const max = limitRow(tables, owner, resource)?.['max'];
  return typeof max === 'number' ? max : -1;
}

/** How many there are. */
export function countOf(tables: Tables, owner: LimitOwner, resource: Resource): number {
  const counted = Object.keys(COUNTED).filter((table) => COUNTED[table] === resource);
  const rows = counted.flatMap((table) => tables[table] ?? []);
  return rows.filter((row) => isOf(row, owner) && row['state'] !== 'Destroyed').length;
}

/** Throws 535 when a command would make one more of what its owner has as many of as they may. */
export function checkLimit(call: Call): void {
  const { command, world } = call;
  const table = MAKES.has(verbOf(command.name)) ? kindOfCommand(command)?.table : undefined;
  const resource = table === undefined ? undefined : COUNTED[table];
  if (resource === undefined) return;
  const owner = ownerFields(call);
  const limit = limitOf(world.tables, owner, resource);
  const used = limit < 0 ? 0 : countOf(world.tables, owner, resource);
  if (limit < 0 || used < limit) return;
  const whose = owner.account === undefined ? `project ${owner.project ?? ''}` : `account ${owner.account}`;
  throw new ApiError(
    535,
    `Maximum amount of resources of Type = '${resource}' for ${whose} is exceeded: the limit is ${limit}, and there are ${used}.`,
    // Machines are counted by another part of CloudStack, which tells less of what it met.
    { cserrorcode: table === 'virtualMachines' ? 9999 : 4370 },
  );
}
