import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { CloudClient } from '../../engine/cloudstack/client.js';
import { startDemoCloud, type DemoCloud, type Fault } from '../../engine/demo/cloud.js';
import type { ErrorCode } from '../../engine/errors.js';
import { aClient, everythingIn, failureOf, keepLog, type Written } from './a-client.js';

interface Context {
  cloud: DemoCloud;
  client: CloudClient;
  log: Written;
}

const test = suite<Context>('what can go wrong on the way');

test.before(async (context) => {
  context.cloud = await startDemoCloud({ jobMs: 50 });
});
test.before.each((context) => {
  context.log = keepLog();
  context.client = aClient({ url: context.cloud.url, ...context.cloud.keys.admin }, context.log);
  context.cloud.requests.length = 0;
});
test.after.each(({ cloud, client }) => {
  cloud.calm();
  client.close();
});
test.after(({ cloud }) => cloud.close());

let made = 0;
/** A change that leaves a trace: a key pair of a new name. */
const change = (client: CloudClient) =>
  client.send({ command: 'createSSHKeyPair', params: { name: `pair-${++made}` }, effect: 'change' });
const read = (client: CloudClient) => client.send({ command: 'listZones', params: {}, effect: 'read' });

/** What one fault does to a read that may be repeated, and to a change that may not. */
const FAULTS: { fault: Fault; read: ErrorCode | 'succeeds'; change: ErrorCode }[] = [
  { fault: { kind: 'cut-before' }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'cut-after' }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'hang' }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'hang-before' }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'slow', ms: 2_000 }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'truncate' }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'html', status: 200 }, read: 'not-cloudstack', change: 'outcome-unknown' },
  { fault: { kind: 'html', status: 502 }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'html', status: 503 }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'html', status: 504 }, read: 'succeeds', change: 'outcome-unknown' },
  { fault: { kind: 'empty' }, read: 'empty-answer', change: 'outcome-unknown' },
  { fault: { kind: 'not-json' }, read: 'unreadable-answer', change: 'outcome-unknown' },
  { fault: { kind: 'unknown-envelope' }, read: 'unreadable-answer', change: 'outcome-unknown' },
  { fault: { kind: 'rate-limit', ms: 20 }, read: 'succeeds', change: 'rate-limited' },
  { fault: { kind: 'error', errorcode: 530, errortext: 'it broke' }, read: 'cloud-failed', change: 'cloud-failed' },
  { fault: { kind: 'error', errorcode: 503, errortext: 'maintenance' }, read: 'maintenance', change: 'maintenance' },
];

/** Waits little only where no answer comes in time. */
const clientFor = ({ kind }: Fault, cloud: DemoCloud, log?: Written) =>
  aClient(
    { url: cloud.url, ...cloud.keys.admin, timeoutMs: ['hang', 'hang-before', 'slow'].includes(kind) ? 800 : 10_000 },
    log,
  );

for (const { fault, ...expected } of FAULTS) {
  const name = [fault.kind, 'status' in fault ? fault.status : '', 'errorcode' in fault ? fault.errorcode : ''].join(
    ' ',
  );

  test(`${name.trim()}: a read ${expected.read === 'succeeds' ? 'is repeated' : `ends as ${expected.read}`}`, async ({
    cloud,
  }) => {
    const client = clientFor(fault, cloud);
    cloud.misbehave(fault);
    if (expected.read === 'succeeds') {
      assert.ok('zone' in (await read(client)).body);
      assert.is(cloud.requests.length, 2);
    } else {
      assert.is((await failureOf(read(client))).code, expected.read);
      assert.is(cloud.requests.length, 1);
    }
  });

  test(`${name.trim()}: a change is sent once and ends as ${expected.change}`, async ({ cloud, log }) => {
    const client = clientFor(fault, cloud, log);
    cloud.misbehave(fault);
    const error = await failureOf(change(client));
    assert.is(error.code, expected.change);
    assert.is(cloud.changes().length, 1);
    const told = everythingIn(error) + log.lines.join();
    for (const secret of [
      cloud.keys.admin.apiKey,
      cloud.keys.admin.secretKey,
      'signature=',
      'apikey=',
      '/client/api',
    ]) {
      assert.not.ok(told.includes(secret), `${secret} in ${told}`);
    }
  });
}

test('an answer under the text "null" is an answer', async ({ cloud, client }) => {
  cloud.misbehave({ kind: 'null-envelope' });
  assert.ok('null' in (await read(client)).body);
});

test('a read gives up after the retries, with the kind of the last failure', async ({ cloud, client }) => {
  cloud.misbehave({ kind: 'cut-before', times: 9 });
  assert.is((await failureOf(read(client))).code, 'connection-lost');
  assert.is(cloud.requests.length, 4);
  cloud.calm();
  cloud.misbehave({ kind: 'hang', times: 9 });
  const error = await failureOf(read(aClient({ url: cloud.url, ...cloud.keys.admin, timeoutMs: 300, retries: 1 })));
  assert.is(error.code, 'timeout');
  assert.match(error.message, /listZones within 0\.3 s/);
  assert.is(cloud.requests.length, 6);
});

test('the rate limit is waited for as long as CloudStack asks', async ({ cloud, client }) => {
  cloud.misbehave({ kind: 'rate-limit', ms: 180 });
  await read(client);
  const [first, second] = cloud.requests;
  const waited = (second?.at ?? 0) - (first?.at ?? 0);
  assert.ok(waited >= 175 && waited < 5_000, `waited ${waited} ms`);
});

test('a change whose answer was lost did happen, once', async ({ cloud, client }) => {
  cloud.misbehave({ kind: 'cut-after' });
  await failureOf(change(client));
  const { body } = await client.send({ command: 'listSSHKeyPairs', params: { name: `pair-${made}` }, effect: 'read' });
  assert.is(body['count'], 1);
});

test('errors of CloudStack keep its numbers and text, but no key', async ({ cloud, client }) => {
  const { apiKey, secretKey } = cloud.keys.admin;
  cloud.misbehave({ kind: 'error', errorcode: 431, cserrorcode: 4350, errortext: `bad value ${apiKey} ${secretKey}` });
  const error = await failureOf(change(client));
  assert.is(error.code, 'refused');
  assert.equal(error.cloud, { errorcode: 431, cserrorcode: 4350, text: 'bad value *** ***' });
  assert.not.ok(everythingIn(error).includes(secretKey));
});

/** Aborts a little after one more request has arrived at the cloud. */
function onceArrived(cloud: DemoCloud): AbortSignal {
  const stop = new AbortController();
  const before = cloud.requests.length;
  const timer = setInterval(() => {
    if (cloud.requests.length === before) return;
    clearInterval(timer);
    setTimeout(() => stop.abort(), 50);
  }, 5);
  return stop.signal;
}

test('the signal ends a wait between two tries at once', async ({ cloud, client }) => {
  cloud.misbehave({ kind: 'rate-limit', ms: 20_000 });
  const began = Date.now();
  const signal = onceArrived(cloud);
  const error = await failureOf(client.send({ command: 'listZones', params: {}, effect: 'read', signal }));
  assert.is(error.code, 'cancelled');
  assert.ok(Date.now() - began < 5_000);
  assert.is(cloud.requests.length, 1);
});

test('a cancelled read is cancelled; of a change nobody knows, unless it never left', async ({ cloud }) => {
  const client = aClient({ url: cloud.url, ...cloud.keys.admin });
  cloud.misbehave({ kind: 'hang', times: 2 });
  const cancelled = async (effect: 'read' | 'change', signal: AbortSignal) =>
    (await failureOf(client.send({ command: 'createSSHKeyPair', params: { name: 'x' }, effect, signal }))).code;
  assert.is(await cancelled('read', onceArrived(cloud)), 'cancelled');
  assert.is(await cancelled('change', onceArrived(cloud)), 'outcome-unknown');
  assert.is(await cancelled('change', AbortSignal.abort()), 'cancelled');
  const stop = new AbortController();
  const atOnce = cancelled('change', stop.signal);
  stop.abort();
  assert.is(await atOnce, 'cancelled');
  assert.is(cloud.requests.length, 2);
  client.close();
});

test.run();
