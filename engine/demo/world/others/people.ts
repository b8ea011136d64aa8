import type { WorldPart } from '../expand.js';

/** What roles may do, in the order in which it is looked at; `!` is for what they may not. */
const RULES = [
  ['Root Admin', '*'],
  ['Domain Admin', 'list*', 'createUser', 'createAccount', 'createDomain', 'deployVirtualMachine', 'createNetwork'],
  ['Resource Admin', 'list*', 'deployVirtualMachine', 'createNetwork'],
  ['User', 'list*', 'deployVirtualMachine', 'startVirtualMachine', 'stopVirtualMachine', 'createNetwork'],
  ['Read-Only Admin - Default', 'list*', 'get*', 'find*', '!*'],
  ['Support User - Default', 'list*', 'startVirtualMachine', 'stopVirtualMachine', 'rebootVirtualMachine', '!*'],
  ['operator', 'list*', 'startVirtualMachine', 'stopVirtualMachine', '!*', 'listVirtualMachines'],
  ['auditor', 'list*', '!*'],
];

/** Rights, notes, keys and how people sign on. */
export const people: WorldPart = {
  rolePermissions: RULES.flatMap(([role, ...rules]) =>
    rules.map((rule, at) => ({
      key: `${role}/${at}`,
      roleid: `@roles/${role}`,
      rolename: role,
      rule: rule.replace(/^!/, ''),
      permission: rule.startsWith('!') ? 'deny' : 'allow',
      ...(at === 0 && role === 'operator' ? { description: 'Sees everything' } : {}),
    })),
  ),
  resourceLimits: [{ key: 'alice', account: 'alice', domainid: '@domains/acme', resourcetypename: 'user_vm', max: 8 }],
  annotations: [
    {
      key: 'kvm-fra-4',
      entitytype: 'HOST',
      entityid: '@hosts/kvm-fra-4',
      entityname: 'kvm-fra-4',
      annotation: 'Memory bank B is being replaced, back on Friday',
      userid: '@users/admin',
      username: 'admin',
      adminsonly: true,
      created: '~2',
    },
    {
      key: 'web-03',
      entitytype: 'VM',
      entityid: '@virtualMachines/web-03',
      entityname: 'web-03',
      annotation: 'Needs more memory for the sale',
      userid: '@users/alice',
      username: 'alice',
      adminsonly: false,
      created: '~1',
    },
  ],
  userKeys: [
    {
      name: 'alice-cli',
      userid: '@users/alice',
      username: 'alice',
      accountid: '@accounts/alice',
      accountname: 'alice',
      apikey: 'demo-key-of-alice-cli',
      secretkey: 'demo-secret-of-alice-cli',
      _rules: [
        { rule: 'list*', permission: 'allow' },
        { rule: '*', permission: 'deny' },
      ],
      state: 'ENABLED',
    },
    {
      name: 'admin-backup',
      userid: '@users/admin',
      username: 'admin',
      accountid: '@accounts/admin',
      accountname: 'admin',
      apikey: 'demo-key-of-admin-backup',
      secretkey: 'demo-secret-of-admin-backup',
      state: 'ENABLED',
    },
  ],
  guiThemes: [
    {
      name: 'acme-blue',
      description: 'The colours of acme',
      css: '.header { color: #036; }',
      ispublic: false,
      recursivedomains: true,
      domainids: '@domains/acme',
    },
    { name: 'night', description: 'Dark', css: 'body { background: #111; }', ispublic: true },
  ],
  ldapConfigurations: [
    { key: 'ldap1', hostname: 'ldap1.acme.example', port: 636, domainid: '@domains/acme' },
    { key: 'ldap2', hostname: 'ldap2.acme.example', port: 636, domainid: '@domains/acme' },
  ],
  oauthProviders: [
    {
      name: 'google',
      provider: 'google',
      description: 'Sign in with Google',
      clientid: 'demo-client-1',
      enabled: true,
      redirecturi: 'https://cloud.acme.example/verifyOauth',
      secretkey: 'demo-google-secret',
    },
    {
      name: 'github',
      provider: 'github',
      description: 'Sign in with GitHub',
      clientid: 'demo-client-2',
      enabled: false,
      redirecturi: 'https://cloud.acme.example/verifyOauth',
      secretkey: 'demo-github-secret',
    },
  ],
};
