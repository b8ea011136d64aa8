import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { timeCode } from '../../engine/demo/access/two-factor.js';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { logIn, type SessionClient } from './session-client.js';
import { call, text } from './signed-client.js';

let cloud: DemoCloud;
test.before.each(async () => {
  cloud = await startDemoCloud();
});
test.after.each(() => cloud.close());

const alice = (): Promise<SessionClient> => logIn(cloud, 'alice', 'demo-alice', '/acme');
const status = async (client: SessionClient, command: string, params = {}): Promise<number> =>
  (await client.ask(command, params)).status;

/** Switches the second factor on and proves it, so that it is asked for from then on. */
async function switchOn(provider: string): Promise<string> {
  const client = await alice();
  const { body } = await client.ask('setupUserTwoFactorAuthentication', { provider });
  const secret = text(body['setup2fa']?.['secretcode']);
  const codefor2fa = provider === 'totp' ? timeCode(secret, new Date()) : secret;
  assert.equal((await client.ask('validateUserTwoFactorAuthenticationCode', { codefor2fa })).body, { success: true });
  return secret;
}

test('codes are those of RFC 6238', () => {
  // Appendix B, for SHA-1: the key is "12345678901234567890", of eight digits the last six.
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ] as const)
    assert.is(timeCode(key, new Date(seconds * 1000)), code);
});

test('after the password a code is asked for, and what has to work before it works', async () => {
  const secret = await switchOn('totp');
  const client = await alice();
  assert.equal(['is2faenabled', 'is2faverified', 'providerfor2fa'].map((field) => client.login[field]) as unknown[], [
    'true',
    'false',
    'totp',
  ]);
  assert.is(await status(client, 'listApis', { name: 'listZones' }), 200);
  assert.is(await status(client, 'listUserTwoFactorAuthenticatorProviders'), 200);
  const codefor2fa = timeCode(secret, new Date());
  assert.is(await status(client, 'validateUserTwoFactorAuthenticationCode', { codefor2fa }), 200);
  assert.is(await status(client, 'listZones'), 200);
  const { body } = await call(cloud, cloud.keys.admin, 'listUsers', { username: 'alice', listall: 'true' });
  assert.is(body['user']?.map((user) => user['is2faenabled'] as unknown)[0], true);
});

test('anything else before the code is 511 and ends the session', async () => {
  const secret = await switchOn('totp');
  const client = await alice();
  assert.is(await status(client, 'listZones'), 511);
  const codefor2fa = timeCode(secret, new Date());
  // There is no session any more that it could be for: an empty answer.
  assert.equal(await client.ask('validateUserTwoFactorAuthenticationCode', { codefor2fa }), { status: 200, body: {} });
  assert.is(await status(client, 'listZones'), 401);
});

test('so does a wrong code, also one that was right an hour ago', async () => {
  const secret = await switchOn('totp');
  for (const codefor2fa of ['', 'abcdef', timeCode(secret, new Date(Date.now() - 3_600_000))]) {
    const client = await alice();
    const asked = await status(client, 'validateUserTwoFactorAuthenticationCode', { codefor2fa });
    assert.ok(asked === 511 || codefor2fa === '', `${codefor2fa}: ${asked}`);
    assert.is.not(await status(client, 'listZones'), 200);
  }
});

test('a pin works like a code', async () => {
  const codefor2fa = await switchOn('staticpin');
  assert.match(codefor2fa, /^\d{6}$/);
  const client = await alice();
  assert.is(await status(client, 'validateUserTwoFactorAuthenticationCode', { codefor2fa }), 200);
  assert.is(await status(client, 'listZones'), 200);
});

test('signed requests need no code; what was set up and never proven is forgotten', async () => {
  const client = await alice();
  await client.ask('setupUserTwoFactorAuthentication');
  assert.is((await call(cloud, cloud.keys.user, 'listZones')).status, 200);
  assert.is(await status(client, 'listZones'), 200);
  assert.is((await alice()).login['is2faenabled'] as unknown, 'false');
  assert.is(await status(await alice(), 'listZones'), 200);
});

test('an administrator switches it off for somebody who has lost it; nobody else can', async () => {
  await switchOn('totp');
  const userid = cloud.tables.users.find(({ username }) => username === 'alice')?.id ?? '';
  const off = { enable: 'false', userid };
  const bob = await logIn(cloud, 'bob', 'demo-bob', '/globex');
  assert.is(await status(bob, 'setupUserTwoFactorAuthentication', off), 531);
  assert.is((await call(cloud, cloud.keys.admin, 'setupUserTwoFactorAuthentication', off)).status, 200);
  assert.is(await status(await alice(), 'listZones'), 200);
  const unknown = await call(cloud, cloud.keys.user, 'setupUserTwoFactorAuthentication', { provider: 'smoke' });
  assert.is(unknown.status, 530);
});

test.run();
