import type { Call, Handlers } from '../call.js';
import { needRow } from '../store/find-row.js';

const machine = (call: Call) => {
  const { tables } = call.world;
  return needRow(
    call,
    [...tables.virtualMachines, ...tables.systemVms, ...tables.routers],
    'virtualmachineid',
    'machine',
  );
};

/** Where a machine or a disk could go: the other places of its zone. */
export const migrationTargetHandlers: Handlers = {
  findHostsForMigration(call) {
    const row = machine(call);
    const hosts = call.world.tables.hosts.filter(
      (host) => host.zoneid === row['zoneid'] && host.id !== row['hostid'] && host.resourcestate === 'Enabled',
    );
    return { list: hosts.map((host) => ({ ...host, requiresStorageMotion: false, suitableformigration: true })) };
  },
  findStoragePoolsForMigration(call) {
    const volume = needRow(call, call.world.tables.volumes, 'id', 'volume');
    const pools = call.world.tables.storagePools.filter(
      (pool) => pool.zoneid === volume.zoneid && pool.id !== volume['storageid'],
    );
    return { list: pools.map((pool) => ({ ...pool, suitableformigration: pool['state'] === 'Up' })) };
  },
};
