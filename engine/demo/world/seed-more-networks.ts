import { makeNetwork } from '../make/make-network.js';
import type { Owner } from '../make/make-virtual-machine.js';
import type { NetworkRow, Tables } from '../store/rows.js';
import { stableId } from '../stable-id.js';
import { router, takeAddress } from './seed-networks.js';

type Plan = readonly [name: string, owner: string, zone: string, gateway: string, offering: string, text: string];

const isolated: readonly Plan[] = [
  ['ci-net', 'carol', 'fra-1', '10.1.7.1', 'isolated-with-source-nat', 'Where software is built'],
  ['lake-net', 'data-lake', 'fra-1', '10.1.8.1', 'isolated-with-source-nat', 'Network of the data lake'],
  ['crm-net', 'dave', 'fra-1', '10.1.9.1', 'isolated-with-source-nat', 'Network of the customer database'],
  ['research-net', 'erin', 'fra-1', '10.1.11.1', 'isolated-with-source-nat', 'Notebooks and training'],
];

/** Who has which VPC; the tiers take the first and the second /24 of its range. */
const vpcs: readonly (readonly [name: string, owner: string, range: string, tiers: readonly string[]])[] = [
  ['alice-vpc', 'alice', '10.50', ['alice-front', 'alice-back']],
  ['shop-vpc', 'webshop', '10.60', ['shop-front', 'shop-back']],
];

const vpcId = (owner: string, name: string): string => stableId(`vpcs/${owner}/${name}`);

function add(
  tables: Tables,
  [name, owner, zoneName, gateway, offeringName, displaytext]: Plan,
  whose: Owner,
  created: string,
  more = {},
): NetworkRow {
  const zone = tables.zones.find((row) => row.name === zoneName);
  const offering = tables.networkOfferings.find((row) => row.name === offeringName);
  if (!zone || !offering) throw new Error(`The demo world cannot make the network ${name} of ${owner}.`);
  const made = makeNetwork({
    id: stableId(`network/${name}`),
    name,
    displaytext,
    owner: whose,
    zone,
    offering,
    gateway,
    created,
  });
  const network = Object.assign(made, more);
  tables.networks.push(network);
  return network;
}

/** Networks besides those of the machines that have always been here: VPCs with tiers, a shared one, one without services. */
export function seedMoreNetworks(tables: Tables, ownerOf: (name: string) => Owner, created: string): void {
  let number = 16;
  for (const [name, owner, range, tiers] of vpcs) {
    const vpc = { vpcid: vpcId(owner, name), vpcname: name };
    const networks = tiers.map((tier, at) => {
      const plan: Plan = [
        tier,
        owner,
        'fra-1',
        `${range}.${at + 1}.1`,
        at === 0 ? 'vpc-tier' : 'vpc-tier-internal-lb',
        `Tier of ${name}`,
      ];
      const acl = owner === 'alice' ? 'alice/web-acl' : 'webshop/db-acl';
      return add(tables, plan, ownerOf(owner), created, {
        ...vpc,
        aclid: stableId(`networkACLLists/${acl}`),
        aclname: acl.split('/')[1],
      });
    });
    const [first] = networks;
    if (!first) continue;
    const own = router(tables, first, ownerOf(owner), number, created);
    tables.routers.push({
      ...own,
      id: stableId(`router/${name}`),
      guestnetworkid: null,
      guestnetworkname: null,
      ...vpc,
      domainid: first.domainid,
      domain: first.domain,
    });
    const address = takeAddress(tables, first, ownerOf(owner), created, true);
    if (address) Object.assign(address, { ...vpc, associatednetworkid: undefined, associatednetworkname: undefined });
    number += 1;
  }
  for (const plan of isolated) {
    const network = add(tables, plan, ownerOf(plan[1]), created);
    tables.routers.push(router(tables, network, ownerOf(plan[1]), number, created));
    takeAddress(tables, network, ownerOf(plan[1]), created, true);
    number += 1;
  }
  const shared = { type: 'Shared', acltype: 'Domain', specifyipranges: true, vlan: '320', broadcasturi: 'vlan://320' };
  add(
    tables,
    ['office-lan', 'globex-admin', 'ams-1', '10.2.0.1', 'DefaultSharedNetworkOffering', 'The offices of globex'],
    ownerOf('globex-admin'),
    created,
    shared,
  );
  add(
    tables,
    ['storage-l2', 'acme-admin', 'fra-1', '10.3.0.1', 'l2-only', 'Between storage servers'],
    ownerOf('acme-admin'),
    created,
    { type: 'L2', service: [] },
  );
  for (const [name, owner] of [
    ['web-net', 'alice'],
    ['shop-net', 'webshop'],
    // One that nothing is done with yet.
    ['web-net', 'alice'],
  ] as const) {
    const network = tables.networks.find((row) => row.name === name);
    if (network) takeAddress(tables, network, ownerOf(owner), created, false);
  }
}
