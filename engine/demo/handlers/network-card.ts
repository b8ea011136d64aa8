import { failure, invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { carryOut } from '../generic/deed.js';
import { makeNic } from '../make/make-virtual-machine.js';
import { nextGuestAddress } from '../make/make-network.js';
import { needRow } from '../store/find-row.js';
import type { NicRow, VirtualMachineRow } from '../store/rows.js';

const machineOf = (call: Call): VirtualMachineRow =>
  needRow(call, call.world.tables.virtualMachines, 'virtualmachineid', 'virtual machine');

const cardOf = (call: Call, vm: VirtualMachineRow): NicRow | undefined =>
  vm.nic.find(({ id }) => id === call.params.text('nicid'));

/** The machine that a network card is in. */
function ownerOfCard(call: Call): { vm: VirtualMachineRow; nic: NicRow } {
  const id = call.params.text('nicid');
  for (const vm of call.world.tables.virtualMachines) {
    const nic = vm.nic.find((one) => one.id === id);
    if (nic) return { vm, nic };
  }
  throw invalidValue(`There is no network card ${id ?? ''}`);
}

/** Network cards come, go and change with their machines. */
export const networkCardHandlers: Handlers = {
  addNicToVirtualMachine(call) {
    const { params, world } = call;
    const vm = machineOf(call);
    const network = needRow(call, world.tables.networks, 'networkid', 'network');
    return carryOut(call, {
      about: vm,
      check: () => {
        if (vm.nic.some(({ networkid }) => networkid === network.id))
          throw failure(`${vm.name} is in the network ${network.name} already`);
      },
      act: () => {
        const address = params.text('ipaddress') ?? nextGuestAddress(world.tables, network);
        vm.nic.push(makeNic(world.newId('nic'), network, address, vm.nic.length === 0));
        return vm;
      },
    });
  },
  removeNicFromVirtualMachine(call) {
    const vm = machineOf(call);
    return carryOut(call, {
      about: vm,
      check: () => {
        if (cardOf(call, vm)?.isdefault !== false) throw invalidValue('The default network card cannot be removed');
      },
      act: () => {
        vm.nic = vm.nic.filter(({ id }) => id !== call.params.text('nicid'));
        return vm;
      },
    });
  },
  updateDefaultNicForVirtualMachine(call) {
    const vm = machineOf(call);
    return carryOut(call, {
      about: vm,
      act: () => {
        if (cardOf(call, vm)) for (const nic of vm.nic) nic.isdefault = nic.id === call.params.text('nicid');
        return vm;
      },
    });
  },
  updateVmNicIp(call) {
    const { vm, nic } = ownerOfCard(call);
    return carryOut(call, {
      about: vm,
      check: () => {
        if (vm.state !== 'Stopped') throw invalidValue('The machine has to be stopped first');
      },
      act: () => {
        nic.ipaddress = call.params.text('ipaddress') ?? nic.ipaddress;
        return vm;
      },
    });
  },
};
