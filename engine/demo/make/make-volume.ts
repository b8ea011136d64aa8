import type { Owner } from './make-virtual-machine.js';
import type { DiskOfferingRow, Tables, VirtualMachineRow, VolumeRow } from '../store/rows.js';

interface NewVolume {
  id: string;
  name: string;
  owner: Owner;
  zoneid: string;
  zonename: string;
  size: number;
  created: string;
  type: VolumeRow['type'];
  offering?: DiskOfferingRow;
}

/** A volume that hangs on no machine; a data disk is only allocated until it is attached for the first time. */
export function makeVolume(tables: Tables, parts: NewVolume): VolumeRow {
  const { owner, offering, ...fields } = parts;
  const pool = tables.storagePools.find((candidate) => candidate.zoneid === parts.zoneid);
  return {
    ...fields,
    ...owner,
    ...(offering
      ? {
          diskofferingid: offering.id,
          diskofferingname: offering.name,
          diskofferingdisplaytext: offering['displaytext'],
        }
      : {}),
    state: parts.type === 'ROOT' ? 'Ready' : 'Allocated',
    provisioningtype: 'thin',
    storagetype: 'shared',
    hypervisor: 'KVM',
    storage: pool?.name,
    storageid: pool?.id,
    isextractable: true,
    displayvolume: true,
    destroyed: false,
    deleteprotection: false,
    supportsstoragesnapshot: false,
    quiescevm: false,
  };
}

/** The root disk of a machine. */
export function makeRootVolume(tables: Tables, id: string, vm: VirtualMachineRow, size: number): VolumeRow {
  const { account, domainid, domain, projectid, project } = vm;
  const owner: Owner = {
    domainid,
    domain,
    ...(account === undefined ? {} : { account }),
    ...(projectid === undefined ? {} : { projectid }),
    ...(project === undefined ? {} : { project }),
  };
  const volume = makeVolume(tables, {
    id,
    name: `ROOT-${vm.name}`,
    owner,
    zoneid: vm.zoneid,
    zonename: vm.zonename,
    size,
    created: String(vm['created']),
    type: 'ROOT',
  });
  return {
    ...volume,
    virtualmachineid: vm.id,
    deviceid: 0,
    templateid: vm.templateid,
    templatename: vm['templatename'],
  };
}
