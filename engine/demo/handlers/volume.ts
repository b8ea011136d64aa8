import { invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { discard } from '../generic/discard.js';
import { findRow, needRow } from '../store/find-row.js';
import { makeVolume } from '../make/make-volume.js';
import { planJob } from '../jobs/plan-job.js';
import type { VolumeRow } from '../store/rows.js';
import { ownerFields } from '../access/scope.js';

const gib = 1024 ** 3;
const largest = 1024;

const volumeOf = (call: Call): VolumeRow => needRow(call, call.world.tables.volumes, 'id', 'volume');

function nextDevice(call: Call, machineId: string): number {
  const taken = call.world.tables.volumes
    .filter((row) => row.virtualmachineid === machineId)
    .map((row) => row.deviceid);
  // Device 3 is kept for the CD drive.
  return [1, 2, 4, 5, 6, 7, 8, 9].find((device) => !taken.includes(device)) ?? 10;
}

/** Sizes come in GB and are kept in bytes. Throws 431. */
function sizeInBytes(gigabytes: number | undefined): number {
  if (gigabytes === undefined || gigabytes < 1 || gigabytes > largest) {
    throw invalidValue(`Please specify a size between 1 and ${largest} GB for a disk offering of custom size`);
  }
  return gigabytes * gib;
}

/** The volume to detach: by its id, or by device and machine. */
function volumeToDetach(call: Call): VolumeRow {
  const { params, world } = call;
  if (params.has('id')) return volumeOf(call);
  const vm = needRow(call, world.tables.virtualMachines, 'virtualmachineid', 'virtual machine');
  const volume = world.tables.volumes.find(
    (row) => row.virtualmachineid === vm.id && row.deviceid === params.number('deviceid'),
  );
  if (!volume) throw invalidValue('Please provide either a volume id, or a tuple(device id, instance id)');
  return volume;
}

export const volumeHandlers: Handlers = {
  createVolume(call) {
    const { params, world } = call;
    const { tables } = world;
    const snapshot = findRow(call, tables.snapshots, 'snapshotid', 'snapshot');
    const offering = findRow(call, tables.diskOfferings, 'diskofferingid', 'disk offering');
    if (!snapshot && !offering)
      throw invalidValue('At least one of disk Offering ID or snapshot ID must be passed whilst creating volume');
    const zone = tables.zones.find((row) => row.id === (params.text('zoneid') ?? snapshot?.['zoneid']));
    if (!zone) throw invalidValue('A zone ID must be provided to create a volume');
    const copied = Number(snapshot?.['virtualsize'] ?? 0);
    const size = offering?.iscustomized
      ? sizeInBytes(params.number('size'))
      : (offering?.disksize ?? 0) * gib || copied;
    const id = world.newId('volume');
    const volume = makeVolume(tables, {
      id,
      name: params.text('name') ?? `volume-${id.slice(0, 8)}`,
      owner: ownerFields(call),
      zoneid: zone.id,
      zonename: zone.name,
      size,
      created: cloudDate(world.now()),
      type: 'DATADISK',
      ...(offering ? { offering } : {}),
    });
    tables.volumes.push(volume);
    return planJob(volume, {
      event: 'VOLUME.CREATE',
      saying: 'creating volume',
      aboutType: 'Volume',
      id,
      act: () => volume,
    });
  },
  attachVolume(call) {
    const volume = volumeOf(call);
    const vm = needRow(call, call.world.tables.virtualMachines, 'virtualmachineid', 'virtual machine');
    return planJob(volume, {
      event: 'VOLUME.ATTACH',
      saying: 'attaching volume',
      aboutType: 'Volume',
      check: () => {
        if (volume.virtualmachineid !== undefined)
          throw invalidValue(
            `Please specify a volume that is not attached to any VM; volume ${volume.name} is attached already`,
          );
        if (!['Running', 'Stopped'].includes(vm.state))
          throw invalidValue('Please specify a VM that is either running or stopped.');
        if (volume.zoneid !== vm.zoneid)
          throw invalidValue('Please specify a VM that is in the same zone as the volume.');
      },
      act: () =>
        Object.assign(volume, {
          state: 'Ready',
          virtualmachineid: vm.id,
          deviceid: call.params.number('deviceid') ?? nextDevice(call, vm.id),
          attached: cloudDate(call.world.now()),
        }),
    });
  },
  detachVolume(call) {
    const volume = volumeToDetach(call);
    return planJob(volume, {
      event: 'VOLUME.DETACH',
      saying: 'detaching volume',
      aboutType: 'Volume',
      check: () => {
        if (volume.virtualmachineid === undefined)
          throw invalidValue(`The specified volume ${volume.name} is not attached to a VM.`);
        if (volume.type === 'ROOT')
          throw invalidValue('Root volume can only be detached from a stopped VM; the demo cloud keeps it in place.');
      },
      act: () => {
        delete volume.virtualmachineid;
        delete volume.deviceid;
        delete volume['attached'];
        return volume;
      },
    });
  },
  resizeVolume(call) {
    const { params, world } = call;
    const volume = volumeOf(call);
    const offering =
      findRow(call, world.tables.diskOfferings, 'diskofferingid', 'disk offering') ??
      world.tables.diskOfferings.find((row) => row.id === volume.diskofferingid);
    const gigabytes = params.number('size');
    return planJob(volume, {
      event: 'VOLUME.RESIZE',
      saying: 'resizing volume',
      aboutType: 'Volume',
      during: 'Resizing',
      check: () => {
        if (volume.type === 'DATADISK' && offering?.iscustomized === false && gigabytes !== undefined) {
          throw invalidValue(
            `The disk offering ${offering.name} has a fixed size; give another disk offering instead of a size`,
          );
        }
        const wanted = newSize();
        if (wanted < volume.size && params.flag('shrinkok') !== true) {
          throw invalidValue(
            `Going from existing size of ${volume.size} to size of ${wanted} would shrink the volume. Need to sign off by supplying the shrinkok parameter with value of true.`,
          );
        }
      },
      act: () =>
        Object.assign(volume, {
          size: newSize(),
          state: 'Ready',
          ...(offering ? { diskofferingid: offering.id, diskofferingname: offering.name } : {}),
        }),
    });

    function newSize(): number {
      return offering && !offering.iscustomized && gigabytes === undefined
        ? offering.disksize * gib
        : sizeInBytes(gigabytes);
    }
  },
  deleteVolume(call) {
    const volume = volumeOf(call);
    if (volume.virtualmachineid !== undefined)
      throw invalidValue('Please specify a volume that is not attached to any VM.');
    discard(call, { row: volume, table: 'volumes' });
    return { success: true };
  },
};
