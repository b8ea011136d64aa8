import type { Call } from '../call.js';
import { lacks, named, setting, type Refusals } from './refusal.js';

const ENTITIES =
  /^(VM|VOLUME|SNAPSHOT|VM_SNAPSHOT|INSTANCE_GROUP|SSH_KEYPAIR|USER_DATA|NETWORK|VPC|PUBLIC_IP_ADDRESS|VPN_CUSTOMER_GATEWAY|TEMPLATE|ISO|KUBERNETES_CLUSTER|SERVICE_OFFERING|DISK_OFFERING|NETWORK_OFFERING|VPC_OFFERING|ZONE|POD|CLUSTER|HOST|DOMAIN|PRIMARY_STORAGE|SECONDARY_STORAGE|VR|SYSTEM_VM|AUTOSCALE_VM_GROUP|MANAGEMENT_SERVER|OBJECT_STORAGE)$/i;

/** Of these a whole lot goes at once, so they have to be told apart somehow. */
const some = [{ when: lacks('ids', 'type', 'startdate', 'enddate'), says: 'Tell which ones: ids, a type or dates.' }];

const accountAlone = (call: Call): boolean => call.params.has('account') && !call.params.has('domainid');
const both = [{ when: accountAlone, says: 'With the name of an account goes its domain.' }];

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** Alerts of these types are CloudStack's own. */
const LAST_ALERT_TYPE = 31;

const invited = ({ params, world }: Call): boolean =>
  (world.tables['projectInvitations'] ?? []).some(
    (row) =>
      row['projectid'] === params.text('projectid') &&
      (params.text('account') === undefined || row['account'] === params.text('account')),
  );

const withoutDirectory = ({ params, world }: Call): boolean =>
  params.has('domainid') &&
  !(world.tables['ldapConfigurations'] ?? []).some((row) => row['domainid'] === params.text('domainid'));

export const ofPeople: Refusals = {
  addAccountToProject: [
    {
      when: ({ params, world }) =>
        params.has('account') && !world.tables.accounts.some(({ name }) => name === params.text('account')),
      says: 'There is no such account.',
    },
  ],
  addUserToProject: [
    {
      when: ({ params, world }) => !world.tables.users.some(({ username }) => username === params.text('username')),
      says: 'There is no such user.',
    },
    {
      when: ({ params, world }) => {
        const user = world.tables.users.find(({ username }) => username === params.text('username'));
        const project = world.tables.projects.find(({ id }) => id === params.text('projectid'));
        return user && project?._members.includes(user.accountid);
      },
      says: 'The user has a part in the project already.',
    },
  ],
  linkAccountToLdap: [{ when: withoutDirectory, says: 'The domain has no directory.', as: 'parameter' }],
  linkDomainToLdap: [{ when: withoutDirectory, says: 'The domain has no directory.', as: 'parameter' }],
  addAnnotation: [
    { when: lacks('entityid'), says: 'Tell what the note is about.', as: 'server' },
    {
      when: ({ params }) => !ENTITIES.test(params.text('entitytype') ?? ''),
      says: 'Nothing of this kind takes notes.',
      as: 'server',
    },
  ],
  archiveAlerts: some,
  deleteEvents: [{ when: lacks('ids', 'type', 'enddate'), says: 'Tell which ones: ids, a type or a date.' }],
  createGuiTheme: [
    {
      when: ({ params }) => params.has('jsonconfiguration') && !isJson(params.text('jsonconfiguration') ?? ''),
      says: 'The configuration is no JSON.',
      as: 'runtime',
    },
  ],
  updateGuiTheme: [
    {
      when: lacks('css', 'jsonconfiguration', 'commonnames', 'domainids', 'accountids', 'name'),
      says: 'There is nothing to change.',
      as: 'runtime',
    },
  ],
  createRolePermission: [
    { when: ({ params }) => !/^[\w*]+$/.test(params.text('rule') ?? ''), says: 'A rule is a command or has a *.' },
  ],
  createServiceOffering: [
    { when: ({ params }) => (params.number('cpunumber') ?? 1) < 1, says: 'One CPU at the least.' },
  ],
  deleteWebhookDelivery: [
    { when: lacks('id', 'webhookid', 'managementserverid', 'startdate', 'enddate'), says: 'Tell which.', as: 'server' },
  ],
  executeWebhookDelivery: [{ when: lacks('id', 'webhookid', 'payloadurl'), says: 'Tell where to.', as: 'server' }],
  enableAccount: both,
  generateAlert: [
    {
      when: ({ params }) => (params.number('type') ?? 0) <= LAST_ALERT_TYPE,
      says: 'There is an alert of this type already.',
    },
  ],
  getApiLimit: [
    { when: () => true, says: 'Requests are not limited here.', as: 'unavailable', envelope: 'errorresponse' },
  ],
  resetApiLimit: [
    { when: () => true, says: 'Requests are not limited here.', as: 'unavailable', envelope: 'errorresponse' },
  ],
  listResourceDetails: [{ when: lacks('resourceid', 'key'), says: 'Tell the resource, or a key.' }],
  listUsageRecords: [
    {
      when: ({ params }) => {
        const [start, end] = [params.date('startdate'), params.date('enddate')];
        return start && end && start > end;
      },
      says: 'The start is after the end.',
    },
  ],
  lockAccount: [{ when: () => true, says: 'Accounts are not locked any more; disable it.', as: 'runtime' }],
  quotaStatement: [{ when: accountAlone, says: 'With the name of an account goes its domain.', as: 'parameter' }],
  quotaTariffCreate: [
    {
      when: ({ params, world }) => {
        const start = params.date('startdate');
        return start && start.getTime() < world.now().getTime() - 86_400_000;
      },
      says: 'The tariff cannot start in the past.',
    },
    {
      when: (call) => call.params.has('activationrule') && setting(call, 'js.interpretation.enabled') !== 'true',
      says: 'Rules are off: the setting js.interpretation.enabled.',
    },
  ],
  updateProjectInvitation: [{ when: (call) => !invited(call), says: 'There is no such invitation.' }],
  uploadSslCert: [
    {
      when: ({ params }) => !params.text('certificate')?.includes('-----BEGIN'),
      says: 'The certificate cannot be read.',
      as: 'server',
    },
  ],
  addRegion: [
    {
      when: ({ params, world }) =>
        (world.tables['regions'] ?? []).some(({ id }) => id === String(params.number('id') ?? '')),
      says: 'There is a region with this number.',
    },
  ],
  updateVPC: [{ when: (call) => call.params.has('id') && !named(call, 'id'), says: 'There is no such VPC.' }],
};
