import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { rowsOf } from '../../engine/cloudstack/answer.js';
import type { CloudClient } from '../../engine/cloudstack/client.js';
import { encodeArguments } from '../../engine/cloudstack/encode.js';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { aClient, failureOf } from './a-client.js';
import { closeLater, closeOpened, serve } from './a-server.js';

interface Context {
  cloud: DemoCloud;
  client: CloudClient;
}

const test = suite<Context>('client');

test.before(async (context) => {
  context.cloud = await startDemoCloud();
  context.client = aClient({ url: context.cloud.url, ...context.cloud.keys.admin, timeoutMs: 5_000 });
});
test.before.each(({ cloud }) => void (cloud.requests.length = 0));
test.after.each(closeOpened);
test.after(async ({ cloud, client }) => {
  client.close();
  await cloud.close();
});

test('short reads go by GET; changes, long reads and reads of other names by POST', async ({ cloud, client }) => {
  await client.send({ command: 'listZones', params: {}, effect: 'read' });
  await client
    .send({ command: 'listZones', params: { keyword: 'x'.repeat(250), name: 'ü'.repeat(300), id: '' }, effect: 'read' })
    .catch(() => undefined);
  await client.send({ command: 'createSSHKeyPair', params: { name: 'by-post' }, effect: 'change' });
  // A cloud that demands POST takes only get, list, query and find by GET, whatever the command really does.
  await client.send({ command: 'quotaCreditsList', params: {}, effect: 'read' });
  assert.equal(
    cloud.requests
      .filter(({ command }) => command !== 'listCapabilities')
      .map(({ command, method, status }) => [command, method, status !== 400]),
    [
      ['listZones', 'GET', true],
      ['listZones', 'POST', true],
      ['createSSHKeyPair', 'POST', true],
      ['quotaCreditsList', 'POST', true],
    ],
  );
});

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((value) => value.replace(/\p{Cc}/gu, ''));
const entries = fc.dictionary(text, text, { maxKeys: 40 });

for (const [method, command] of [
  ['GET', 'listZones'],
  ['POST', 'listZones'],
  ['POST', 'createSSHKeyPair'],
] as const) {
  test(`${command} by ${method}: the cloud takes the signature of any text`, async ({ cloud, client }) => {
    const filler = method === 'POST' && command === 'listZones' ? { filler: 'x'.repeat(2_000) } : {};
    await fc.assert(
      fc.asyncProperty(text, method === 'GET' ? fc.constant({}) : entries, async (name, map) => {
        const args = { [command === 'listZones' ? 'keyword' : 'note']: name, tags: map, ...filler };
        const params = encodeArguments({ tags: { type: 'object', wire: 'free' } }, args);
        // What the command makes of it does not matter here, only that it is let in.
        await client
          .send({ command, params, effect: command === 'listZones' ? 'read' : 'change' })
          .catch(() => undefined);
        const arrived = cloud.requests.at(-1);
        assert.is(arrived?.method, method);
        assert.is(arrived?.account, 'admin');
        for (const [key, value] of Object.entries(params)) assert.is(arrived?.params[key], value);
      }),
      { numRuns: 40 },
    );
  });
}

test('the old form of the signature has no expiry, and strict clouds refuse it', async ({ cloud, client }) => {
  const old = aClient({ url: cloud.url, ...cloud.keys.admin, signature: 'none' });
  assert.is(
    (await failureOf(old.send({ command: 'listZones', params: {}, effect: 'read' }))).code,
    'not-authenticated',
  );
  assert.not.ok('expires' in (cloud.requests[0]?.params ?? {}));
  const lax = closeLater(await startDemoCloud({ requirePostAndTimestamps: false }));
  const toLax = aClient({ url: lax.url, ...lax.keys.user, signature: 'none' });
  assert.ok(rowsOf((await toLax.send({ command: 'listZones', params: {}, effect: 'read' })).body).count > 0);
  await client.send({ command: 'listZones', params: {}, effect: 'read' });
  assert.match(cloud.requests.at(-1)?.params['expires'] ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
});

test('a wrong key is told without retries, once another command was refused as well', async ({ cloud }) => {
  const wrong = aClient({ url: cloud.url, apiKey: cloud.keys.admin.apiKey, secretKey: 'wrong' });
  const error = await failureOf(wrong.send({ command: 'listZones', params: {}, effect: 'read' }));
  assert.is(error.code, 'not-authenticated');
  assert.is(error.cloud?.errorcode, 401);
  assert.equal(
    cloud.requests.map(({ command }) => command),
    ['listZones', 'listCapabilities'],
  );
});

test('401 for a command that the cloud does not know is no word about the key', async ({ cloud, client }) => {
  for (const effect of ['read', 'change'] as const) {
    cloud.requests.length = 0;
    const error = await failureOf(client.send({ command: 'polishRouter', params: {}, effect }));
    assert.is(error.code, 'unknown-command');
    assert.match(error.message, 'polishRouter');
    assert.equal(
      cloud.requests.map(({ command }) => command),
      ['polishRouter', 'listCapabilities'],
    );
  }
});

for (const minutes of [30, -30]) {
  test(`a cloud whose clock is ${minutes} minutes off is understood after one refusal`, async () => {
    const skewed = closeLater(await startDemoCloud({ clockSkewMs: minutes * 60_000 }));
    const client = aClient({ url: skewed.url, ...skewed.keys.admin, timeoutMs: 5_000 });
    await client.send({ command: 'createSSHKeyPair', params: { name: 'late' }, effect: 'change' });
    assert.equal(
      skewed.requests.map(({ status }) => status),
      [401, 200],
    );
    await client.send({ command: 'listZones', params: {}, effect: 'read' });
    assert.is(skewed.requests.length, 3);
    assert.ok(Math.abs(client.clockSkewMs - minutes * 60_000) < 5_000, `${client.clockSkewMs}`);
    client.close();
  });
}

test('a server whose clock jumps with every answer gets a request twice at most, and one about the key', async () => {
  let hours = 0;
  const jumping = await serve((_, response) => {
    hours += 1;
    const date = new Date(Date.now() + (hours % 2 === 0 ? hours : -hours) * 3_600_000).toUTCString();
    response.writeHead(401, { 'content-type': 'application/json', date });
    response.end('{"errorresponse":{"errorcode":401,"errortext":"unable to verify user credentials"}}');
  });
  for (const effect of ['change', 'read'] as const) {
    hours = 0;
    const client = aClient({ url: jumping.url, retries: 10 });
    const command = effect === 'read' ? 'listZones' : 'createSSHKeyPair';
    assert.is((await failureOf(client.send({ command, params: {}, effect }))).code, 'not-authenticated');
    assert.is(hours, 3, effect);
    client.close();
  }
});

test('the server is named without path or key', ({ client, cloud }) => {
  assert.is(client.server, new URL(cloud.url).host);
  assert.is(aClient({ url: 'https://cloud.example.org/client/api' }).server, 'cloud.example.org:443');
});

test.run();
