/*
 * The rows of the demo cloud have the field names of CloudStack's answers.
 * Fields that begin with `_` belong to the demo cloud itself and never leave it.
 */

export interface Row {
  id: string;
  name?: string;
  [field: string]: unknown;
}

/** A row that belongs to an account, or to a project; a project's row has no `account`, as on the wire. */
export interface OwnedRow extends Row {
  account?: string;
  domainid: string;
  domain: string;
  projectid?: string;
  project?: string;
}

export interface NamedRow extends Row {
  name: string;
}

export interface ZonedRow extends NamedRow {
  zoneid: string;
  zonename: string;
}

export interface NicRow extends Row {
  networkid: string;
  networkname: string;
  ipaddress: string;
  isdefault: boolean;
}

export interface VirtualMachineRow extends OwnedRow {
  name: string;
  displayname: string;
  state: string;
  zoneid: string;
  zonename: string;
  hostid?: string;
  hostname?: string;
  templateid: string;
  serviceofferingid: string;
  cpunumber: number;
  cpuspeed: number;
  memory: number;
  passwordenabled: boolean;
  nic: NicRow[];
}

export interface VolumeRow extends OwnedRow {
  name: string;
  type: 'ROOT' | 'DATADISK';
  zoneid: string;
  zonename: string;
  size: number;
  state: string;
  virtualmachineid?: string;
  deviceid?: number;
  diskofferingid?: string;
}

export interface NetworkRow extends OwnedRow {
  name: string;
  zoneid: string;
  zonename: string;
  gateway: string;
  netmask: string;
  state: string;
}

export interface AddressRow extends ZonedAddress {
  account?: string;
  domainid?: string;
  domain?: string;
  projectid?: string;
  project?: string;
}

interface ZonedAddress extends Row {
  ipaddress: string;
  zoneid: string;
  zonename: string;
  state: 'Free' | 'Allocated' | 'Releasing';
  issourcenat: boolean;
  isstaticnat: boolean;
  associatednetworkid?: string;
  associatednetworkname?: string;
  virtualmachineid?: string;
}

export interface RuleRow extends OwnedRow {
  protocol: string;
  ipaddressid: string;
  ipaddress: string;
  state: string;
}

export interface HostRow extends ZonedRow {
  state: string;
  resourcestate: string;
  podid: string;
  clusterid: string;
  cpunumber: number;
  cpuspeed: number;
  memorytotal: number;
}

export interface TemplateRow extends OwnedRow {
  name: string;
  zoneid: string;
  zonename: string;
  ispublic: boolean;
  isfeatured: boolean;
  isready: boolean;
  passwordenabled: boolean;
  size: number;
}

export interface ServiceOfferingRow extends NamedRow {
  cpunumber: number;
  cpuspeed: number;
  memory: number;
}

export interface DiskOfferingRow extends NamedRow {
  disksize: number;
  iscustomized: boolean;
}

export interface DomainRow extends NamedRow {
  path: string;
  level: number;
}

export interface AccountRow extends NamedRow {
  domainid: string;
  domain: string;
  domainpath: string;
  accounttype: number;
  roletype: string;
  state: string;
}

export interface UserRow extends Row {
  username: string;
  account: string;
  accountid: string;
  domainid: string;
  state: string;
  /** What is asked for after the password; it counts for good once a right code was given. */
  _secondFactor?: { provider: string; secret: string; isProven: boolean };
  _password?: string;
}

export interface ProjectRow extends NamedRow {
  domainid: string;
  domain: string;
  /** Accounts that may work in the project, by id. */
  _members: string[];
}

export interface ConfigurationRow extends NamedRow {
  value: string;
}

export interface TagRow extends OwnedRow {
  key: string;
  value: string;
  resourceid: string;
  resourcetype: string;
}

/** The whole world of the demo cloud. Tests may change it at any time; every answer is made from it afresh. */
export interface Tables {
  zones: NamedRow[];
  pods: ZonedRow[];
  clusters: ZonedRow[];
  hosts: HostRow[];
  storagePools: ZonedRow[];
  systemVms: ZonedRow[];
  routers: OwnedRow[];
  domains: DomainRow[];
  accounts: AccountRow[];
  users: UserRow[];
  roles: NamedRow[];
  projects: ProjectRow[];
  virtualMachines: VirtualMachineRow[];
  volumes: VolumeRow[];
  snapshots: OwnedRow[];
  networks: NetworkRow[];
  publicIpAddresses: AddressRow[];
  firewallRules: RuleRow[];
  portForwardingRules: RuleRow[];
  templates: TemplateRow[];
  isos: TemplateRow[];
  serviceOfferings: ServiceOfferingRow[];
  diskOfferings: DiskOfferingRow[];
  networkOfferings: NamedRow[];
  osTypes: Row[];
  events: OwnedRow[];
  alerts: NamedRow[];
  configurations: ConfigurationRow[];
  sshKeyPairs: OwnedRow[];
  tags: TagRow[];
  /** Rows that were deleted: CloudStack still accepts their ids as parameters, but finds nothing. */
  removed: Row[];
  /** Every other kind of thing has a table too: store/kinds.ts. */
  [table: string]: Row[];
}

export type TableName = string;
