import { nextGuestAddress } from '../make/make-network.js';
import { makeNic, makeVirtualMachine, type Owner } from '../make/make-virtual-machine.js';
import { makeRootVolume, makeVolume } from '../make/make-volume.js';
import type { HostRow, NetworkRow, Tables, VirtualMachineRow } from '../store/rows.js';
import { stableId } from '../stable-id.js';
import { fleet, type Group } from './fleet.js';
import { bytes } from './seed-offerings.js';

function namesOf({ name, count, wide }: Group): string[] {
  if (count === undefined) return [name];
  return Array.from({ length: count }, (_, at) => `${name}${String(at + 1).padStart(wide ? 2 : 1, '0')}`);
}

/** The hosts of a zone in turn, without those that take no machines. */
function nextHost(tables: Tables, zoneid: string, turn: number): HostRow | undefined {
  const hosts = tables.hosts.filter(
    (row) => row.zoneid === zoneid && row.resourcestate === 'Enabled' && row['hosttags'] === undefined,
  );
  return hosts[turn % hosts.length];
}

const load = (id: string): Record<string, unknown> => ({
  cpuused: `${(id.charCodeAt(1) % 60) + 1}.25%`,
  networkkbsread: 1000 + id.charCodeAt(2) * 97,
  networkkbswrite: 800 + id.charCodeAt(3) * 83,
  diskkbsread: 500 + id.charCodeAt(4) * 61,
  diskkbswrite: 400 + id.charCodeAt(5) * 53,
});

function addOne(
  tables: Tables,
  group: Group,
  name: string,
  network: NetworkRow,
  owner: Owner,
  created: string,
  turn: number,
): void {
  const offering = tables.serviceOfferings.find((row) => row.name === group.offering);
  const template = tables.templates.find((row) => row.name === (group.template ?? 'ubuntu-24.04'));
  const user = tables.users.find(
    (row) => row.account === (owner.account ?? (owner.project === 'webshop' ? 'alice' : 'carol')),
  );
  if (!offering || !template || !user) throw new Error(`The demo world cannot make ${name}.`);
  const id = stableId(`virtual-machine/${group.owner}/${name}`);
  const zone = { id: network.zoneid, name: network.zonename };
  const nic = [makeNic(stableId(`nic/${id}`), network, nextGuestAddress(tables, network))];
  const second = tables.networks.find((row) => row.name === group.also);
  if (second) {
    const card = makeNic(stableId(`nic/${id}/${second.name}`), second, nextGuestAddress(tables, second));
    const more = { id: stableId(`secondary-ip/${id}`), ipaddress: nextGuestAddress(tables, second) };
    nic.push({ ...card, isdefault: false, secondaryip: [more] });
  }
  const made = makeVirtualMachine({ id, name, owner, user, zone, template, offering, nic, created });
  const host = group.host ? tables.hosts.find((row) => row.name === group.host) : nextHost(tables, zone.id, turn);
  const running =
    group.state === undefined && host
      ? { hostid: host.id, hostname: host.name, memorykbs: made.memory * 1024, ...load(id) }
      : {};
  const vm: VirtualMachineRow = { ...made, state: group.state ?? 'Running', ...running };
  tables.virtualMachines.push(vm);
  if (group.state === 'Error') return;
  tables.volumes.push(makeRootVolume(tables, stableId(`volume/root/${id}`), vm, template.size));
  if (group.disk !== undefined) addDisk(tables, vm, owner, group.disk);
}

function addDisk(tables: Tables, vm: VirtualMachineRow, owner: Owner, size: number): void {
  const offering = tables.diskOfferings.find((row) => row.name === 'custom');
  const volume = makeVolume(tables, {
    id: stableId(`volume/data/${vm.id}`),
    name: `${vm.name}-data`,
    owner,
    zoneid: vm.zoneid,
    zonename: vm.zonename,
    size: bytes(size),
    created: String(vm['created']),
    type: 'DATADISK',
    ...(offering ? { offering } : {}),
  });
  tables.volumes.push({ ...volume, state: 'Ready', virtualmachineid: vm.id, deviceid: 1, attached: vm['created'] });
}

/** The machines that come in numbers, and two disks that hang on none. */
export function seedFleet(tables: Tables, ownerOf: (name: string) => Owner, daysAgo: (days: number) => string): void {
  let turn = 0;
  for (const group of fleet) {
    const network = tables.networks.find((row) => row.name === group.network);
    if (!network) throw new Error(`The demo world has no network ${group.network}.`);
    for (const name of namesOf(group))
      addOne(tables, group, name, network, ownerOf(group.owner), daysAgo(group.daysOld), turn++);
  }
  for (const [name, owner, size] of [
    ['old-disk', 'alice', 80],
    ['scratch-space', 'acme-admin', 250],
  ] as const) {
    const zone = tables.zones[0];
    const offering = tables.diskOfferings.find((row) => row.name === 'custom');
    if (!zone || !offering) continue;
    const place = { zoneid: zone.id, zonename: zone.name };
    const made = {
      id: stableId(`volume/${name}`),
      name,
      owner: ownerOf(owner),
      size: bytes(size),
      created: daysAgo(260),
    };
    tables.volumes.push({ ...makeVolume(tables, { ...made, ...place, type: 'DATADISK', offering }), state: 'Ready' });
  }
}
