import { failure } from '../api-error.js';
import type { Call, Handlers, Result } from '../call.js';
import { needRow } from '../store/find-row.js';
import { placeOnHost } from '../make/placement.js';
import { planJob } from '../jobs/plan-job.js';
import type { HostRow, Row } from '../store/rows.js';

const hostOf = (call: Call): HostRow => needRow(call, call.world.tables.hosts, 'id', 'host');

function reboot(row: Row, event: string, saying: string, aboutType: string): Result {
  return planJob(row, {
    event,
    saying,
    aboutType,
    check: () => {
      if (row['state'] !== 'Running')
        throw failure(`Unable to reboot ${row.name ?? row.id}, it is not in the Running state`);
    },
    act: () => row,
  });
}

/** Hosts in and out of maintenance; system machines and routers. */
export const infrastructureHandlers: Handlers = {
  prepareHostForMaintenance(call) {
    const { tables } = call.world;
    const host = hostOf(call);
    return planJob(host, {
      check: () => {
        if (host.resourcestate !== 'Enabled')
          throw failure(`The host ${host.name} is in resource state ${host.resourcestate}`);
      },
      event: 'MAINT.PREPARE',
      saying: 'preparing maintenance for host',
      aboutType: 'Host',
      stateField: 'resourcestate',
      during: 'PrepareForMaintenance',
      failed: 'ErrorInPrepareForMaintenance',
      act: () => {
        for (const vm of tables.virtualMachines.filter((row) => row.hostid === host.id)) {
          const target = placeOnHost(tables, vm);
          Object.assign(vm, { hostid: target.id, hostname: target.name });
        }
        return Object.assign(host, { resourcestate: 'Maintenance' });
      },
    });
  },
  cancelHostMaintenance(call) {
    const host = hostOf(call);
    const allowed = ['Maintenance', 'PrepareForMaintenance', 'ErrorInPrepareForMaintenance', 'ErrorInMaintenance'];
    return planJob(host, {
      event: 'MAINT.CANCEL',
      saying: 'canceling maintenance for host',
      aboutType: 'Host',
      check: () => {
        if (!allowed.includes(host.resourcestate))
          throw failure(
            `Cannot perform cancelMaintenance when resource state is ${host.resourcestate}, hostId = ${host.id}`,
          );
      },
      act: () => Object.assign(host, { resourcestate: 'Enabled' }),
    });
  },
  rebootSystemVm(call) {
    const row = needRow(call, call.world.tables.systemVms, 'id', 'system vm');
    return reboot(row, 'SSVM.REBOOT', 'rebooting system Vm', 'SystemVm');
  },
  rebootRouter(call) {
    const row = needRow(call, call.world.tables.routers, 'id', 'router');
    return reboot(row, 'ROUTER.REBOOT', 'rebooting router', 'DomainRouter');
  },
};
