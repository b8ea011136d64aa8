import type { Owner } from './make-virtual-machine.js';
import type { NamedRow, NetworkRow, Tables } from '../store/rows.js';

interface NewNetwork {
  id: string;
  name: string;
  displaytext?: string;
  owner: Owner;
  zone: NamedRow;
  offering: NamedRow;
  gateway: string;
  netmask?: string;
  created: string;
}

/** An isolated network with its own router. */
export function makeNetwork(parts: NewNetwork): NetworkRow {
  const { id, name, owner, zone, offering, gateway, netmask = '255.255.255.0' } = parts;
  const cidr = `${gateway.replace(/\.\d+$/, '.0')}/24`;
  return {
    id,
    name,
    displaytext: parts.displaytext ?? name,
    ...owner,
    zoneid: zone.id,
    zonename: zone.name,
    broadcastdomaintype: 'Vlan',
    traffictype: 'Guest',
    type: 'Isolated',
    gateway,
    netmask,
    cidr,
    networkofferingid: offering.id,
    networkofferingname: offering.name,
    networkofferingdisplaytext: offering['displaytext'],
    networkofferingavailability: 'Required',
    networkofferingconservemode: true,
    issystem: false,
    state: 'Implemented',
    dns1: '192.0.2.53',
    networkdomain: `${name}.demo.internal`,
    acltype: 'Account',
    isdefault: false,
    ispersistent: false,
    canusefordeploy: true,
    restartrequired: false,
    specifyipranges: false,
    strechedl2subnet: false,
    redundantrouter: false,
    displaynetwork: true,
    egressdefaultpolicy: true,
    internetprotocol: 'IPv4',
    service: ['Dhcp', 'Dns', 'Firewall', 'Lb', 'PortForwarding', 'SourceNat', 'StaticNat', 'UserData'].map(
      (service) => ({ name: service }),
    ),
    created: parts.created,
  };
}

/** The next guest address of a network that no machine has. */
export function nextGuestAddress(tables: Tables, network: NetworkRow): string {
  const taken = new Set(
    tables.virtualMachines.flatMap((vm) =>
      vm.nic.filter((nic) => nic.networkid === network.id).map((nic) => nic.ipaddress),
    ),
  );
  const start = network.gateway.replace(/\.\d+$/, '');
  let last = 10;
  while (taken.has(`${start}.${last}`)) last += 1;
  return `${start}.${last}`;
}
