import { everyKind, kindOfTable } from './kinds.js';
import { findById } from './index-of.js';
import type { Row, Tables } from './rows.js';

/*
 * How rows point at each other: a field like `zoneid` holds the id of a row of the kind that its name speaks of. The
 * names are CloudStack's; what cannot be read out of them is listed here.
 */

const SPOKEN: Record<string, readonly string[]> = {
  acl: ['networkACLLists'],
  agent: [],
  associatednetwork: ['networks'],
  autoscalevmgroup: ['autoScaleVmGroups'],
  autoscalevmprofile: ['autoScaleVmProfiles'],
  asnrange: ['asnRanges'],
  dnsserver: ['dnsServers'],
  entity: [],
  external: [],
  group: ['instanceGroups'],
  guestnetwork: ['networks'],
  guestos: ['osTypes'],
  instance: ['virtualMachines', 'routers', 'systemVms'],
  ipaddress: ['publicIpAddresses'],
  iso: ['isos'],
  kubernetesversion: ['kubernetesSupportedVersions'],
  lbrule: ['loadBalancerRules'],
  loadbalancer: ['loadBalancerRules'],
  loadbalancerrule: ['loadBalancerRules'],
  memberof: [],
  nsp: ['networkServiceProviders'],
  objectstore: ['objectStoragePools'],
  objectstorage: ['objectStoragePools'],
  os: ['osTypes'],
  oscategory: ['osCategories'],
  ostype: ['osTypes'],
  parentdomain: ['domains'],
  parent: ['snapshots', 'vmSnapshot', 'domains', 'ipv4SubnetsForZone'],
  pool: ['storagePools'],
  publicip: ['publicIpAddresses'],
  resource: [],
  s2svpngateway: ['vpnGateways'],
  s2scustomergateway: ['vpnCustomerGateways'],
  snapshotpolicy: ['snapshotPolicies'],
  sourceip: ['publicIpAddresses'],
  sourceipaddressnetwork: ['networks'],
  storage: ['storagePools'],
  supportedosversion: ['osTypes'],
  systemvm: ['systemVms'],
  template: ['templates', 'isos'],
  userdata: ['userData'],
  virtualmachine: ['virtualMachines', 'routers', 'systemVms'],
  vlan: ['vlanIpRanges'],
  vm: ['virtualMachines'],
  vmprofile: ['autoScaleVmProfiles'],
  vmsnapshot: ['vmSnapshot'],
  vpngateway: ['vpnGateways'],
  vpncustomergateway: ['vpnCustomerGateways'],
};

const known = new Map<string, readonly string[]>();

/** The tables that a word in a field's name speaks of: "network" -> networks. Empty when there is none. */
export function tablesOf(word: string): readonly string[] {
  const found =
    known.get(word) ?? SPOKEN[word] ?? [...everyKind()].filter(({ noun }) => noun === word).map(({ table }) => table);
  known.set(word, found);
  return found;
}

/** What people call a row: its name, or what a kind without names is known by. */
export function labelOf(row: Row): string | undefined {
  const label =
    row.name ?? row['username'] ?? row['displaytext'] ?? row['ipaddress'] ?? row['publicip'] ?? row['description'];
  return typeof label === 'string' ? label : undefined;
}

/** The row that a field with an id points at. */
export function pointedAt(tables: Tables, row: Row, field: string): Row | undefined {
  const id = row[field];
  if (typeof id !== 'string' || !field.endsWith('id')) return undefined;
  return findById(tables, tablesOf(field.slice(0, -2)), id)?.row;
}

export interface Pointer {
  field: string;
  word: string;
}

/** By the name of a field; every row of every list is asked for all of its fields. */
const knownPointers = new Map<string, Pointer | undefined>();

function pointerOf(field: string): Pointer | undefined {
  if (knownPointers.has(field)) return knownPointers.get(field);
  const word = field.length > 2 && field.endsWith('id') ? field.slice(0, -2) : '';
  const pointer = word !== '' && tablesOf(word).length > 0 ? { field, word } : undefined;
  knownPointers.set(field, pointer);
  return pointer;
}

/** Fields of a row that hold an id of another row, with the word that they speak of it. */
export function pointers(row: Row): Pointer[] {
  const found: Pointer[] = [];
  for (const field of Object.keys(row)) {
    const pointer = pointerOf(field);
    if (pointer !== undefined && typeof row[field] === 'string') found.push(pointer);
  }
  return found;
}

/** Rows of a table have these fields by their type; used to see whether something can be told of them at all. */
export const typeOfTable = (table: string): string | undefined => kindOfTable(table)?.type;
