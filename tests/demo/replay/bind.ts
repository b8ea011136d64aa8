import type { DemoCloud } from '../../../engine/demo/cloud.js';
import { kindOfCommand, kindsOfEntity, type Kind } from '../../../engine/demo/store/kinds.js';
import { labelOf, tablesOf } from '../../../engine/demo/store/relations.js';
import type { Row } from '../../../engine/demo/store/rows.js';
import { MAKES, REMOVES, verbOf } from '../../../engine/demo/generic/verbs.js';
import { plainText } from '../../../engine/text/plain-text.js';
import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';

/** Which objects stand for those of a recording: of whom, where, and which one of several. */
export interface Choice {
  owner: string;
  zone: string;
  /** The first, second, ... that fits. */
  nth: number;
  /** Ids to take before all others, by table. */
  fresh?: ReadonlyMap<string, string>;
  /** Ids that were the same stand for different objects: who copies from a zone copies to another one. */
  apart?: boolean;
  /** Offerings are those of system machines. */
  system?: boolean;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** This one was sent to see what happens with an id that nothing has. */
const NOTHING = '00000000-1111-2222-3333-444444444444';

/** What `resourcetype` and `entitytype` call the kinds. */
const SPOKEN: Record<string, string> = {
  uservm: 'virtualMachines',
  vm: 'virtualMachines',
  virtualmachine: 'virtualMachines',
  networkacl: 'networkACLs',
  networkacllist: 'networkACLLists',
  vpnconnection: 'vpnConnections',
};

/** The tables that the id in a parameter may come from. */
export function tablesFor(command: BuiltInCommand, name: string, params: Record<string, unknown>): readonly string[] {
  const [base = '', field] = name.toLowerCase().split(/\[\d+\]\./);
  const param = command.params.find((one) => one.name === base);
  if (/^isoid$/.test(base) || (base === 'id' && command.name.includes('Iso'))) return ['isos'];
  if (field === undefined && param?.entityType !== undefined)
    return likeliestFirst(kindsOfEntity(param.entityType), command.name).map(({ table }) => table);
  const type = params['resourcetype'] ?? params['entitytype'] ?? params['type'];
  if (/^(resource|entity)ids?$/.test(base) && typeof type === 'string') {
    const word = type.toLowerCase().replace(/[^a-z]/g, '');
    return SPOKEN[word] ? [SPOKEN[word]] : tablesOf(word);
  }
  const word = (field ?? base)
    .toLowerCase()
    .replace(/(id|uuid|ids)$/, '')
    .replace(/^(src|dest|source|target|destination)/, '');
  const found = tablesOf(word);
  if (found.length > 0) return found;
  const kind = kindOfCommand(command);
  return kind ? [kind.table] : [];
}

/** Of the kinds that an id may be of, the one that the command speaks of comes first. */
function likeliestFirst(kinds: readonly Kind[], command: string): Kind[] {
  const spoken = ({ noun }: Kind): number => (command.toLowerCase().includes(noun) ? noun.length : 0);
  return [...kinds].sort((one, other) => spoken(other) - spoken(one));
}

/** The rules of security groups stand inside their groups, and say `ruleid`. */
function rulesOfGroups({ tables }: DemoCloud, command: string): Row[] | undefined {
  const [, way] = /^revokeSecurityGroup(In|E)gress$/.exec(command) ?? [];
  if (way === undefined) return undefined;
  const rules = (tables['securityGroups'] ?? []).flatMap((group) => group[`${way.toLowerCase()}gressrule`] as Row[]);
  return rules.map(({ ruleid }) => ({ id: String(ruleid) }));
}

/** Rows that fit: of the owner or of nobody, in the zone or nowhere; if there are none, any. */
function candidates(cloud: DemoCloud, tables: readonly string[], { owner, zone, system }: Choice): Row[] {
  const all = tables.flatMap((table) => cloud.tables[table] ?? []);
  const rows = all.filter(
    (row) => tables[0] !== 'serviceOfferings' || (row['issystem'] === true) === (system === true),
  );
  const fits = (row: Row): boolean =>
    [undefined, null, owner].includes((row['account'] ?? row['project']) as string) &&
    [undefined, null, zone].includes(row['zonename'] as string);
  const own = rows.filter((row) => fits(row) && (row['account'] ?? row['project']) === owner);
  const nobodys = rows.filter((row) => fits(row) && (row['account'] ?? row['project']) === undefined);
  const near = [...own, ...nobodys];
  return near.length > 0 ? near : rows;
}

const DAY = 86_400_000;
/** When the recordings were made. */
const RECORDED = Date.UTC(2026, 10, 25);

/** What was a day ahead when it was recorded is a day ahead. */
function asFarFromNow(date: string): string {
  const [day = ''] = /^\d{4}-\d\d-\d\d/.exec(date) ?? [];
  const at = Date.parse(day);
  if (Number.isNaN(at)) return date;
  const passed = Math.floor((Date.now() - RECORDED) / DAY);
  return new Date(at + passed * DAY).toISOString().slice(0, 10) + date.slice(day.length);
}

/** The parameters of a recording with the demo world's own objects in the place of those that it names. */
export function bind(
  cloud: DemoCloud,
  command: BuiltInCommand,
  params: Record<string, unknown>,
  choice: Choice,
  withNames = true,
): Record<string, string> {
  const bound = new Map<string, string>();
  const used = new Map<string, number>();
  const idFor = (id: string, name: string): string => {
    const isNumber =
      /^\d+$/.test(id) &&
      command.params.some(
        (one) =>
          one.name === name &&
          (one.type === 'uuid' || (one.type === 'integer' && name === 'id' && !MAKES.has(verbOf(command.name)))),
      );
    if (id === NOTHING || !(UUID.test(id) || isNumber)) return id;
    const tables = tablesFor(command, name, params);
    const key = `${tables.join()}/${id}`;
    const known = choice.apart ? undefined : bound.get(key);
    if (known !== undefined) return known;
    const fresh = tables.map((table) => choice.fresh?.get(table)).find((one) => one !== undefined);
    const system = /Router|SystemVm/.test(command.name);
    const rows = rulesOfGroups(cloud, command.name) ?? candidates(cloud, tables, { ...choice, system });
    const count = used.get(tables.join()) ?? 0;
    used.set(tables.join(), count + 1);
    const chosen = fresh !== undefined && count === 0 ? fresh : rows[(choice.nth + count) % rows.length]?.id;
    bound.set(key, chosen ?? id);
    return chosen ?? id;
  };
  const entries = Object.entries(params).filter(([, value]) => value !== null);
  const sent = Object.fromEntries(
    entries.map(([name, value]) => {
      const isDate = command.params.some((one) => one.name === name && one.type === 'date');
      const plain = typeof value === 'object' ? JSON.stringify(value) : plainText(value);
      const told = isDate ? asFarFromNow(plain) : plain;
      const text = told.replace('<pem>', '-----BEGIN CERTIFICATE-----');
      return [
        name,
        text
          .split(',')
          .map((one) => idFor(one, name))
          .join(','),
      ];
    }),
  );
  return withNames ? bindNames(cloud, command, sent, choice) : sent;
}

/** Names that stand for things that are there: accounts, key pairs, and what a command takes by its name. */
function bindNames(
  cloud: DemoCloud,
  command: BuiltInCommand,
  params: Record<string, string>,
  choice: Choice,
): Record<string, string> {
  const kind = kindOfCommand(command);
  const makesOne = MAKES.has(verbOf(command.name));
  const sent = { ...params };
  const account = cloud.tables.accounts.find(({ name }) => name === choice.owner) ?? cloud.tables.accounts[0];
  if (sent['account'] !== undefined && account && !(makesOne && kind?.table === 'accounts')) {
    sent['account'] = account.name;
    if (sent['domainid'] !== undefined) sent['domainid'] = account.domainid;
  }
  if (sent['username'] !== undefined && !/^(create|import|add(?!UserTo)|ldap|link|register)/.test(command.name)) {
    const users = cloud.tables.users;
    sent['username'] = users[choice.nth % users.length]?.username ?? '';
  }
  if (sent['accounts'] !== undefined) sent['accounts'] = otherAccount(cloud, choice) ?? sent['accounts'];
  if (sent['userapikey'] !== undefined) sent['userapikey'] = cloud.keys.user.apiKey;
  if (sent['hypervisor'] === 'Simulator') sent['hypervisor'] = 'KVM';
  for (const name of ['keypair', 'keypairs'])
    if (sent[name] !== undefined) sent[name] = label(cloud, 'sshKeyPairs', choice) ?? sent[name];
  if (makesOne || kind === undefined) return sent;
  if (command.kind === 'list') {
    const isNamed = choice.nth > 0 && sent['name'] !== undefined;
    return isNamed ? { ...sent, name: nameIn(cloud, kind, 'name', choice) ?? sent['name'] ?? '' } : sent;
  }
  const needsId = command.params.some(({ name, required }) => name === 'id' && required);
  for (const name of BY_NAME) {
    const isTaken =
      command.params.some((one) => one.name === name && (one.required || REMOVES.has(verbOf(command.name)))) &&
      !needsId &&
      sent['id'] === undefined;
    if (sent[name] !== undefined && isTaken) sent[name] = nameIn(cloud, kind, name, choice) ?? sent[name];
  }
  return sent;
}

/** Another account of the same domain. */
function otherAccount(cloud: DemoCloud, { owner }: Choice): string | undefined {
  const { accounts } = cloud.tables;
  const own = accounts.find(({ name }) => name === owner);
  return accounts.find(({ name, domainid }) => name !== owner && domainid === own?.domainid)?.name;
}

const BY_NAME = ['name', 'username', 'hostname'];

const label = (cloud: DemoCloud, table: string, choice: Choice): string | undefined => {
  const row = candidates(cloud, [table], choice)[0];
  return row && labelOf(row);
};

function nameIn(cloud: DemoCloud, kind: Kind, name: string, choice: Choice): string | undefined {
  const rows = candidates(cloud, [kind.table], choice);
  const value = rows[choice.nth % Math.max(rows.length, 1)]?.[name];
  return typeof value === 'string' ? value : undefined;
}
