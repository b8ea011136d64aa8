import type { WorldPart } from '../expand.js';

/** Who has a part in which project. */
export const projects: WorldPart = {
  projectRoles: [
    { name: 'deployer', projectid: '@projects/webshop', description: 'May start and stop' },
    { name: 'viewer', projectid: '@projects/webshop', description: 'May look' },
  ],
  projectRolePermissions: [
    {
      key: 'deployer',
      projectid: '@projects/webshop',
      projectroleid: '@projectRoles/deployer',
      projectrolename: 'deployer',
      rule: 'startVirtualMachine',
      permission: 'allow',
    },
    {
      key: 'viewer',
      projectid: '@projects/webshop',
      projectroleid: '@projectRoles/viewer',
      projectrolename: 'viewer',
      rule: 'list*',
      permission: 'allow',
    },
  ],
  projectAccounts: [
    {
      key: 'webshop/alice',
      projectid: '@projects/webshop',
      project: 'webshop',
      accountid: '@accounts/alice',
      account: 'alice',
      accounttype: 0,
      role: 'Admin',
      domainid: '@domains/acme',
    },
    {
      key: 'data-lake/carol',
      projectid: '@projects/data-lake',
      project: 'data-lake',
      accountid: '@accounts/carol',
      account: 'carol',
      accounttype: 0,
      role: 'Admin',
      domainid: '@domains/acme',
    },
    {
      key: 'data-lake/erin',
      projectid: '@projects/data-lake',
      project: 'data-lake',
      accountid: '@accounts/erin',
      account: 'erin',
      accounttype: 0,
      role: 'Regular',
      domainid: '@domains/acme',
    },
    {
      key: 'legacy-crm/dave',
      projectid: '@projects/legacy-crm',
      project: 'legacy-crm',
      accountid: '@accounts/dave',
      account: 'dave',
      accounttype: 0,
      role: 'Admin',
      domainid: '@domains/globex',
    },
  ],
  projectInvitations: [
    {
      key: 'carol',
      projectid: '@projects/webshop',
      project: 'webshop',
      domainid: '@domains/acme',
      account: 'carol',
      state: 'Pending',
    },
    {
      key: 'erin',
      projectid: '@projects/data-lake',
      project: 'data-lake',
      domainid: '@domains/acme',
      account: 'erin',
      state: 'Pending',
    },
  ],
};
