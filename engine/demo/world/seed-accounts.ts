import type { AccountRow, DomainRow, NamedRow, ProjectRow, UserRow } from '../store/rows.js';
import { stableId } from '../stable-id.js';

const accountTypes: Record<string, number> = { User: 0, Admin: 1, DomainAdmin: 2 };
const roleNames: Record<string, string> = { User: 'User', Admin: 'Root Admin', DomainAdmin: 'Domain Admin' };

function domain(name: string, parent: DomainRow | undefined, created: string): DomainRow {
  const path = parent ? `${parent.path}/${name}` : name;
  return {
    id: stableId(`domain/${path}`),
    name,
    level: parent ? parent.level + 1 : 0,
    ...(parent ? { parentdomainid: parent.id, parentdomainname: parent.name } : {}),
    haschild: parent === undefined,
    path,
    state: 'Active',
    created,
  };
}

function account(name: string, home: DomainRow, roletype: string, created: string): AccountRow {
  return {
    id: stableId(`account/${home.path}/${name}`),
    name,
    accounttype: accountTypes[roletype] ?? 0,
    roleid: stableId(`role/${roletype}`),
    roletype,
    rolename: roleNames[roletype],
    domainid: home.id,
    domain: home.name,
    domainpath: home.path,
    state: 'enabled',
    isdefault: roletype === 'Admin',
    created,
  };
}

function user(owner: AccountRow, firstname: string, lastname: string, password: string): UserRow {
  return {
    id: stableId(`user/${owner.domainpath}/${owner.name}`),
    username: owner.name,
    firstname,
    lastname,
    email: `${owner.name}@demo.invalid`,
    created: owner['created'],
    state: 'enabled',
    account: owner.name,
    accountid: owner.id,
    accounttype: owner.accounttype,
    roleid: owner['roleid'],
    roletype: owner.roletype,
    rolename: owner['rolename'],
    domainid: owner.domainid,
    domain: owner.domain,
    timezone: 'UTC',
    usersource: 'native',
    is2faenabled: false,
    is2famandated: false,
    _password: password,
  };
}

export interface SeededAccounts {
  domains: DomainRow[];
  accounts: AccountRow[];
  users: UserRow[];
  roles: NamedRow[];
  projects: ProjectRow[];
}

/** Who uses the demo cloud: a root admin, a domain with an admin and a user, a second domain, one project. */
export function seedAccounts(created: string, extraAccounts: string[]): SeededAccounts {
  const root = domain('ROOT', undefined, created);
  const acme = domain('acme', root, created);
  const globex = domain('globex', root, created);
  const research = domain('research', acme, created);
  const admin = account('admin', root, 'Admin', created);
  const acmeAdmin = account('acme-admin', acme, 'DomainAdmin', created);
  const alice: AccountRow = account('alice', acme, 'User', created);
  const bob = account('bob', globex, 'User', created);
  const extra = extraAccounts.map((name) => account(name, acme, 'User', created));
  const carol = account('carol', acme, 'User', created);
  const erin = account('erin', research, 'User', created);
  const globexAdmin = account('globex-admin', globex, 'DomainAdmin', created);
  const dave = account('dave', globex, 'User', created);
  return {
    domains: [root, { ...acme, haschild: true }, globex, research],
    accounts: [admin, acmeAdmin, alice, bob, carol, erin, globexAdmin, dave, ...extra],
    users: [
      user(admin, 'Root', 'Admin', 'demo-admin'),
      user(acmeAdmin, 'Ada', 'Acme', 'demo-acme'),
      user(alice, 'Alice', 'Ames', 'demo-alice'),
      user(bob, 'Bob', 'Brown', 'demo-bob'),
      user(carol, 'Carol', 'Chen', 'demo-carol'),
      user(erin, 'Erin', 'Eklund', 'demo-erin'),
      user(globexAdmin, 'Gus', 'Globe', 'demo-globex'),
      user(dave, 'Dave', 'Dunn', 'demo-dave'),
      another(user(alice, 'CI', 'Deploy', 'demo-ci'), 'ci-deploy'),
      another(user(admin, 'Anna', 'Auditor', 'demo-audit'), 'auditor'),
      ...extra.map((owner) => user(owner, 'Load', 'Test', 'demo-load')),
    ],
    roles: [
      ...Object.entries(roleNames).map(([type, name]) => role(type, name, type, true)),
      role('ResourceAdmin', 'Resource Admin', 'ResourceAdmin', true),
      role('Read-Only Admin - Default', 'Read-Only Admin - Default', 'Admin', true),
      role('Support User - Default', 'Support User - Default', 'User', true),
      role('operator', 'operator', 'User', false),
      role('auditor', 'auditor', 'Admin', false),
    ],
    projects: [
      project('webshop', 1, 'The shop of acme', alice, [alice, erin], created),
      project('data-lake', 2, 'What research and reports read', carol, [carol, erin], created),
      project('legacy-crm', 3, 'Customers until 2024', dave, [dave], created, 'Suspended'),
    ],
  };
}

const role = (key: string, name: string, type: string, isdefault: boolean): NamedRow => ({
  id: stableId(`role/${key}`),
  name,
  type,
  isdefault,
  ispublic: true,
  state: 'enabled',
});

/** One more person of the same account, with keys of their own. */
function another(first: UserRow, username: string): UserRow {
  return {
    ...first,
    id: stableId(`user/${first.account}/${username}`),
    username,
    email: `${username}@demo.invalid`,
  };
}

function project(
  name: string,
  number: number,
  displaytext: string,
  owner: AccountRow,
  members: readonly AccountRow[],
  created: string,
  state = 'Active',
): ProjectRow {
  return {
    id: stableId(`project/${name}`),
    name,
    displaytext,
    domainid: owner.domainid,
    domain: owner.domain,
    owner: [{ account: owner.name, userid: stableId(`user/${owner.domainpath}/${owner.name}`), user: owner.name }],
    projectaccountname: `PrjAcct-${name}-${number}`,
    state,
    created,
    _members: members.map(({ id }) => id),
  };
}
