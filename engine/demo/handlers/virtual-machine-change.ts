import { failure, invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { needRow } from '../store/find-row.js';
import { offeringFields } from '../make/make-virtual-machine.js';
import { placeOnHost } from '../make/placement.js';
import { planJob } from '../jobs/plan-job.js';
import type { Row, VirtualMachineRow } from '../store/rows.js';
import { newPassword } from './deploy-virtual-machine.js';

const machine = (call: Call, param = 'id'): VirtualMachineRow =>
  needRow(call, call.world.tables.virtualMachines, param, 'virtual machine');

const plainFields = [
  'displayname',
  'name',
  'group',
  'haenable',
  'isdynamicallyscalable',
  'deleteprotection',
  'userdata',
];

/** scale, migrate, reset of the password, update, and what is in the virtual drive. */
export const machineChangeHandlers: Handlers = {
  scaleVirtualMachine(call) {
    const vm = machine(call);
    const offering = needRow(call, call.world.tables.serviceOfferings, 'serviceofferingid', 'service offering');
    return planJob(vm, {
      event: 'VM.UPGRADE',
      saying: 'upgrading Vm',
      check: () => {
        if (vm.state === 'Stopped') return;
        if (vm.state !== 'Running')
          throw failure(`Unable to scale the virtual machine ${vm.id}: it is in state ${vm.state}`);
        if (vm['isdynamicallyscalable'] !== true) {
          throw invalidValue(
            `Unable to scale vm: the vm ${vm.name} is running and not dynamically scalable; stop it first`,
          );
        }
        if (offering.cpunumber < vm.cpunumber || offering.memory < vm.memory) {
          throw invalidValue('While the VM is running, only scalling up it is supported.');
        }
      },
      act: () => {
        if (vm.state === 'Running') placeOnHost(call.world.tables, { ...vm, ...offeringFields(offering) }, vm.hostid);
        return Object.assign(vm, offeringFields(offering));
      },
    });
  },
  migrateVirtualMachine(call) {
    const { params, world } = call;
    const vm = machine(call, 'virtualmachineid');
    if (!params.has('hostid') && !params.has('storageid') && params.flag('autoselect') === false) {
      throw invalidValue('Either hostId or storageId must be specified');
    }
    return planJob(vm, {
      event: 'VM.MIGRATE',
      saying: 'migrating Vm',
      during: 'Migrating',
      check: () => {
        if (vm.state !== 'Running') throw invalidValue(`VM ${vm.id} is not in state Running, so it cannot be migrated`);
        if (params.text('hostid') === vm.hostid)
          throw invalidValue('Cannot migrate VM, VM is already on this host, please specify valid destination host');
      },
      act: () => {
        const others = world.tables.hosts.filter((host) => host.id !== vm.hostid);
        const host = placeOnHost({ ...world.tables, hosts: others }, vm, params.text('hostid'));
        return Object.assign(vm, { state: 'Running', hostid: host.id, hostname: host.name });
      },
    });
  },
  resetPasswordForVirtualMachine(call) {
    const vm = machine(call);
    return planJob(vm, {
      event: 'VM.RESETPASSWORD',
      saying: 'resetting the password of Vm',
      check: () => {
        if (!vm.passwordenabled)
          throw invalidValue('Fail to reset password for the virtual machine, the template is not password enabled');
        if (vm.state !== 'Stopped') throw invalidValue(`Vm ${vm.id} should be stopped to do password reset`);
      },
      act: () => ({ ...vm, password: call.params.text('password') ?? newPassword() }),
    });
  },
  updateVirtualMachine(call) {
    const { params, world } = call;
    const vm = machine(call);
    const fields = Object.fromEntries(
      plainFields.flatMap((name) => (params.has(name) ? [[name, params.raw(name)]] : [])),
    );
    const ostype = world.tables.osTypes.find((row) => row.id === params.text('ostypeid'));
    Object.assign(
      vm,
      fields,
      ostype ? { ostypeid: ostype.id, guestosid: ostype.id, osdisplayname: ostype['description'] } : {},
    );
    if (params.flag('cleanupdetails')) vm['details'] = {};
    else if (params.has('details')) vm['details'] = params.merged('details');
    return { object: vm };
  },
  attachIso(call) {
    const vm = machine(call, 'virtualmachineid');
    const iso: Row = needRow(call, call.world.tables.isos, 'id', 'ISO');
    return planJob(vm, {
      event: 'ISO.ATTACH',
      saying: 'attaching ISO to Vm',
      check: () => {
        if (!['Running', 'Stopped'].includes(vm.state))
          throw invalidValue('Please specify a VM that is either Stopped or Running.');
      },
      act: () => Object.assign(vm, { isoid: iso.id, isoname: iso.name, isodisplaytext: iso['displaytext'] }),
    });
  },
  detachIso(call) {
    const vm = machine(call, 'virtualmachineid');
    return planJob(vm, {
      event: 'ISO.DETACH',
      saying: 'detaching ISO from Vm',
      check: () => {
        if (vm['isoid'] === undefined) throw invalidValue('The specified VM has no ISO attached to it.');
      },
      act: () => {
        delete vm['isoid'];
        delete vm['isoname'];
        delete vm['isodisplaytext'];
        return vm;
      },
    });
  },
};
