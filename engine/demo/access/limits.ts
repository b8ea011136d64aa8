import { ApiError } from '../api-error.js';
import type { Call } from '../call.js';
import { MAKES, verbOf } from '../generic/verbs.js';
import { kindOfCommand } from '../store/kinds.js';
import type { Row, Tables } from '../store/rows.js';
import { AMOUNTS, amountsTaken } from './amounts.js';
import type { Resource } from './resources.js';
import { ownerFields } from './scope.js';

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

/** How many there are, or how much: cores, MiB and GiB. */
export function countOf(tables: Tables, owner: LimitOwner, resource: Resource): number {
  const isCounted = (row: Row): boolean => isOf(row, owner) && row['state'] !== 'Destroyed';
  const amount = AMOUNTS[resource];
  if (amount) {
    const [table, field, unit] = amount;
    const all = (tables[table] ?? []).filter(isCounted).reduce((sum, row) => sum + Number(row[field] ?? 0), 0);
    return Math.ceil(all / unit);
  }
  const counted = Object.keys(COUNTED).filter((table) => COUNTED[table] === resource);
  return counted.flatMap((table) => tables[table] ?? []).filter(isCounted).length;
}

/** Throws 535 when a command would give its owner more of something than they may have. */
export function checkLimit(call: Call): void {
  const { command, world } = call;
  const table = MAKES.has(verbOf(command.name)) ? kindOfCommand(command)?.table : undefined;
  const resource = table === undefined ? undefined : COUNTED[table];
  if (resource === undefined) return;
  const owner = ownerFields(call);
  for (const [one, more] of Object.entries({ [resource]: 1, ...amountsTaken(call) }) as [Resource, number][]) {
    const limit = limitOf(world.tables, owner, one);
    const used = limit < 0 ? 0 : countOf(world.tables, owner, one);
    if (limit < 0 || used + more <= limit) continue;
    const whose = owner.account === undefined ? `project ${owner.project ?? ''}` : `account ${owner.account}`;
    throw new ApiError(
      535,
      `Maximum amount of resources of Type = '${one}' for ${whose} is exceeded: the limit is ${limit}, there are ${used}, and ${Math.ceil(more)} more would be needed.`,
      // Machines are counted by another part of CloudStack, which tells less of what it met.
      { cserrorcode: table === 'virtualMachines' ? 9999 : 4370 },
    );
  }
}
