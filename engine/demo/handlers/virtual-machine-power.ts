import { failure, invalidValue } from '../api-error.js';
import type { Call, Handlers, JobPlan, Result } from '../call.js';
import { findRow, needRow, removeRow } from '../find-row.js';
import { placeOnHost } from '../placement.js';
import type { VirtualMachineRow } from '../rows.js';

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
}

/** Marks the machine as stopped: it leaves its host. */
export function halt(vm: VirtualMachineRow): void {
  vm.state = 'Stopped';
  for (const field of ['hostid', 'hostname', 'cpuused', 'memorykbs']) delete vm[field];
}

/** Removes the machine, its root disk and its rules for good. */
export function expunge(call: Call, vm: VirtualMachineRow): void {
  const { tables } = call.world;
  for (const volume of tables.volumes.filter((row) => row.virtualmachineid === vm.id)) {
    if (volume.type === 'ROOT') removeRow(call, tables.volumes, volume);
    else delete volume.virtualmachineid;
  }
  for (const rule of tables.portForwardingRules.filter((row) => row['virtualmachineid'] === vm.id)) {
    removeRow(call, tables.portForwardingRules, rule);
  }
  removeRow(call, tables.virtualMachines, vm);
}

function powerJob(
  call: Call,
  event: string,
  saying: string,
  expected: string[],
  between: string | undefined,
  act: (vm: VirtualMachineRow) => void,
): Result {
  const vm = machine(call);
  const before = vm.state;
  const wrong = !expected.includes(before);
  if (!wrong && between !== undefined) vm.state = between;
  const plan: JobPlan = {
    about: vm,
    event,
    saying: `${saying} Vm`,
    finish: () => {
      // CloudStack checks the state inside the job, so a wrong one is no error of the request.
      if (wrong)
        throw failure(
          `Unable to ${event.slice(3).toLowerCase()} the virtual machine ${vm.name} (${vm.id}): it is in state ${before}`,
        );
      try {
        act(vm);
      } catch (error) {
        vm.state = before;
        throw error;
      }
      return vm;
    },
  };
  return { job: plan };
}

/** start, stop, reboot, destroy, recover, expunge. */
export const powerHandlers: Handlers = {
  startVirtualMachine(call) {
    const host = findRow(call, call.world.tables.hosts, 'hostid', 'host');
    return powerJob(call, 'VM.START', 'starting', ['Stopped'], 'Starting', (vm) => run(call, vm, host?.id));
  },
  stopVirtualMachine(call) {
    return powerJob(call, 'VM.STOP', 'stopping', ['Running', 'Stopped'], 'Stopping', halt);
  },
  rebootVirtualMachine(call) {
    return powerJob(call, 'VM.REBOOT', 'rebooting', ['Running'], undefined, () => undefined);
  },
  destroyVirtualMachine(call) {
    const { params, world } = call;
    const vm = machine(call);
    const volumes = (params.list('volumeids') ?? []).map((id) => {
      const volume = world.tables.volumes.find((row) => row.id === id);
      if (volume?.virtualmachineid !== vm.id)
        throw invalidValue(`Unable to find volume with ID: ${id} attached to the virtual machine`);
      if (volume.type === 'ROOT') throw invalidValue('The root volume cannot be listed among the volumes to delete');
      return volume;
    });
    if (vm['deleteprotection'] === true) {
      throw invalidValue(`Virtual machine ${vm.name} has delete protection enabled and cannot be deleted.`);
    }
    return powerJob(call, 'VM.DESTROY', 'destroying', ['Running', 'Stopped', 'Error', 'Destroyed'], undefined, () => {
      halt(vm);
      vm.state = 'Destroyed';
      for (const volume of volumes) removeRow(call, world.tables.volumes, volume);
      if (params.flag('expunge')) {
        expunge(call, vm);
        vm.state = 'Expunging';
      }
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
    return powerJob(call, 'VM.EXPUNGE', 'expunging', ['Destroyed', 'Error'], 'Expunging', (vm) => expunge(call, vm));
  },
};
