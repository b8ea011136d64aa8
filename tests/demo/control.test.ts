import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { call, exchange, signedPairs, text } from './signed-client.js';

let cloud: DemoCloud;
test.before.each(async () => {
  cloud = await startDemoCloud({ jobMs: 5, control: true });
});
test.after.each(() => cloud.close());

async function order(control: unknown, type = 'application/json'): Promise<number> {
  const url = new URL('/demo/control', cloud.url);
  const { status } = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(control),
  });
  return status;
}

const zones = (): ReturnType<typeof exchange> => exchange(cloud.url, signedPairs(cloud.keys.admin, 'listZones'));

test('faults come in the order in which they were asked for, and then it is calm', async () => {
  const faults = [
    { kind: 'error', errorcode: 401, errortext: 'no' },
    { kind: 'html', status: 503 },
    { kind: 'rate-limit', ms: 100 },
    { kind: 'trickle', ms: 5 },
  ];
  assert.is(await order({ faults }), 200);
  const seen = [(await zones()).status, (await zones()).status, (await zones()).status];
  assert.equal(seen, [401, 503, 429]);
  assert.match((await zones()).text, 'fra-1');
  await order({ faults: [{ kind: 'cut-before', times: 100 }] });
  assert.is(
    await zones().then(
      () => 'answered',
      () => 'cut',
    ),
    'cut',
  );
  await order({ calm: true });
  assert.is((await zones()).status, 200);
});

test('a job that vanishes was started and is not known', async () => {
  await order({ faults: [{ kind: 'job-vanishes' }] });
  const { id = '' } = cloud.tables.virtualMachines.find(({ name }) => name === 'web-01') ?? {};
  const started = await call(cloud, cloud.keys.user, 'rebootVirtualMachine', { id });
  const { status } = await call(cloud, cloud.keys.user, 'queryAsyncJobResult', { jobid: text(started.body['jobid']) });
  assert.is(status, 431);
});

test('a clock that is an hour ahead refuses what is signed by ours', async () => {
  await order({ clockSkewMs: 3_600_000 });
  assert.is((await zones()).status, 401);
  await order({ clockSkewMs: 0 });
  assert.is((await zones()).status, 200);
});

test('only JSON that it understands is obeyed, and only where it is switched on', async () => {
  assert.is(await order({ calm: true }, 'text/plain'), 405);
  assert.is(await order({ faults: [{ kind: 'earthquake' }] }), 400);
  await cloud.close();
  cloud = await startDemoCloud();
  assert.is(await order({ calm: true }), 404);
});

test.run();
