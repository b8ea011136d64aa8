import { createHash } from 'node:crypto';
import type {
  NetworkRow,
  NicRow,
  ServiceOfferingRow,
  TemplateRow,
  VirtualMachineRow,
  ZonedRow,
} from '../store/rows.js';

export interface Owner {
  account?: string;
  domainid: string;
  domain: string;
  projectid?: string;
  project?: string;
}

/** A guest network card of a machine; the MAC address follows from the id. */
export function makeNic(id: string, network: NetworkRow, ipaddress: string, isdefault = true): NicRow {
  const hex = createHash('sha1').update(id).digest('hex');
  return {
    id,
    networkid: network.id,
    networkname: network.name,
    netmask: network.netmask,
    gateway: network.gateway,
    ipaddress,
    traffictype: 'Guest',
    type: 'Isolated',
    isdefault,
    macaddress: `02:01:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}:${hex.slice(6, 8)}`,
    secondaryip: [],
  };
}

/** Fields that a service offering gives to a machine. */
export const offeringFields = (
  offering: ServiceOfferingRow,
): Pick<VirtualMachineRow, 'serviceofferingid' | 'cpunumber' | 'cpuspeed' | 'memory'> & {
  serviceofferingname: string;
} => ({
  serviceofferingid: offering.id,
  serviceofferingname: offering.name,
  cpunumber: offering.cpunumber,
  cpuspeed: offering.cpuspeed,
  memory: offering.memory,
});

export interface NewVirtualMachine {
  id: string;
  name: string;
  displayname?: string;
  owner: Owner;
  user: { id: string; username: string };
  zone: ZonedRow | { id: string; name: string };
  template: TemplateRow;
  offering: ServiceOfferingRow;
  nic: NicRow[];
  created: string;
}

/** A machine that is not started yet. */
export function makeVirtualMachine(parts: NewVirtualMachine): VirtualMachineRow {
  const { id, name, owner, user, zone, template, offering } = parts;
  return {
    id,
    name,
    displayname: parts.displayname ?? name,
    ...owner,
    userid: user.id,
    username: user.username,
    created: parts.created,
    state: 'Stopped',
    haenable: false,
    zoneid: zone.id,
    zonename: zone.name,
    templateid: template.id,
    templatename: template.name,
    templatetype: template['templatetype'] ?? 'USER',
    templatedisplaytext: template['displaytext'],
    passwordenabled: template.passwordenabled,
    ...offeringFields(offering),
    guestosid: template['ostypeid'],
    ostypeid: template['ostypeid'],
    osdisplayname: template['ostypename'],
    rootdeviceid: 0,
    rootdevicetype: 'ROOT',
    securitygroup: [],
    nic: parts.nic,
    hypervisor: 'KVM',
    instancename: `i-2-${parseInt(id.slice(0, 4), 16)}-VM`,
    affinitygroup: [],
    displayvm: true,
    isdynamicallyscalable: false,
    deleteprotection: false,
    arch: 'x86_64',
    details: { cpuOvercommitRatio: '2.0', memoryOvercommitRatio: '1.0' },
  };
}
