import { invalidValue } from '../api-error.js';
import type { Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { discard } from '../generic/discard.js';
import { needRow } from '../store/find-row.js';
import { planJob } from '../jobs/plan-job.js';
import type { OwnedRow } from '../store/rows.js';
import { addTags } from './tag.js';

export const snapshotHandlers: Handlers = {
  createSnapshot(call) {
    const { params, world } = call;
    const volume = needRow(call, world.tables.volumes, 'volumeid', 'volume');
    if (volume.state !== 'Ready') {
      throw invalidValue(`VolumeId: ${volume.id} is not in Ready state but ${volume.state}. Cannot take snapshot.`);
    }
    const { account, domainid, domain, projectid, project } = volume;
    const id = world.newId('snapshot');
    const stamp = world.now().toISOString().replace(/\D/g, '').slice(0, 14);
    const snapshot: OwnedRow = {
      id,
      name: params.text('name') ?? `${volume.name}_${stamp}`,
      domainid,
      domain,
      ...(account === undefined ? {} : { account }),
      ...(projectid === undefined ? {} : { projectid, project: project ?? '' }),
      volumeid: volume.id,
      volumename: volume.name,
      volumetype: volume.type,
      snapshottype: 'MANUAL',
      intervaltype: 'MANUAL',
      ...(params.has('locationtype') ? { locationtype: params.text('locationtype')?.toUpperCase() } : {}),
      state: 'BackingUp',
      virtualsize: volume.size,
      zoneid: volume.zoneid,
      zonename: volume.zonename,
      revertable: true,
      created: cloudDate(world.now()),
    };
    world.tables.snapshots.push(snapshot);
    addTags(call, 'Snapshot', snapshot, params.keyed('tags'));
    return planJob(snapshot, {
      event: 'SNAPSHOT.CREATE',
      saying: 'creating snapshot',
      aboutType: 'Snapshot',
      id,
      failed: 'Error',
      act: () => Object.assign(snapshot, { state: 'BackedUp', physicalsize: Math.round(volume.size / 4) }),
    });
  },
  deleteSnapshot(call) {
    const snapshot = needRow(call, call.world.tables.snapshots, 'id', 'snapshot');
    return planJob(snapshot, {
      event: 'SNAPSHOT.DELETE',
      saying: 'deleting snapshot',
      aboutType: 'Snapshot',
      act: () => {
        discard(call, { row: snapshot, table: 'snapshots' });
        return undefined;
      },
    });
  },
};
