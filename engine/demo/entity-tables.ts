import type { Row, TableName, Tables } from './rows.js';

/** Which tables a parameter's `entityType` points into; types that are absent do not exist in the demo cloud. */
const tablesOf: Record<string, TableName[]> = {
  ZoneResponse: ['zones'],
  PodResponse: ['pods'],
  ClusterResponse: ['clusters'],
  HostResponse: ['hosts'],
  StoragePoolResponse: ['storagePools'],
  SystemVmResponse: ['systemVms'],
  DomainRouterResponse: ['routers'],
  DomainResponse: ['domains'],
  AccountResponse: ['accounts'],
  UserResponse: ['users'],
  RoleResponse: ['roles'],
  ProjectResponse: ['projects'],
  UserVmResponse: ['virtualMachines', 'routers', 'systemVms'],
  VirtualMachineResponse: ['virtualMachines', 'routers', 'systemVms'],
  VolumeResponse: ['volumes'],
  SnapshotResponse: ['snapshots'],
  NetworkResponse: ['networks'],
  IPAddressResponse: ['publicIpAddresses'],
  FirewallRuleResponse: ['firewallRules', 'portForwardingRules'],
  TemplateResponse: ['templates', 'isos'],
  IsoVmResponse: ['isos'],
  ServiceOfferingResponse: ['serviceOfferings'],
  DiskOfferingResponse: ['diskOfferings'],
  NetworkOfferingResponse: ['networkOfferings'],
  GuestOSResponse: ['osTypes'],
  EventResponse: ['events'],
  AlertResponse: ['alerts'],
  SSHKeyPairResponse: ['sshKeyPairs'],
};

/** Whether an object of this type has the id; removed objects count, as their rows stay in CloudStack's database. */
export function entityExists(tables: Tables, entityType: string, id: string): boolean {
  const names = tablesOf[entityType];
  if (!names) return false;
  const hasId = (row: Row): boolean => row.id === id;
  return names.some((name) => (tables[name] as Row[]).some(hasId)) || tables.removed.some(hasId);
}

/** Whether the demo cloud has things of this type at all. */
export function isKept(entityType: string): boolean {
  return Object.hasOwn(tablesOf, entityType);
}
