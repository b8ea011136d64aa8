import { failure, invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { findRow } from '../store/find-row.js';
import { planJob } from '../jobs/plan-job.js';
import type { AccountRow, DomainRow, UserRow } from '../store/rows.js';
import { checkAccess } from '../access/scope.js';

const roleTypes: Record<number, string> = { 0: 'User', 1: 'Admin', 2: 'DomainAdmin' };

function homeDomain(call: Call): DomainRow {
  const { caller, params, world } = call;
  const id = params.text('domainid') ?? caller.account.domainid;
  const domain = world.tables.domains.find((row) => row.id === id);
  if (!domain) throw invalidValue(`Unable to find domain by id ${id}`);
  checkAccess(call, { id, domainid: domain.id });
  return domain;
}

const accountNamed = ({ world }: Call, name: string | undefined, domain: DomainRow): AccountRow | undefined =>
  world.tables.accounts.find((row) => row.name === name && row.domainid === domain.id);

function addUser(call: Call, account: AccountRow): UserRow {
  const { params, world } = call;
  const username = params.text('username') ?? '';
  const taken = world.tables.users.some((row) => row.username === username && row.domainid === account.domainid);
  if (taken) throw failure(`The user ${username} already exists in domain ${account.domainid}`);
  const user: UserRow = {
    id: world.newId('user'),
    username,
    firstname: params.text('firstname'),
    lastname: params.text('lastname'),
    email: params.text('email'),
    timezone: params.text('timezone') ?? 'UTC',
    created: cloudDate(world.now()),
    state: 'enabled',
    account: account.name,
    accountid: account.id,
    accounttype: account.accounttype,
    roleid: account['roleid'],
    roletype: account.roletype,
    rolename: account['rolename'],
    domainid: account.domainid,
    domain: account.domain,
    usersource: 'native',
    is2faenabled: false,
    is2famandated: false,
    _password: params.text('password') ?? '',
  };
  world.tables.users.push(user);
  return user;
}

export const accountHandlers: Handlers = {
  createAccount(call) {
    const { params, world } = call;
    const domain = homeDomain(call);
    const name = params.text('account') ?? params.text('username') ?? '';
    const role = findRow(call, world.tables.roles, 'roleid', 'role');
    const type = params.number('accounttype');
    const roletype =
      typeof role?.['type'] === 'string' ? role['type'] : type === undefined ? undefined : roleTypes[type];
    if (roletype === undefined) throw invalidValue('Neither account type and role ID are not provided');
    if (roletype === 'Admin' && call.caller.role !== 'Admin')
      throw invalidValue('Only a root admin may create a root admin');
    if (accountNamed(call, name, domain))
      throw invalidValue(`The specified account: ${name} already exists in domain ${domain.name}`);
    const given = role ?? world.tables.roles.find((row) => row['type'] === roletype);
    const account: AccountRow = {
      id: world.newId('account'),
      name,
      accounttype: Number(Object.entries(roleTypes).find(([, value]) => value === roletype)?.[0] ?? 0),
      roleid: given?.id,
      roletype,
      rolename: given?.name,
      domainid: domain.id,
      domain: domain.name,
      domainpath: domain.path,
      state: 'enabled',
      isdefault: false,
      created: cloudDate(world.now()),
    };
    addUser(call, account);
    world.tables.accounts.push(account);
    return { object: account };
  },
  createUser(call) {
    const account = accountNamed(call, call.params.text('account'), homeDomain(call));
    if (!account) throw invalidValue(`Unable to find account ${call.params.text('account') ?? ''} in the domain`);
    return { object: addUser(call, account) };
  },
  disableAccount(call) {
    const { params } = call;
    const account =
      findRow(call, call.world.tables.accounts, 'id', 'account') ??
      accountNamed(call, params.text('account'), homeDomain(call));
    if (!account) throw invalidValue('Unable to find active account by the given id or name');
    checkAccess(call, { id: account.id, account: account.name, domainid: account.domainid });
    if (account['isdefault'] === true)
      throw invalidValue(`The account ${account.name} is a default account and can not be disabled`);
    return planJob(account, {
      event: 'ACCOUNT.DISABLE',
      saying: 'disabling account',
      aboutType: 'Account',
      act: () => Object.assign(account, { state: params.flag('lock') ? 'locked' : 'disabled' }),
    });
  },
  createDomain(call) {
    const { params, world } = call;
    const parentId = params.text('parentdomainid') ?? call.caller.account.domainid;
    const parent = world.tables.domains.find((row) => row.id === parentId);
    if (!parent) throw invalidValue(`Unable to find parent domain ${parentId}`);
    checkAccess(call, { id: parent.id, domainid: parent.id });
    const name = params.text('name') ?? '';
    const path = `${parent.path}/${name}`;
    if (world.tables.domains.some((row) => row.path === path))
      throw invalidValue(`Domain with name ${name} already exists for the parent id=${parent.id}`);
    const domain: DomainRow = {
      id: world.newId('domain'),
      name,
      level: parent.level + 1,
      parentdomainid: parent.id,
      parentdomainname: parent.name,
      haschild: false,
      path,
      state: 'Active',
      created: cloudDate(world.now()),
    };
    const networkdomain = params.text('networkdomain');
    if (networkdomain !== undefined) domain['networkdomain'] = networkdomain;
    parent['haschild'] = true;
    world.tables.domains.push(domain);
    return { object: domain };
  },
};
