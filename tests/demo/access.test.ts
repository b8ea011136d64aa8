import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { call, exchange, text, type Pairs } from './signed-client.js';
import { withCloud } from './with-cloud.js';

let cloud: DemoCloud;
test.before(async () => {
  cloud = await startDemoCloud({ jobMs: 5 });
});
test.after(() => cloud.close());

interface Described {
  name: string;
  isasync: boolean;
  params: { name: string; type: string; required: boolean; since?: string }[];
}

async function apis(who: keyof DemoCloud['keys'], params: Record<string, string> = {}): Promise<Described[]> {
  const { body } = await call(cloud, cloud.keys[who], 'listApis', params);
  return (body['api'] ?? []) as unknown as Described[];
}

test('listApis tells each role what it may call', async () => {
  const [admin, domainAdmin, user] = await Promise.all([apis('admin'), apis('domainAdmin'), apis('user')]);
  assert.ok(admin.length > 700, `${admin.length} for an admin`);
  assert.ok(domainAdmin.length > user.length, `${domainAdmin.length} for a domain admin, ${user.length} for a user`);
  assert.ok(user.length > 300, `${user.length} for a user`);
  const has = (list: Described[], name: string): boolean => list.some((api) => api.name === name);
  assert.ok(has(admin, 'listHosts') && !has(user, 'listHosts') && has(user, 'deployVirtualMachine'));
  assert.not.ok(has(admin, 'listSamlAuthorization'), 'SAML is switched off');
});

test('listApis leaves out parameters of other roles and tells type, required and since', async () => {
  const [forAdmin] = await apis('admin', { name: 'listVirtualMachines' });
  const [forUser] = await apis('user', { name: 'listVirtualMachines' });
  const names = (api: Described | undefined): string[] => api?.params.map((param) => param.name) ?? [];
  assert.ok(names(forAdmin).includes('hostid'));
  assert.not.ok(names(forUser).includes('hostid'));
  const [deploy] = await apis('user', { name: 'deployVirtualMachine' });
  assert.is(deploy?.isasync, true);
  const zoneid = deploy?.params.find((param) => param.name === 'zoneid');
  assert.is(zoneid?.type, 'uuid');
  assert.is(zoneid?.required, true);
  assert.type(deploy?.params.find((param) => param.name === 'password')?.since, 'string');
});

test('an unknown command is 401 for a key, one of another role 432', async () => {
  const unknown = await call(cloud, cloud.keys.admin, 'listDragons');
  assert.equal([unknown.status, unknown.envelope], [401, 'errorresponse']);
  const foreign = await call(cloud, cloud.keys.user, 'listHosts');
  assert.equal([foreign.status, foreign.envelope], [432, 'errorresponse']);
});

test('commands of features that are off are offered when asked for', async () => {
  assert.is((await call(cloud, cloud.keys.admin, 'listSamlAuthorization')).status, 401);
  await withCloud({ everyCommand: true }, async (all) => {
    assert.is((await call(all, all.keys.admin, 'listSamlAuthorization')).status, 200);
  });
});

test('a disabled account cannot call any more', async () => {
  const account = cloud.tables.accounts.find((row) => row.name === 'acme-admin');
  if (!account) throw new Error('acme-admin is missing');
  account.state = 'disabled';
  assert.is((await call(cloud, cloud.keys.domainAdmin, 'listZones')).status, 401);
  account.state = 'enabled';
  assert.is((await call(cloud, cloud.keys.domainAdmin, 'listZones')).status, 200);
});

test('errors of capacity are hidden from users, shown to admins', async () => {
  for (const address of cloud.tables.publicIpAddresses) if (address.state === 'Free') address.state = 'Releasing';
  const networkid = cloud.tables.networks.find((row) => row.name === 'web-net')?.id ?? '';
  const forUser = await call(cloud, cloud.keys.user, 'associateIpAddress', { networkid });
  const forAdmin = await call(cloud, cloud.keys.admin, 'associateIpAddress', { networkid });
  assert.equal([forUser.status, forAdmin.status], [533, 533]);
  assert.match(text(forUser.body['errortext']), 'contact your system administrator');
  assert.match(text(forAdmin.body['errortext']), 'Insufficient address capacity');
});

test('sessions: login by POST, cookies and session key together, logout', async () => {
  const login: Pairs = Object.entries({
    command: 'login',
    username: 'alice',
    password: 'demo-alice',
    domain: '/acme',
    response: 'json',
  });
  assert.is((await exchange(cloud.url, login, { method: 'GET' })).status, 400);
  const wrong = await exchange(cloud.url, [...login.filter(([name]) => name !== 'password'), ['password', 'x']]);
  assert.is(wrong.status, 531);
  const reply = await exchange(cloud.url, login);
  const { loginresponse } = JSON.parse(reply.text) as { loginresponse: { sessionkey: string; account: string } };
  assert.is(loginresponse.account, 'alice');
  const { sessionkey } = loginresponse;
  const cookie = [reply.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
  const ask = (command: string, headers: Record<string, string>): Promise<number> =>
    exchange(cloud.url, Object.entries({ command, sessionkey, response: 'json' }), { headers }).then(
      ({ status }) => status,
    );
  assert.is(await ask('listZones', {}), 401);
  assert.is(await ask('listZones', { cookie }), 200);
  assert.is(await ask('listDragons', { cookie }), 432);
  assert.is(await ask('logout', { cookie }), 200);
  assert.is(await ask('listZones', { cookie }), 401);
});

test('other paths are an HTML page; without response=json the answer is XML', async () => {
  const elsewhere = await exchange(cloud.url.replace('/client/api', '/elsewhere'), [['command', 'listZones']]);
  assert.is(elsewhere.status, 404);
  assert.match(elsewhere.text, '<html>');
  const xml = await exchange(cloud.url, [['command', 'listZones']]);
  assert.match(xml.text, '<errorcode>401</errorcode>');
});

test('the log tells what came, without key and signature', async () => {
  await call(cloud, cloud.keys.user, 'listZones', { name: 'fra-1' });
  const entry = cloud.requests.at(-1);
  if (!entry) throw new Error('nothing was logged');
  assert.is(entry.command, 'listZones');
  assert.is(entry.account, 'alice');
  assert.is(entry.status, 200);
  assert.is(entry.params['name'], 'fra-1');
  assert.not.ok(Object.keys(entry.params).some((name) => /^(apikey|signature)$/i.test(name)));
});

test.run();
