import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud, type DemoKeys } from '../../engine/demo/cloud.js';
import { call, finish, text, type Json } from './signed-client.js';

let cloud: DemoCloud;
test.before(async () => {
  cloud = await startDemoCloud({ jobMs: 5 });
});
test.after(() => cloud.close());

const aliceId = (): string => cloud.tables.users.find(({ username }) => username === 'alice')?.id ?? '';
const status = async (keys: DemoKeys, command: string, params = {}): Promise<number> =>
  (await call(cloud, keys, command, params)).status;

async function register(params: Record<string, string> = {}): Promise<DemoKeys & { id: string }> {
  const job = await finish(cloud, cloud.keys.user, 'registerUserKeys', { id: aliceId(), ...params });
  const pair = job['jobresult']?.['userkeys'] as Json;
  return { apiKey: text(pair['apikey']), secretKey: text(pair['secretkey']), id: text(pair['id']) };
}

const names = async (keys: DemoKeys, params = {}): Promise<unknown[]> => {
  const { body } = await call(cloud, keys, 'listUserKeys', params);
  return [...(body['userapikey'] ?? [])].map((row) => row['name'] as unknown);
};

test('a user may have several pairs, and each works until it is deleted', async () => {
  const before = await names(cloud.keys.user);
  assert.ok(before.includes('alice-cli') && before.includes('alice - API key pair'));
  const [first, second] = [await register({ name: 'one' }), await register({ name: 'two' })];
  assert.equal(await names(cloud.keys.user), [...before, 'one', 'two']);
  assert.equal([await status(first, 'listZones'), await status(second, 'listZones')], [200, 200]);
  await finish(cloud, cloud.keys.user, 'deleteUserKeys', { keypairid: first.id });
  assert.equal([await status(first, 'listZones'), await status(second, 'listZones')], [401, 200]);
  assert.equal([await status(cloud.keys.user, 'listZones')], [200]);
});

test('nobody sees or deletes the pairs of others, except who administers them', async () => {
  const all = await names(cloud.keys.admin, { listall: 'true' });
  assert.ok(all.includes('bob - API key pair') && all.includes('alice - API key pair'));
  assert.equal(
    (await names(cloud.keys.user, { listall: 'true' })).filter((name) => !/alice|ci-deploy|one|two/.test(String(name))),
    [],
  );
  const ofBob = cloud.tables['userKeys']?.find(({ name }) => name === 'bob - API key pair')?.id ?? '';
  assert.is(await status(cloud.keys.user, 'deleteUserKeys', { keypairid: ofBob }), 431);
  const { body } = await call(cloud, cloud.keys.domainAdmin, 'listUserKeys', { keypairid: ofBob });
  assert.equal(body, {});
});

test('a pair with rules does what they allow; the first that fits decides', async () => {
  const narrow = await register({
    'rules[0].rule': 'listVirtualMachines',
    'rules[0].permission': 'deny',
    'rules[1].rule': 'list*',
    'rules[1].permission': 'allow',
  });
  assert.is(await status(narrow, 'listZones'), 200);
  assert.is(await status(narrow, 'listVirtualMachines'), 432);
  assert.is(await status(narrow, 'createSSHKeyPair', { name: 'x' }), 432);
  const { body } = await call(cloud, narrow, 'listApis');
  const offered = [...(body['api'] ?? [])].map((api) => text(api['name']));
  assert.ok(offered.includes('listZones') && !offered.includes('listVirtualMachines'));
  const rulesOf = async (keypairid: string): Promise<Json[]> => [
    ...((await call(cloud, cloud.keys.user, 'listUserKeyRules', { keypairid })).body['keypermission'] ?? []),
  ];
  const whole = await rulesOf((await register()).id);
  assert.ok(whole.length > 300 && whole.every(({ permission }) => (permission as unknown) === 'allow'));
  assert.equal(
    (await rulesOf(narrow.id)).map(({ rule, permission }) => [rule, permission] as unknown[]),
    [
      ['listVirtualMachines', 'deny'],
      ['list*', 'allow'],
    ],
  );
});

test('a pair works only between its first and its last day', async () => {
  const day = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+Z$/, '+0000');
  assert.is(await status(await register({ startdate: day(1) }), 'listZones'), 401);
  assert.is(await status(await register({ enddate: day(-1) }), 'listZones'), 401);
  assert.is(await status(await register({ startdate: day(-1), enddate: day(1) }), 'listZones'), 200);
});

test.run();
