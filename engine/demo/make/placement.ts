import { ApiError } from '../api-error.js';
import type { HostRow, Tables, VirtualMachineRow } from '../store/rows.js';

const mib = 1024 * 1024;
const cpuOverProvisioning = 2;
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)}%`;

/** What the running machines take of a host: MHz and bytes, and the fields of listHosts that tell it. */
export function hostUse(
  tables: Tables,
  host: HostRow,
): { freeMhz: number; freeBytes: number; fields: Record<string, unknown> } {
  const guests = tables.virtualMachines.filter(
    (vm) => vm.hostid === host.id && !['Stopped', 'Destroyed'].includes(vm.state),
  );
  const mhz = guests.reduce((sum, vm) => sum + vm.cpunumber * vm.cpuspeed, 0);
  const bytes = guests.reduce((sum, vm) => sum + vm.memory * mib, 0);
  const allMhz = host.cpunumber * host.cpuspeed * cpuOverProvisioning;
  return {
    freeMhz: allMhz - mhz,
    freeBytes: host.memorytotal - bytes,
    fields: {
      cpuallocated: percent(mhz, allMhz),
      cpuallocatedvalue: mhz,
      cpuallocatedpercentage: percent(mhz, host.cpunumber * host.cpuspeed),
      cpuallocatedwithoverprovisioning: percent(mhz, allMhz),
      cpuwithoverprovisioning: String(allMhz),
      cpuused: percent(mhz * 0.3, allMhz),
      memoryallocated: bytes,
      memoryallocatedbytes: bytes,
      memoryallocatedpercentage: percent(bytes, host.memorytotal),
      memoryused: Math.round(bytes * 0.8),
      memorywithoverprovisioning: String(host.memorytotal),
    },
  };
}

/** A host with room for the machine in its zone. Throws 533, as a start without capacity does. */
export function placeOnHost(
  tables: Tables,
  vm: Pick<VirtualMachineRow, 'id' | 'name' | 'zoneid' | 'cpunumber' | 'cpuspeed' | 'memory'>,
  wanted?: string,
): HostRow {
  const host = tables.hosts.find((candidate) => {
    if (candidate.zoneid !== vm.zoneid || candidate.state !== 'Up' || candidate.resourcestate !== 'Enabled')
      return false;
    // Hosts with tags are for offerings that ask for them.
    if (wanted === undefined && candidate['hosttags'] !== undefined) return false;
    if (wanted !== undefined && candidate.id !== wanted) return false;
    const { freeMhz, freeBytes } = hostUse(tables, candidate);
    return freeMhz >= vm.cpunumber * vm.cpuspeed && freeBytes >= vm.memory * mib && candidate.cpunumber >= vm.cpunumber;
  });
  if (host) return host;
  throw new ApiError(
    533,
    `Unable to orchestrate start VM instance {"instanceName":"${vm.name}","uuid":"${vm.id}"} due to [Unable to create a deployment for VM instance: no host in the zone has ${vm.memory} MB of memory and ${vm.cpunumber} cores free].`,
    { cserrorcode: 4330, hidden: true },
  );
}
