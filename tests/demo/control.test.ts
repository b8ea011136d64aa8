import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { PACKAGE_ROOT } from '../../engine/package-paths.js';
import { KINDS } from '../../engine/demo/http/control.js';
import { logIn } from './session-client.js';
import { call, count, exchange, signedPairs, text } from './signed-client.js';

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

test('each fault that the README names can be asked for, and does or does not do the work, as it says there', async () => {
  const readme = readFileSync(join(PACKAGE_ROOT, 'engine', 'demo', 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` +\|(.*)\|.*\| (yes|no) +\|$/gm)];
  assert.equal(rows.map(([, kind]) => kind).sort(), [...KINDS].sort());
  const more = { ms: 1, status: 502, errorcode: 530, errortext: 'no', contentType: 'text/plain', text: 'x' };
  for (const [, kind = '', , done] of rows) {
    const vm = cloud.tables.virtualMachines.find(({ name }) => name === 'web-01');
    if (!vm) throw new Error('web-01 is missing');
    const isJob = kind.startsWith('job-');
    vm.state = 'Running';
    vm.displayname = 'web-01';
    const command = isJob ? 'stopVirtualMachine' : 'updateVirtualMachine';
    assert.is(await order({ faults: [{ kind, command, ...more, ...(kind === 'raw' ? { status: 200 } : {}) }] }), 200);
    const pairs = signedPairs(cloud.keys.user, command, { id: vm.id, ...(isJob ? {} : { displayname: kind }) });
    await exchange(cloud.url, pairs, { timeoutMs: 700 }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const isDone = isJob ? vm.state === 'Stopped' : vm.displayname === kind;
    assert.is(isDone, done === 'yes', kind);
    await order({ calm: true });
  }
});

test('a job may fail or never end', async () => {
  const { id = '' } = cloud.tables.virtualMachines.find(({ name }) => name === 'web-01') ?? {};
  const reboot = async (kind: string): Promise<number> => {
    await order({ faults: [{ kind, errorcode: 534, errortext: 'the agent went away' }] });
    const started = await call(cloud, cloud.keys.user, 'rebootVirtualMachine', { id });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const jobid = text(started.body['jobid']);
    return count((await call(cloud, cloud.keys.user, 'queryAsyncJobResult', { jobid })).body['jobstatus']);
  };
  assert.is(await reboot('job-fails'), 2);
  assert.is(await reboot('job-stuck'), 0);
});

test('a restart forgets sessions, and signed requests go on', async () => {
  const { ask } = await logIn(cloud, 'alice', 'demo-alice', '/acme');
  assert.is((await ask('listZones')).status, 200);
  assert.is(await order({ restart: true }), 200);
  assert.is((await ask('listZones')).status, 401);
  assert.is((await zones()).status, 200);
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
