import { makeNetwork } from '../make/make-network.js';
import type { Owner } from '../make/make-virtual-machine.js';
import type { AddressRow, NamedRow, NetworkRow, OwnedRow, Tables } from '../store/rows.js';
import { stableId } from '../stable-id.js';

function address(ipaddress: string, zone: NamedRow): AddressRow {
  return {
    id: stableId(`public-ip/${ipaddress}`),
    ipaddress,
    zoneid: zone.id,
    zonename: zone.name,
    state: 'Free',
    issourcenat: false,
    isstaticnat: false,
    issystem: false,
    isportable: false,
    forvirtualnetwork: true,
    fordisplay: true,
    vlanid: stableId(`vlanIpRanges/${zone.name}`),
    vlanname: 'vlan://untagged',
    physicalnetworkid: stableId(`physicalNetworks/${zone.name}-physical`),
    tags: [],
  };
}

/** Gives a free address of the network's zone to the network. */
export function takeAddress(
  tables: Tables,
  network: NetworkRow,
  owner: Owner,
  allocated: string,
  sourceNat: boolean,
): AddressRow | undefined {
  const free = tables.publicIpAddresses.find((row) => row.state === 'Free' && row.zoneid === network.zoneid);
  if (!free) return undefined;
  return Object.assign(free, owner, {
    state: 'Allocated' as const,
    allocated,
    issourcenat: sourceNat,
    associatednetworkid: network.id,
    associatednetworkname: network.name,
    networkid: stableId(`public-network/${network.zonename}`),
  });
}

/** Routers run on the first host of their zone, but for one: it is where nobody can reach it. */
export function router(tables: Tables, network: NetworkRow, owner: Owner, number: number, created: string): OwnedRow {
  const isLost = network.name === 'admin-net';
  const host = tables.hosts.find((row) => (isLost ? row.name === 'gpu-fra-2' : row.zoneid === network.zoneid));
  return {
    id: stableId(`router/${network.name}`),
    name: `r-${number}-VM`,
    ...owner,
    zoneid: network.zoneid,
    zonename: network.zonename,
    hostid: host?.id,
    hostname: host?.name,
    podid: host?.podid,
    podname: host?.['podname'],
    hypervisor: 'KVM',
    role: 'VIRTUAL_ROUTER',
    state: 'Running',
    guestnetworkid: network.id,
    guestnetworkname: network.name,
    guestipaddress: network.gateway,
    isredundantrouter: false,
    redundantstate: 'UNKNOWN',
    requiresupgrade: false,
    healthchecksfailed: false,
    version: '4.23.0.0',
    created,
  };
}

/** Public addresses, an isolated network with a router and a source NAT address per owner and zone, and a few rules. */
export function seedNetworks(tables: Tables, ownerOf: (name: string) => Owner, created: string): void {
  const [offering] = tables.networkOfferings;
  if (!offering) return;
  for (const zone of tables.zones) {
    const start = zone.name === 'fra-1' ? '203.0.113' : '198.51.100';
    for (let last = 10; last <= (zone.name === 'fra-1' ? 60 : 50); last++)
      tables.publicIpAddresses.push(address(`${start}.${last}`, zone));
  }
  const plan: [name: string, owner: string, zone: string, gateway: string, text: string][] = [
    ['web-net', 'alice', 'fra-1', '10.1.1.1', 'Network of the web servers'],
    ['alice-ams', 'alice', 'ams-1', '10.1.2.1', 'Network of alice in Amsterdam'],
    ['ops-net', 'acme-admin', 'ams-1', '10.1.3.1', 'Network of operations'],
    ['shop-net', 'webshop', 'fra-1', '10.1.4.1', 'Network of the shop'],
    ['ledger-net', 'bob', 'fra-1', '10.1.5.1', 'Network of the ledger'],
    ['admin-net', 'admin', 'fra-1', '10.1.6.1', 'Network of the root admin'],
  ];
  for (const [index, [name, ownerName, zoneName, gateway, displaytext]] of plan.entries()) {
    const zone = tables.zones.find((row) => row.name === zoneName);
    if (!zone) continue;
    const owner = ownerOf(ownerName);
    const network = makeNetwork({
      id: stableId(`network/${name}`),
      name,
      displaytext,
      owner,
      zone,
      offering,
      gateway,
      created,
    });
    tables.networks.push(network);
    tables.routers.push(router(tables, network, owner, 10 + index, created));
    takeAddress(tables, network, owner, created, true);
  }
}

/** What lets the Internet in: web-01 by forwarding, web-02 by static NAT. Needs the machines. */
export function seedRules(tables: Tables, owner: Owner, created: string): void {
  const network = tables.networks.find((row) => row.name === 'web-net');
  const byName = (name: string) => tables.virtualMachines.find((vm) => vm.name === name);
  const [web1, web2] = [byName('web-01'), byName('web-02')];
  if (!network || !web1 || !web2) return;
  const shared = takeAddress(tables, network, owner, created, false);
  const own = takeAddress(tables, network, owner, created, false);
  if (!shared || !own) return;
  Object.assign(own, {
    isstaticnat: true,
    virtualmachineid: web2.id,
    virtualmachinename: web2.name,
    virtualmachinedisplayname: web2.displayname,
    vmipaddress: web2.nic[0]?.ipaddress,
  });
  for (const port of [80, 443]) {
    const common = {
      protocol: 'tcp',
      ...owner,
      ipaddressid: shared.id,
      ipaddress: shared.ipaddress,
      networkid: network.id,
      state: 'Active',
      cidrlist: '0.0.0.0/0',
      fordisplay: true,
      tags: [],
    };
    tables.firewallRules.push({ id: stableId(`firewall-rule/${port}`), ...common, startport: port, endport: port });
    tables.portForwardingRules.push({
      id: stableId(`port-forwarding-rule/${port}`),
      ...common,
      cidrlist: '',
      privateport: String(port),
      privateendport: String(port),
      publicport: String(port),
      publicendport: String(port),
      virtualmachineid: web1.id,
      virtualmachinename: web1.name,
      virtualmachinedisplayname: web1.displayname,
      vmguestip: web1.nic[0]?.ipaddress,
      networkname: network.name,
    });
  }
}
