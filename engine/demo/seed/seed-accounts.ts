import type { AccountRow, DomainRow, NamedRow, ProjectRow, UserRow } from '../rows.js';
import { stableId, stableKey } from '../stable-id.js';

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
    _keypairs: [{ apikey: stableKey(`api-key/${owner.name}`), secretkey: stableKey(`secret-key/${owner.name}`) }],
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
  const admin = account('admin', root, 'Admin', created);
  const acmeAdmin = account('acme-admin', acme, 'DomainAdmin', created);
  const alice: AccountRow = { ...account('alice', acme, 'User', created), _vmlimit: 8 };
  const bob = account('bob', globex, 'User', created);
  const extra = extraAccounts.map((name) => account(name, acme, 'User', created));
  const webshop: ProjectRow = {
    id: stableId('project/webshop'),
    name: 'webshop',
    displaytext: 'The shop of acme',
    domainid: acme.id,
    domain: acme.name,
    owner: [{ account: alice.name, userid: stableId('user/ROOT/acme/alice'), user: 'alice' }],
    projectaccountname: 'PrjAcct-webshop-1',
    state: 'Active',
    created,
    _members: [alice.id],
  };
  return {
    domains: [root, acme, globex],
    accounts: [admin, acmeAdmin, alice, bob, ...extra],
    users: [
      user(admin, 'Root', 'Admin', 'demo-admin'),
      user(acmeAdmin, 'Ada', 'Acme', 'demo-acme'),
      user(alice, 'Alice', 'Ames', 'demo-alice'),
      user(bob, 'Bob', 'Brown', 'demo-bob'),
      ...extra.map((owner) => user(owner, 'Load', 'Test', 'demo-load')),
    ],
    roles: Object.entries(roleNames).map(([type, name]) => ({
      id: stableId(`role/${type}`),
      name,
      type,
      isdefault: true,
      ispublic: true,
      state: 'enabled',
    })),
    projects: [webshop],
  };
}
