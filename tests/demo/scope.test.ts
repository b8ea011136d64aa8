import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { call, count, text } from './signed-client.js';

let cloud: DemoCloud;
test.before(async () => {
  cloud = await startDemoCloud();
});
test.after(() => cloud.close());

type Who = keyof DemoCloud['keys'];

async function names(who: Who, params: Record<string, string>): Promise<string[]> {
  const { body, status } = await call(cloud, cloud.keys[who], 'listVirtualMachines', params);
  assert.is(status, 200, JSON.stringify(body));
  return (body['virtualmachine'] ?? [])
    .map((row) => text(row['name']))
    .filter((name) => known.has(name))
    .sort();
}

const domain = (path: string): string => cloud.tables.domains.find((row) => row.path === path)?.id ?? '';
const project = (): string => cloud.tables.projects[0]?.id ?? '';
const machine = (name: string): string => cloud.tables.virtualMachines.find((row) => row.name === name)?.id ?? '';

const alice = ['build', 'db-1', 'intake-7', 'old-report', 'web-01', 'web-02', 'web-03'];
const acmeAdmin = ['build', 'cafe-tokyo', 'monitor'];
const acme = [...alice, ...acmeAdmin].sort();
const everybody = [...acme, 'bastion', 'ledger-1'].sort();
/** Machines that tell the owners apart; the others of the demo cloud are left out of what is compared. */
const known = new Set([...everybody, 'shop-api']);

const table: [who: Who, sent: string, params: () => Record<string, string>, expected: string[]][] = [
  ['user', 'nothing', () => ({}), alice],
  ['user', 'listall', () => ({ listall: 'true' }), alice],
  ['domainAdmin', 'nothing', () => ({}), acmeAdmin],
  ['domainAdmin', 'listall', () => ({ listall: 'true' }), acme],
  ['admin', 'nothing', () => ({}), ['bastion']],
  ['admin', 'listall', () => ({ listall: 'true' }), everybody],
  ['admin', 'a domain', () => ({ domainid: domain('ROOT') }), ['bastion']],
  ['admin', 'a domain and below', () => ({ domainid: domain('ROOT'), isrecursive: 'true' }), everybody],
  ['admin', 'an account of a domain', () => ({ account: 'bob', domainid: domain('ROOT/globex') }), ['ledger-1']],
  ['domainAdmin', 'an account of the own domain', () => ({ account: 'alice' }), alice],
  ['admin', 'a project', () => ({ projectid: project() }), ['shop-api']],
  ['user', 'a project of theirs', () => ({ projectid: project() }), ['shop-api']],
  ['user', 'all projects', () => ({ projectid: '-1' }), ['shop-api']],
  ['admin', 'all projects', () => ({ projectid: '-1' }), ['shop-api']],
  [
    'admin',
    'all projects and listall',
    () => ({ projectid: '-1', listall: 'true' }),
    [...everybody, 'shop-api'].sort(),
  ],
  ['admin', 'an id in a project', () => ({ id: machine('shop-api') }), ['shop-api']],
  ['admin', 'an id of somebody', () => ({ id: machine('ledger-1') }), ['ledger-1']],
  ['domainAdmin', 'an id of a user below', () => ({ id: machine('web-01') }), ['web-01']],
  ['domainAdmin', 'an id of another domain', () => ({ id: machine('ledger-1') }), []],
  ['user', 'an id of somebody else', () => ({ id: machine('ledger-1') }), []],
];

for (const [who, sent, params, expected] of table) {
  test(`${who} sends ${sent}`, async () => assert.equal(await names(who, params()), expected));
}

test('an account that is not there is 431, a foreign domain or project 531', async () => {
  const ask = (who: Who, params: Record<string, string>): Promise<number> =>
    call(cloud, cloud.keys[who], 'listVirtualMachines', params).then(({ status }) => status);
  assert.is(await ask('admin', { account: 'nobody' }), 431);
  assert.is(await ask('admin', { account: 'alice', projectid: project() }), 431);
  assert.is(await ask('domainAdmin', { domainid: domain('ROOT/globex') }), 531);
});

test("somebody else's machine cannot be changed: 531, and nothing happens", async () => {
  const { status, body } = await call(cloud, cloud.keys.user, 'stopVirtualMachine', { id: machine('ledger-1') });
  assert.is(status, 531);
  assert.is(count(body['cserrorcode']), 4365);
  assert.is(cloud.tables.virtualMachines.find((row) => row.name === 'ledger-1')?.state, 'Running');
});

test('a user does not see hosts, on machines and as a command', async () => {
  const own = await call(cloud, cloud.keys.user, 'listVirtualMachines', { name: 'web-01' });
  assert.is(own.body['virtualmachine']?.[0]?.['hostid'], undefined);
  const seen = await call(cloud, cloud.keys.admin, 'listVirtualMachines', { id: machine('web-01') });
  assert.type(seen.body['virtualmachine']?.[0]?.['hostname'], 'string');
  const { status, envelope } = await call(cloud, cloud.keys.user, 'listHosts');
  assert.is(status, 432);
  assert.is(envelope, 'errorresponse');
});

test('domains: an admin sees all, a domain admin the own one', async () => {
  const paths = async (who: Who, params: Record<string, string> = {}): Promise<string[]> => {
    const { body } = await call(cloud, cloud.keys[who], 'listDomains', params);
    return (body['domain'] ?? []).map((row) => text(row['path']));
  };
  assert.equal(await paths('admin'), ['ROOT', 'ROOT/acme', 'ROOT/globex', 'ROOT/acme/research']);
  assert.equal(await paths('domainAdmin', { listall: 'true' }), ['ROOT/acme', 'ROOT/acme/research']);
});

test('templates: the filter is required, all is for root admins', async () => {
  const ask = (who: Who, params: Record<string, string>) => call(cloud, cloud.keys[who], 'listTemplates', params);
  assert.is((await ask('user', {})).status, 431);
  assert.is((await ask('user', { templatefilter: 'all' })).status, 431);
  assert.is((await ask('user', { templatefilter: 'odd' })).status, 431);
  const listed = async (who: Who, templatefilter: string): Promise<string[]> =>
    ((await ask(who, { templatefilter })).body['template'] ?? []).map((row) => text(row['name']));
  const everybodys = ['ubuntu-24.04', 'debian-12', 'rocky-9', 'windows-2022', 'vyos-1.4', 'opnsense-25'];
  const sorted = async (who: Who, templatefilter: string): Promise<string[]> =>
    (await listed(who, templatefilter)).sort();
  assert.equal(await sorted('admin', 'all'), [...everybodys, 'alice-golden', 'shop-golden'].sort());
  assert.equal(await sorted('user', 'executable'), [...everybodys, 'alice-golden'].sort());
  assert.equal(await listed('user', 'self'), ['alice-golden']);
  assert.equal(await sorted('domainAdmin', 'executable'), everybodys.sort());
});

test.run();
