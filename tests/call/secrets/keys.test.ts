import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { canonicalText, sign } from '../../../engine/cloudstack/sign.js';
import type { Fault } from '../../../engine/demo/cloud.js';
import { openWatched, type Watched } from './watched-world.js';

interface Context {
  watched: Watched;
  keys: string[];
}

const test = suite<Context>('the keys of the server itself');

test.before(async (context) => {
  context.watched = await openWatched({ CLOUDSTACK_TIMEOUT_SECONDS: '1' });
  const { apiKey, secretKey } = context.watched.world.cloud.keys.admin;
  context.keys = [
    apiKey,
    secretKey,
    encodeURIComponent(secretKey),
    'signature=',
    'apikey=',
    apiKey.slice(0, 40),
    secretKey.slice(0, 40),
  ];
});
test.after.each(({ watched }) => watched.world.cloud.calm());
test.after(({ watched }) => watched.close());

const volume = { name: 'disk', zoneid: 'fra-1', diskofferingid: 'custom', size: 1 };

test('no fault of the cloud brings them into an answer or the log', async ({ watched, keys }) => {
  const { apiKey, secretKey } = watched.world.cloud.keys.admin;
  const repeated = `key ${apiKey} and ${secretKey} in http://h/client/api?apikey=${apiKey}&signature=abcdefgh%3D`;
  const hidden = keys.filter((key) => !key.endsWith('='));
  const faults: Fault[] = [
    { kind: 'cut-before' },
    { kind: 'cut-after' },
    { kind: 'hang' },
    { kind: 'truncate' },
    { kind: 'html', status: 200 },
    { kind: 'html', status: 502 },
    { kind: 'empty' },
    { kind: 'not-json' },
    { kind: 'unknown-envelope' },
    { kind: 'rate-limit', ms: 5 },
    { kind: 'error', errorcode: 401, errortext: repeated },
    { kind: 'error', errorcode: 530, errortext: `${'x'.repeat(1_960)} ${secretKey}` },
    {
      kind: 'answer',
      body: () => ({ anyresponse: { count: 1, zone: [{ id: 'z', name: repeated, [secretKey]: apiKey }] } }),
    },
    { kind: 'answer', body: () => ({ anyresponse: { success: false, displaytext: repeated } }) },
    { kind: 'answer', body: () => ({ anyresponse: { jobid: `${apiKey}\u001b[1m`, id: secretKey } }) },
  ];
  for (const fault of faults) {
    watched.world.cloud.misbehave({ ...fault, command: 'listVolumes' });
    await watched.call('list-volumes', { _fields: 'all' }, hidden);
    watched.world.cloud.misbehave({ ...fault, command: 'createVolume' });
    await watched.call('create-volume', volume, hidden);
    watched.world.cloud.misbehave({ ...fault, command: 'queryAsyncJobResult' });
    await watched.call('create-volume', volume, hidden);
    watched.world.cloud.calm();
  }
});

test('a call that brings them itself does not get them back', async ({ watched, keys }) => {
  const { apiKey, secretKey } = watched.world.cloud.keys.admin;
  const hidden = keys.filter((key) => !key.endsWith('='));
  for (const key of [apiKey, secretKey]) {
    await watched.call(key, {}, hidden);
    await watched.call('list-zones', { [key]: 1 }, hidden);
    await watched.call('list-zones', { name: key }, hidden);
    await watched.call('list-virtual-machines', { zoneid: key }, hidden);
    await watched.call('describe-tool', { tool: key }, hidden);
    await watched.call('wait-for-job', { jobid: key }, hidden);
    await watched.call('list-zones', { _fields: [key], _sort: key }, hidden);
    await watched.call('list-zones', { _group: key }, hidden);
  }
});

test('no signature that was sent is seen anywhere', async ({ watched }) => {
  const params = { command: 'listZones', apikey: watched.world.cloud.keys.admin.apiKey };
  assert.ok(canonicalText(params).includes('apikey='));
  const signature = sign(params, watched.world.cloud.keys.admin.secretKey);
  watched.world.cloud.misbehave({
    kind: 'error',
    command: 'listZones',
    errorcode: 401,
    errortext: `signature: ${signature}`,
  });
  await watched.call('list-zones', {}, [signature]);
});

test('and no file holds one of them', ({ watched }) => watched.assertSilentFiles());

test.run();
