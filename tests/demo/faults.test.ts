import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud, type Fault } from '../../engine/demo/cloud.js';
import { call, count, exchange, finish, signedPairs, text, type Reply } from './signed-client.js';

let cloud: DemoCloud;
test.before.each(async () => {
  cloud = await startDemoCloud({ jobMs: 5 });
});
test.after.each(() => cloud.close());

/** Renames web-01 under a fault: whether the name changed says whether the command was executed. */
async function rename(fault: Fault): Promise<{ reply: Reply | Error; executed: boolean; status: number | undefined }> {
  const vm = cloud.tables.virtualMachines.find((row) => row.name === 'web-01');
  if (!vm) throw new Error('web-01 is missing');
  cloud.misbehave({ command: 'updateVirtualMachine', ...fault });
  const pairs = signedPairs(cloud.keys.user, 'updateVirtualMachine', { id: vm.id, displayname: 'renamed' });
  const reply = await exchange(cloud.url, pairs, { timeoutMs: 1500 }).catch((error: unknown) => error as Error);
  return { reply, executed: vm.displayname === 'renamed', status: cloud.requests.at(-1)?.status };
}

const isReply = (reply: Reply | Error): Reply => {
  if (reply instanceof Error) throw reply;
  return reply;
};

for (const [kind, executed] of [
  ['cut-before', false],
  ['cut-after', true],
  ['hang', true],
  ['hang-before', false],
] as const) {
  test(`${kind}: no answer, ${executed ? 'executed' : 'not executed'}`, async () => {
    const seen = await rename({ kind });
    assert.instance(seen.reply, Error);
    assert.is((seen.reply as Error).message === 'timeout', kind.startsWith('hang'));
    assert.is(seen.executed, executed);
    assert.is(seen.status, 0);
  });
}

test('slow: the answer is late', async () => {
  const start = Date.now();
  const { reply } = await rename({ kind: 'slow', ms: 60 });
  assert.is(isReply(reply).status, 200);
  assert.ok(Date.now() - start >= 55);
});

test('truncate: executed, the body breaks off before the announced length', async () => {
  const { reply, executed } = await rename({ kind: 'truncate' });
  assert.instance(reply, Error);
  assert.not.match((reply as Error).message, 'timeout');
  assert.ok(executed);
});

for (const status of [200, 502, 503, 504] as const) {
  test(`html ${status}: a page of a proxy, not executed`, async () => {
    const { reply, executed } = await rename({ kind: 'html', status });
    const { headers, text: body, status: got } = isReply(reply);
    assert.is(got, status);
    assert.is(headers['content-type'], 'text/html');
    assert.match(body, '<html>');
    assert.not.ok(executed);
  });
}

test('empty, not-json, unknown-envelope, null-envelope: executed, with a useless answer', async () => {
  assert.is(isReply((await rename({ kind: 'empty' })).reply).text, '');
  assert.throws(() => void JSON.parse(''));
  const notJson = isReply((await rename({ kind: 'not-json' })).reply).text;
  assert.throws(() => void JSON.parse(notJson));
  assert.equal(JSON.parse(isReply((await rename({ kind: 'unknown-envelope' })).reply).text), { first: {}, second: [] });
  assert.equal(JSON.parse(isReply((await rename({ kind: 'unknown-envelope', body: [] })).reply).text), []);
  const nameless = JSON.parse(isReply((await rename({ kind: 'null-envelope' })).reply).text) as {
    null: { null: { displayname: string } };
  };
  assert.is(nameless.null.null.displayname, 'renamed');
});

test('error: as the API answers it, not executed', async () => {
  const { reply, executed } = await rename({
    kind: 'error',
    errorcode: 534,
    cserrorcode: 4285,
    errortext: 'agent is gone',
  });
  assert.is(isReply(reply).status, 534);
  assert.equal(JSON.parse(isReply(reply).text), {
    updatevirtualmachineresponse: { uuidList: [], errorcode: 534, cserrorcode: 4285, errortext: 'agent is gone' },
  });
  assert.not.ok(executed);
});

test('rate-limit: 429 with the time to wait in the text', async () => {
  const { reply, executed } = await rename({ kind: 'rate-limit', ms: 700 });
  assert.is(isReply(reply).status, 429);
  assert.match(isReply(reply).text, 'please retry after [700] ms');
  assert.not.ok(executed);
});

test('answer: plants anything into the answer, of queryAsyncJobResult too', async () => {
  cloud.misbehave({
    kind: 'answer',
    command: 'listZones',
    body: () => ({ listzonesresponse: { count: 1, zone: [{ name: 'x' }] } }),
  });
  assert.equal((await call(cloud, cloud.keys.user, 'listZones')).body, { count: 1, zone: [{ name: 'x' }] });
  cloud.misbehave({
    kind: 'answer',
    command: 'queryAsyncJobResult',
    body: () => ({ queryasyncjobresultresponse: { jobstatus: 2 } }),
  });
  const id = cloud.tables.virtualMachines[0]?.id ?? '';
  assert.equal(await finish(cloud, cloud.keys.user, 'stopVirtualMachine', { id }), { jobstatus: 2 });
});

test('job-fails: the next job of the command fails, waiting through lists and polls', async () => {
  const id = cloud.tables.virtualMachines[0]?.id ?? '';
  cloud.misbehave({ kind: 'job-fails', errorcode: 534, errortext: 'the agent went away' });
  await call(cloud, cloud.keys.user, 'listZones');
  const job = await finish(cloud, cloud.keys.user, 'stopVirtualMachine', { id });
  assert.is(count(job['jobstatus']), 2);
  assert.equal(job['jobresult'], { errorcode: 534, errortext: 'the agent went away' });
  assert.is(cloud.tables.virtualMachines[0]?.state, 'Running');
  assert.is((await finish(cloud, cloud.keys.user, 'stopVirtualMachine', { id }))['jobstatus'], 1);
});

test('job-fails: a machine whose deployment fails is left in state Error', async () => {
  const idOf = (rows: { id: string; name?: string }[], name: string): string =>
    rows.find((row) => row.name === name)?.id ?? '';
  const { zones, serviceOfferings, templates, virtualMachines } = cloud.tables;
  cloud.misbehave({ kind: 'job-fails', command: 'deployVirtualMachine', errorcode: 533, errortext: 'no room' });
  const job = await finish(cloud, cloud.keys.user, 'deployVirtualMachine', {
    name: 'unlucky',
    zoneid: idOf(zones, 'fra-1'),
    serviceofferingid: idOf(serviceOfferings, 'small'),
    templateid: idOf(templates, 'debian-12'),
  });
  assert.equal(job['jobresult'], { errorcode: 533, errortext: 'no room' });
  assert.is(virtualMachines.find((row) => row.name === 'unlucky')?.state, 'Error');
});

test('job-stuck: the next job never ends', async () => {
  const id = cloud.tables.virtualMachines[0]?.id ?? '';
  cloud.misbehave({ kind: 'job-stuck', command: 'stopVirtualMachine' });
  const { body } = await call(cloud, cloud.keys.user, 'stopVirtualMachine', { id });
  await new Promise((resolve) => setTimeout(resolve, 40));
  const job = await call(cloud, cloud.keys.user, 'queryAsyncJobResult', { jobid: text(body['jobid']) });
  assert.is(count(job.body['jobstatus']), 0);
  assert.is(cloud.tables.virtualMachines[0]?.state, 'Stopping');
});

test('faults come in order, as often as told, for their command, until calm', async () => {
  const status = (command: string): Promise<number> =>
    call(cloud, cloud.keys.user, command).then((answer) => answer.status);
  cloud.misbehave({ kind: 'error', errorcode: 530, errortext: 'one', command: 'listZones', times: 2 });
  cloud.misbehave({ kind: 'error', errorcode: 531, errortext: 'two' });
  assert.is(await status('listNetworks'), 531);
  assert.is(await status('listZones'), 530);
  assert.is(await status('listNetworks'), 200);
  assert.is(await status('listZones'), 530);
  assert.is(await status('listZones'), 200);
  cloud.misbehave({ kind: 'error', errorcode: 530, errortext: 'never', times: 5 });
  cloud.calm();
  assert.is(await status('listZones'), 200);
});

test.run();
