import { loadFacts } from '../../facts/load-facts.js';
import type { BuiltInCommand } from '../../facts/load-facts.js';

/** A kind of thing that the cloud keeps: what one list command lists. */
export interface Kind {
  /** Name of its table: `listVirtualMachines` -> "virtualMachines". */
  table: string;
  /** The list command. */
  list: string;
  /** The type of its rows. */
  type: string;
  /** How command names speak of one: "virtualmachine". */
  noun: string;
}

/** Lists that show the rows of another list's kind, seen from elsewhere. */
const VIEWS: Record<string, string> = {
  listDomainChildren: 'listDomains',
  listVnfAppliances: 'listVirtualMachines',
  listVnfTemplates: 'listTemplates',
  listLoadBalancerRuleInstances: 'listVirtualMachines',
  listAffectedVmsForStorageScopeChange: 'listVirtualMachines',
  findHostsForMigration: 'listHosts',
  findStoragePoolsForMigration: 'listStoragePools',
  listBrocadeVcsDeviceNetworks: 'listNetworks',
  listNetscalerLoadBalancerNetworks: 'listNetworks',
  listNiciraNvpDeviceNetworks: 'listNetworks',
  listPaloAltoFirewallNetworks: 'listNetworks',
  quotaSummary: 'listAccounts',
  searchLdap: 'listLdapUsers',
};

/** Nouns that commands use for what another word lists. */
const NOUNS: Record<string, string> = {
  guesto: 'ostype',
  guestomapping: 'guestosmapping',
  ipaddress: 'publicipaddress',
  networkaclitem: 'networkacl',
  secondarystorage: 'imagestore',
  imagestores3: 'imagestore',
  vnftemplate: 'template',
  vnfappliance: 'virtualmachine',
  vmfrombackup: 'virtualmachine',
  vm: 'virtualmachine',
  vmnic: 'nic',
  servicepackageoffering: 'registeredservicepackage',
};

const WORD = /^[a-z]+/;

/** "VirtualMachines" -> "virtualMachines", "VPCs" -> "vpcs", "SSHKeyPairs" -> "sshKeyPairs". */
function lowerStart(word: string): string {
  return word.replace(/^[A-Z]+(?=[A-Z][a-z]{2})|^[A-Z]+(?=s?$)|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');

/** What a command is about, in the words of its name: "createFirewallRule" -> "firewallrule". */
export function nounOf(command: string): string {
  const bare = command
    .replace(/(?<=^quota\w+)(Create|Update|Delete)$/, '')
    .replace(/^quota/, '')
    .replace(/(Metrics|UsageHistory)$/, '');
  const rest = bare.replace(WORD, '') || bare;
  const noun = singular(rest.toLowerCase());
  return Object.hasOwn(NOUNS, noun) ? (NOUNS[noun] ?? noun) : noun;
}

interface Known {
  byTable: ReadonlyMap<string, Kind>;
  byNoun: ReadonlyMap<string, Kind>;
  byType: ReadonlyMap<string, readonly Kind[]>;
}

const UNLISTED = [
  ['nicSecondaryIps', 'NicSecondaryIpResponse', 'secondaryip'],
  ['oauthProviders', 'OauthProviderResponse', 'oauthprovider'],
] as const;

let known: Known | undefined;

function group<Key>(kinds: Iterable<Kind>, keyOf: (kind: Kind) => Key): Map<Key, Kind[]> {
  const groups = new Map<Key, Kind[]>();
  for (const kind of kinds) groups.set(keyOf(kind), [...(groups.get(keyOf(kind)) ?? []), kind]);
  return groups;
}

function readKinds(): Known {
  const byTable = new Map<string, Kind>();
  for (const { name, kind, answers, answersReally } of loadFacts().commands) {
    const isList = kind === 'list' && /^(list|quota\w+List$)/.test(name);
    if (!isList || Object.hasOwn(VIEWS, name) || /(Metrics|UsageHistory)$/.test(name)) continue;
    const table = lowerStart(name.replace(/^list|^quota|(?<=^quota\w+)List$/g, ''));
    byTable.set(table, {
      table,
      list: name,
      type: answersReally ?? answers,
      noun: nounOf(name.replace(/(?<=^quota\w+)List$/, '')),
    });
  }
  const byNoun = new Map([...byTable.values()].reverse().map((one) => [one.noun, one]));
  const byType = group(byTable.values(), ({ type }) => type);
  // No list shows them, but ids point at them.
  for (const [table, type, noun] of UNLISTED) {
    const kind = { table, list: '', type, noun };
    byType.set(type, [kind]);
    byNoun.set(noun, kind);
  }
  // Several lists show one type: the one that resolves its ids comes first.
  for (const [type, kinds] of byType) {
    const main = MAIN[type] ?? loadFacts().entities[type]?.listCommand;
    kinds.sort((a, b) => Number(b.list === main) - Number(a.list === main));
  }
  return { byTable, byNoun, byType };
}

const all = (): Known => (known ??= readKinds());

export const kindOfTable = (table: string): Kind | undefined => all().byTable.get(table);
export const everyKind = (): Iterable<Kind> => all().byTable.values();

/** The kind that a list command lists; metrics and other views lead to what they show. */
export function kindOfList(command: string): Kind | undefined {
  const shown = VIEWS[command] ?? command.replace(/(Metrics|UsageHistory)$/, '');
  return [...all().byTable.values()].find(({ list }) => list === shown);
}

/** Some plug-ins name their things by a text: "addressgroupuuid" for an address group of Tungsten Fabric. */
export const isOwnUuid = (param: string, { noun }: Kind): boolean =>
  param.endsWith('uuid') && param !== 'uuid' && noun.endsWith(param.slice(0, -4));

/** The kinds whose rows are of a type. */
export const kindsOfType = (type: string): readonly Kind[] => all().byType.get(type) ?? [];

/** The kinds whose objects CloudStack calls by this type in a parameter, the usual one first. */
export function kindsOfEntity(entityType: string): readonly Kind[] {
  const { listCommand, alternatives = [] } = loadFacts().entities[entityType] ?? {};
  const lists = [listCommand, ...(ALSO[entityType] ?? []), ...alternatives].flatMap((list) =>
    typeof list === 'string' ? (kindOfList(list) ?? []) : [],
  );
  return [...new Set([...lists, ...(all().byType.get(entityType) ?? [])])];
}

/** Of the lists of one type the usual one, where the facts name none or another. */
const MAIN: Record<string, string> = {
  DomainRouterResponse: 'listRouters',
  FirewallResponse: 'listFirewallRules',
  TemplateResponse: 'listTemplates',
  ImageStoreResponse: 'listImageStores',
};

/** Where an id of a type may also come from. */
const ALSO: Record<string, string[]> = {
  UserVmResponse: ['listVirtualMachines', 'listRouters', 'listSystemVms', 'listInternalLoadBalancerVMs'],
  VirtualMachineResponse: ['listVirtualMachines', 'listRouters', 'listSystemVms'],
  SystemVmResponse: ['listSystemVms', 'listRouters'],
  TemplateResponse: ['listTemplates', 'listIsos'],
  // CloudStack keeps devices of the network as hosts.
  HostResponse: ['listHosts', 'listTrafficMonitors', 'listNetworkDevice'],
  FirewallRuleResponse: [
    'listFirewallRules',
    'listPortForwardingRules',
    'listLoadBalancerRules',
    'listIpForwardingRules',
    'listEgressFirewallRules',
    'listLoadBalancers',
  ],
  WebhookDeliveryResponse: ['listWebhookDeliveries', 'listWebhookFilters'],
  FirewallResponse: [
    'listFirewallRules',
    'listEgressFirewallRules',
    'listIpv6FirewallRules',
    'listRoutingFirewallRules',
  ],
};

/** What is dedicated is kept apart from the thing itself. */
const DEDICATES = /^dedicate(?!PublicIpRange)/;

/** The kind that a command makes, changes or removes. */
export function kindOfCommand(command: BuiltInCommand): Kind | undefined {
  if (command.kind === 'list' && WORD.exec(command.name)?.[0] === 'list') return kindOfList(command.name);
  const noun = `${DEDICATES.test(command.name) ? 'dedicated' : ''}${nounOf(command.name)}`;
  const answered = all().byType.get(command.answersReally ?? command.answers)?.[0];
  // What is brought in becomes what it is answered as: an instance that nobody manages is a machine from then on.
  if (answered && command.name.startsWith('import')) return answered;
  const named = all().byNoun.get(noun);
  if (named) return named;
  if (answered) return answered;
  const id = command.params.find(({ name, entityType }) => name === 'id' && entityType !== undefined);
  return id?.entityType === undefined ? undefined : kindsOfEntity(id.entityType)[0];
}
