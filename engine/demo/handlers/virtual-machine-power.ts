import { failure, invalidValue } from '../api-error.js';
import type { Call, Handlers, Result } from '../call.js';
import { discard } from '../generic/discard.js';
import { findRow, needRow } from '../store/find-row.js';
import { placeOnHost } from '../make/placement.js';
import { planJob } from '../jobs/plan-job.js';
import type { VirtualMachineRow } from '../store/rows.js';

const machine = (call: Call): VirtualMachineRow =>
  needRow(call, call.world.tables.virtualMachines, 'id', 'virtual machine');

/** Starts the machine on a host with room and sets what is true while it runs. Throws 533. */
export function run({ world }: Call, vm: VirtualMachineRow, hostid?: string): void {
  const host = placeOnHost(world.tables, vm, hostid);
  Object.assign(vm, {
    state: 'Running',
    hostid: host.id,
    hostname: host.name,
    cpuused: '1.2%',
    memorykbs: vm.memory * 1024,
  });
  for (const network of world.tables.networks) {
    if (vm.nic.some((nic) => nic.networkid === network.id)) network.state = 'Implemented';
  }
}

/** Marks the machine as stopped: it leaves its host. */
function halt(vm: VirtualMachineRow): void {
  vm.state = 'Stopped';
  delete vm.hostid;
  delete vm.hostname;
  delete vm['cpuused'];
  delete vm['memorykbs'];
}

/** Removes the machine, its root disk and its rules for good; data disks stay. */
function expunge(call: Call, vm: VirtualMachineRow): void {
  const { tables } = call.world;
  for (const volume of tables.volumes.filter((row) => row.virtualmachineid === vm.id && row.type !== 'ROOT')) {
    delete volume.virtualmachineid;
    delete volume.deviceid;
  }
  vm.state = 'Expunging';
  discard(call, { row: vm, table: 'virtualMachines' });
}

interface PowerStep {
  event: string;
  saying: string;
  /** States from which it can be done. */
  from: string[];
  during?: string;
  act: (vm: VirtualMachineRow) => void;
}

function powerJob(vm: VirtualMachineRow, { event, saying, from, during, act }: PowerStep): Result {
  return planJob(vm, {
    event,
    saying: `${saying} Vm`,
    ...(during === undefined ? {} : { during }),
    check: () => {
      if (from.includes(vm.state)) return;
      const verb = event.slice(3).toLowerCase();
      throw failure(`Unable to ${verb} the virtual machine ${vm.name} (${vm.id}): it is in state ${vm.state}`);
    },
    act: () => {
      act(vm);
      return vm;
    },
  });
}

/** start, stop, reboot, destroy, recover, expunge. */
export const powerHandlers: Handlers = {
  startVirtualMachine(call) {
    const host = findRow(call, call.world.tables.hosts, 'hostid', 'host');
    const act = (vm: VirtualMachineRow): void => run(call, vm, host?.id);
    return powerJob(machine(call), {
      event: 'VM.START',
      saying: 'starting',
      from: ['Stopped'],
      during: 'Starting',
      act,
    });
  },
  stopVirtualMachine(call) {
    const from = ['Running', 'Stopped'];
    return powerJob(machine(call), { event: 'VM.STOP', saying: 'stopping', from, during: 'Stopping', act: halt });
  },
  rebootVirtualMachine(call) {
    return powerJob(machine(call), {
      event: 'VM.REBOOT',
      saying: 'rebooting',
      from: ['Running'],
      act: () => undefined,
    });
  },
  destroyVirtualMachine(call) {
    const { params, world } = call;
    const vm = machine(call);
    const volumes = (params.list('volumeids') ?? []).map((id) => {
      const volume = world.tables.volumes.find((row) => row.id === id);
      if (volume?.virtualmachineid !== vm.id) throw invalidValue(`Unable to find volume with ID: ${id}`);
      if (volume.type === 'ROOT') throw invalidValue(`Volume with ID: ${id} is not a data volume`);
      return volume;
    });
    return powerJob(vm, {
      event: 'VM.DESTROY',
      saying: 'destroying',
      from: ['Running', 'Stopped', 'Error', 'Destroyed'],
      act: () => {
        if (vm['deleteprotection'] === true) {
          throw invalidValue(`Virtual machine ${vm.name} has delete protection enabled and cannot be deleted.`);
        }
        halt(vm);
        vm.state = 'Destroyed';
        for (const volume of volumes) discard(call, { row: volume, table: 'volumes' });
        if (params.flag('expunge')) expunge(call, vm);
      },
    });
  },
  recoverVirtualMachine(call) {
    const vm = machine(call);
    if (vm.state !== 'Destroyed') {
      throw invalidValue(`Unable to recover the virtual machine ${vm.id}: it is in state ${vm.state}, not Destroyed`);
    }
    vm.state = 'Stopped';
    return { object: vm };
  },
  expungeVirtualMachine(call) {
    const act = (vm: VirtualMachineRow): void => expunge(call, vm);
    return powerJob(machine(call), { event: 'VM.EXPUNGE', saying: 'expunging', from: ['Destroyed', 'Error'], act });
  },
};
