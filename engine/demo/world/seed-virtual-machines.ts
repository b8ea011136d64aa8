import { nextGuestAddress } from '../make/make-network.js';
import { makeNic, makeVirtualMachine, type Owner } from '../make/make-virtual-machine.js';
import { makeRootVolume, makeVolume } from '../make/make-volume.js';
import type { Tables, VirtualMachineRow } from '../store/rows.js';
import { stableId } from '../stable-id.js';
import { bytes } from './seed-offerings.js';

interface Machine {
  name: string;
  owner: string;
  network: string;
  offering: string;
  template?: string;
  state?: 'Running' | 'Stopped' | 'Destroyed';
  displayname?: string;
  /** Which host of the zone it runs on. */
  host?: 0 | 1;
  daysOld: number;
}

// Everything that must not reach a terminal, a table or a template unchanged, in one name.
const hostileName =
  'intake \u001b[31mred\u001b[0m \u202Egnp.exe\u202C ze\u200Bro | pipe\nsecond line <b>bold</b> {{item.password}} `code`';

const machines: readonly Machine[] = [
  { name: 'web-01', owner: 'alice', network: 'web-net', offering: 'medium', daysOld: 120 },
  { name: 'web-02', owner: 'alice', network: 'web-net', offering: 'medium', host: 1, daysOld: 120 },
  { name: 'web-03', owner: 'alice', network: 'web-net', offering: 'huge', state: 'Stopped', daysOld: 3 },
  { name: 'db-1', owner: 'alice', network: 'web-net', offering: 'large', host: 1, daysOld: 119 },
  { name: 'build', owner: 'alice', network: 'web-net', offering: 'small', template: 'debian-12', daysOld: 60 },
  { name: 'build', owner: 'acme-admin', network: 'ops-net', offering: 'medium', template: 'debian-12', daysOld: 45 },
  {
    name: 'old-report',
    owner: 'alice',
    network: 'web-net',
    offering: 'small',
    template: 'debian-12',
    state: 'Destroyed',
    daysOld: 200,
  },
  {
    name: 'intake-7',
    owner: 'alice',
    network: 'alice-ams',
    offering: 'small',
    template: 'debian-12',
    displayname: hostileName,
    daysOld: 14,
  },
  {
    name: 'cafe-tokyo',
    owner: 'acme-admin',
    network: 'ops-net',
    offering: 'small',
    displayname: 'Café 東京 – сервер 🍵',
    host: 1,
    daysOld: 30,
  },
  { name: 'monitor', owner: 'acme-admin', network: 'ops-net', offering: 'medium', state: 'Stopped', daysOld: 80 },
  { name: 'shop-api', owner: 'webshop', network: 'shop-net', offering: 'medium', daysOld: 25 },
  {
    name: 'ledger-1',
    owner: 'bob',
    network: 'ledger-net',
    offering: 'large',
    template: 'debian-12',
    host: 1,
    daysOld: 90,
  },
  { name: 'bastion', owner: 'admin', network: 'admin-net', offering: 'small', template: 'debian-12', daysOld: 300 },
];

/** Adds one machine with its root disk; the id follows from account and name. */
function addMachine(tables: Tables, spec: Machine, owner: Owner, created: string): VirtualMachineRow | undefined {
  const network = tables.networks.find((row) => row.name === spec.network);
  const offering = tables.serviceOfferings.find((row) => row.name === spec.offering);
  const template = tables.templates.find((row) => row.name === (spec.template ?? 'ubuntu-24.04'));
  const user =
    tables.users.find((row) => row.account === owner.account) ?? tables.users.find((row) => row.username === 'alice');
  if (!network || !offering || !template || !user) return undefined;
  const id = stableId(`virtual-machine/${spec.owner}/${spec.name}`);
  const zone = { id: network.zoneid, name: network.zonename };
  const nic = [makeNic(stableId(`nic/${id}`), network, nextGuestAddress(tables, network))];
  const made = makeVirtualMachine({
    id,
    name: spec.name,
    ...(spec.displayname === undefined ? {} : { displayname: spec.displayname }),
    owner,
    user,
    zone,
    template,
    offering,
    nic,
    created,
  });
  const state = spec.state ?? 'Running';
  const host = tables.hosts.filter((row) => row.zoneid === zone.id)[spec.host ?? 0];
  const running =
    state === 'Running' && host
      ? {
          hostid: host.id,
          hostname: host.name,
          cpuused: `${(id.charCodeAt(0) % 40) + 2}.5%`,
          memorykbs: made.memory * 1024,
          networkkbsread: 120_400,
          networkkbswrite: 98_112,
          diskkbsread: 55_000,
          diskkbswrite: 61_000,
        }
      : {};
  const vm: VirtualMachineRow = { ...made, state, ...running };
  tables.virtualMachines.push(vm);
  const root = makeRootVolume(tables, stableId(`volume/root/${id}`), vm, template.size);
  tables.volumes.push(state === 'Destroyed' ? { ...root, state: 'Destroy' } : root);
  return vm;
}

/** The machines of the demo cloud and the data disk of db-1. */
export function seedVirtualMachines(
  tables: Tables,
  ownerOf: (name: string) => Owner,
  daysAgo: (days: number) => string,
): void {
  for (const spec of machines) {
    const vm = addMachine(tables, spec, ownerOf(spec.owner), daysAgo(spec.daysOld));
    if (vm?.name !== 'db-1') continue;
    const offering = tables.diskOfferings.find((row) => row.name === 'custom');
    const volume = makeVolume(tables, {
      id: stableId('volume/db-1-data'),
      name: 'db-1-data',
      owner: ownerOf('alice'),
      zoneid: vm.zoneid,
      zonename: vm.zonename,
      size: bytes(100),
      created: daysAgo(119),
      type: 'DATADISK',
      ...(offering ? { offering } : {}),
    });
    tables.volumes.push({ ...volume, state: 'Ready', virtualmachineid: vm.id, deviceid: 1, attached: daysAgo(119) });
  }
}

/** Bulk machines for paging and speed: all alike, half of them stopped, without disks. */
export function seedBulkMachines(tables: Tables, count: number, owner: Owner, created: string): void {
  const network = tables.networks.find((row) => row.name === 'web-net');
  const offering = tables.serviceOfferings.find((row) => row.name === 'small');
  const template = tables.templates.find((row) => row.name === 'debian-12');
  const user = tables.users.find((row) => row.username === owner.account);
  if (!network || !offering || !template || !user) return;
  const zone = { id: network.zoneid, name: network.zonename };
  for (let number = 1; number <= count; number++) {
    const name = `bulk-${String(number).padStart(5, '0')}`;
    const id = stableId(`virtual-machine/bulk/${number}`);
    const nic = [makeNic(stableId(`nic/${id}`), network, `10.9.${Math.floor(number / 250)}.${(number % 250) + 1}`)];
    tables.virtualMachines.push({
      ...makeVirtualMachine({ id, name, owner, user, zone, template, offering, nic, created }),
      state: number % 2 === 0 ? 'Stopped' : 'Running',
    });
  }
}
