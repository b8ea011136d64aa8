import type { Handlers } from '../call.js';
import { hostUse } from '../make/placement.js';
import type { Row, Tables } from '../store/rows.js';

const gib = 1024 ** 3;

interface Amount {
  type: number;
  name: string;
  used: number;
  total: number;
}

const sum = (rows: readonly Row[], field: string): number => rows.reduce((total, row) => total + Number(row[field]), 0);

/** What a zone has and uses: memory, CPU, storage and public addresses, worked out from the rows. */
function amounts(tables: Tables, zoneid: string): Amount[] {
  const hosts = tables.hosts.filter((row) => row.zoneid === zoneid);
  const pools = tables.storagePools.filter((row) => row.zoneid === zoneid);
  const addresses = tables.publicIpAddresses.filter((row) => row.zoneid === zoneid);
  const uses = hosts.map((host) => hostUse(tables, host));
  const free = {
    mhz: uses.reduce((total, use) => total + use.freeMhz, 0),
    bytes: uses.reduce((total, use) => total + use.freeBytes, 0),
  };
  const mhz = hosts.reduce((total, host) => total + host.cpunumber * host.cpuspeed * 2, 0);
  const memory = sum(hosts, 'memorytotal');
  return [
    { type: 0, name: 'MEMORY', used: memory - free.bytes, total: memory },
    { type: 1, name: 'CPU', used: mhz - free.mhz, total: mhz },
    { type: 2, name: 'STORAGE', used: sum(pools, 'disksizeused'), total: sum(pools, 'disksizetotal') },
    {
      type: 3,
      name: 'STORAGE_ALLOCATED',
      used: sum(pools, 'disksizeallocated'),
      total: sum(pools, 'disksizetotal') * 2,
    },
    {
      type: 4,
      name: 'VIRTUAL_NETWORK_PUBLIC_IP',
      used: addresses.filter((row) => row.state === 'Allocated').length,
      total: addresses.length,
    },
    { type: 6, name: 'SECONDARY_STORAGE', used: 640 * gib, total: 4096 * gib },
  ];
}

export const capacityHandlers: Handlers = {
  listCapacity({ params, world }) {
    const { tables } = world;
    const wantedZone = params.text('zoneid');
    const wantedType = params.number('type');
    const list = tables.zones
      .filter((zone) => wantedZone === undefined || zone.id === wantedZone)
      .flatMap((zone) =>
        amounts(tables, zone.id).map(({ type, name, used, total }) => ({
          id: `${zone.id}/${type}`,
          type,
          name,
          zoneid: zone.id,
          zonename: zone.name,
          capacityused: used,
          capacityallocated: used,
          capacitytotal: total,
          percentused: total === 0 ? '0' : ((100 * used) / total).toFixed(2),
        })),
      )
      .filter((row) => wantedType === undefined || row.type === wantedType);
    if (params.text('sortby') === 'usage') list.sort((a, b) => Number(b.percentused) - Number(a.percentused));
    return { list };
  },
};
