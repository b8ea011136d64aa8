import type { Call } from '../call.js';
import { dependentsOf, HISTORY, partsOf } from '../store/dependents.js';
import { removeRow } from '../store/find-row.js';
import { dropNested, isNested } from '../store/nested.js';
import { tablesOf } from '../store/relations.js';
import type { AddressRow, Row, Tables } from '../store/rows.js';
import type { Target } from './target.js';

/** Of these nothing stays behind: their ids are no ids any more. */
const FORGOTTEN = new Set(['affinityGroups', 'snapshotPolicies']);

/** Machines outlive their host: they stop. */
const MACHINES = new Set(['virtualMachines', 'routers', 'systemVms']);

/** Fields that go on telling what a thing was made from or by when that is gone; CloudStack keeps such rows, marked. */
export const REMEMBERED: ReadonlySet<string> = new Set([
  'diskofferingid',
  'guestosid',
  'osid',
  'ostypeid',
  'parent',
  'parentid',
  'serviceofferingid',
  'snapshotid',
  'templateid',
  'userid',
  'virtualmachineid',
  'volumeid',
]);

/** Takes a thing out of the world, with its parts, what needs it, and the tags and notes on it; others let go of it. */
export function discard(call: Call, target: Target): void {
  const gone = new Map<string, string>();
  takeOut(call, target, gone);
  letGo(call.world.tables, gone);
}

function takeOut(call: Call, { row, table }: Target, gone: Map<string, string>): void {
  const { tables } = call.world;
  if (gone.has(row.id)) return;
  if (table === 'publicIpAddresses' && row['state'] !== 'Free') {
    free(call, row as AddressRow, gone);
    return;
  }
  gone.set(row.id, table);
  for (const part of partsOf(tables, table, row)) takeOut(call, part, gone);
  for (const user of dependentsOf(tables, table, row)) {
    if (table === 'hosts' && MACHINES.has(user.table)) user.row['state'] = 'Stopped';
    else takeOut(call, user, gone);
  }
  if (isNested(table)) dropNested(tables, table, row);
  removeRow(call, tables[table] ?? [], row);
  if (FORGOTTEN.has(table)) tables.removed = tables.removed.filter((one) => one !== row);
  for (const [notes, field] of [
    ['tags', 'resourceid'],
    ['annotations', 'entityid'],
  ] as const)
    for (const note of (tables[notes] ?? []).filter((one) => one[field] === row.id))
      removeRow(call, tables[notes] ?? [], note);
}

const OWNED = [
  'account',
  'domainid',
  'domain',
  'projectid',
  'project',
  'associatednetworkid',
  'associatednetworkname',
  'networkid',
  'vpcid',
  'vpcname',
  'allocated',
  'fordisplay',
];
export const NAT = ['virtualmachineid', 'virtualmachinename', 'virtualmachinedisplayname', 'vmipaddress'];

/** Gives an address back: it stays part of its range, its rules go. */
export function releaseAddress(call: Call, address: AddressRow): void {
  const gone = new Map<string, string>();
  free(call, address, gone);
  letGo(call.world.tables, gone);
}

function free(call: Call, address: AddressRow, gone: Map<string, string>): void {
  for (const rule of partsOf(call.world.tables, 'publicIpAddresses', address)) takeOut(call, rule, gone);
  for (const field of [...OWNED, ...NAT]) address[field] = undefined;
  Object.assign(address, { state: 'Free', issourcenat: false, isstaticnat: false });
}

/** Nothing that is left points at what is gone, except to tell where it came from. */
function letGo(tables: Tables, gone: ReadonlyMap<string, string>): void {
  if (gone.size === 0) return;
  for (const [table, rows] of Object.entries(tables)) {
    if (HISTORY.has(table)) continue;
    for (const row of rows) for (const field of Object.keys(row)) letGoOf(row, field, gone);
  }
}

function letGoOf(row: Row, field: string, gone: ReadonlyMap<string, string>): void {
  const value = row[field];
  if (Array.isArray(value)) {
    const kept = value.filter((one) => !gone.has(typeof one === 'string' ? one : ((one as Row | undefined)?.id ?? '')));
    if (kept.length < value.length) row[field] = kept;
    return;
  }
  const table = typeof value === 'string' && field !== 'id' ? gone.get(value) : undefined;
  if (table === undefined || REMEMBERED.has(field)) return;
  const word = field.replace(/id$/, '');
  if (!tablesOf(word).includes(table)) return;
  // As what was never told: an answer leaves it out.
  for (const told of [field, `${word}name`, word]) if (row[told] !== undefined) row[told] = undefined;
}
