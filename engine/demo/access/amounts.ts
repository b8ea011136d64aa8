import type { Call } from '../call.js';
import { findById } from '../store/index-of.js';
import type { Row, Tables } from '../store/rows.js';
import type { Resource } from './resources.js';

const GIB = 1024 ** 3;

/** Resources of which an amount counts and not the number of things: the table, the field, and how much is one. */
export const AMOUNTS: Partial<Record<Resource, readonly [table: string, field: string, unit: number]>> = {
  cpu: ['virtualMachines', 'cpunumber', 1],
  memory: ['virtualMachines', 'memory', 1],
  primary_storage: ['volumes', 'size', GIB],
};

const numberIn = (row: Row | undefined, field: string): number => Number(row?.[field] ?? 0);

/** How much more a command would take: cores, MiB of memory, GiB of disks. Not told for what takes none. */
export function amountsTaken({ command, params, world }: Call): Partial<Record<Resource, number>> {
  const find = (table: keyof Tables & string, param: string): Row | undefined =>
    findById(world.tables, [table], params.text(param))?.row;
  const disk = find('diskOfferings', 'diskofferingid');
  const gigabytes = params.number('size') ?? numberIn(disk, 'disksize');
  if (command.name === 'createVolume') return { primary_storage: gigabytes };
  if (command.name !== 'deployVirtualMachine') return {};
  const offering = find('serviceOfferings', 'serviceofferingid');
  const details = params.merged('details');
  return {
    cpu: Number(details['cpuNumber'] ?? numberIn(offering, 'cpunumber')),
    memory: Number(details['memory'] ?? numberIn(offering, 'memory')),
    primary_storage: numberIn(find('templates', 'templateid'), 'size') / GIB + (disk ? gigabytes : 0),
  };
}
