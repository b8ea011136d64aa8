import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { itemOf, jobOf } from '../../engine/cloudstack/answer.js';
import type { CloudClient } from '../../engine/cloudstack/client.js';
import { askJob, followJob } from '../../engine/cloudstack/follow-job.js';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { ToolError } from '../../engine/errors.js';
import { aClient, failureOf } from './a-client.js';

interface Context {
  cloud: DemoCloud;
  client: CloudClient;
}

const test = suite<Context>('jobs');
const ASK = 'queryAsyncJobResult';

test.before.each(async (context) => {
  context.cloud = await startDemoCloud({ jobMs: 1_000 });
  context.client = aClient({ url: context.cloud.url, ...context.cloud.keys.admin });
});
test.after.each(async ({ cloud, client }) => {
  client.close();
  await cloud.close();
});

/** Reboots a running machine; the id of the job. */
async function begin({ cloud, client }: Context): Promise<string> {
  const vm = cloud.tables.virtualMachines.find(({ state }) => state === 'Running');
  const params = { id: vm?.id ?? '' };
  const job = jobOf(await client.send({ command: 'rebootVirtualMachine', params, effect: 'change' }));
  assert.type(job?.id, 'string');
  return job?.id ?? '';
}

const asked = (cloud: DemoCloud) => cloud.requests.filter(({ command }) => command === ASK);

test('a job is followed to its result, and progress is told meanwhile', async (context) => {
  const id = await begin(context);
  const progress: number[] = [];
  const job = await followJob(context.client, id, { waitMs: 10_000, onProgress: (ms) => progress.push(ms) });
  assert.is(job.state, 'done');
  assert.is(job.state === 'done' && itemOf(job.result)?.['state'], 'Running');
  // Told after every question but the last.
  assert.is(progress.length, asked(context.cloud).length - 1);
  assert.ok(progress.length > 0);
  assert.equal(
    progress,
    [...progress].sort((a, b) => a - b),
  );
});

test('the pauses between two questions grow', async (context) => {
  context.cloud.misbehave({ kind: 'job-stuck' });
  await followJob(context.client, await begin(context), { waitMs: 3_000 });
  // At once, then after 0.5, 0.75, 1.1 s and at the end of the wait: pauses that stay the same would make it seven.
  const questions = asked(context.cloud).length;
  assert.ok(questions >= 3 && questions <= 5, `${questions} questions`);
});

test('a failed job is CloudStack’s error with its text', async (context) => {
  context.cloud.misbehave({ kind: 'job-fails', errorcode: 533, errortext: 'no host has room' });
  const job = await followJob(context.client, await begin(context), { waitMs: 10_000 });
  assert.is(job.state, 'failed');
  const error = job.state === 'failed' ? job.error : undefined;
  assert.is(error?.code, 'no-capacity');
  assert.equal(error?.cloud, { errorcode: 533, text: 'no host has room' });
});

test('a job that never ends is handed back after the wait, and can be asked for again', async (context) => {
  context.cloud.misbehave({ kind: 'job-stuck' });
  const id = await begin(context);
  const began = Date.now();
  assert.equal(await followJob(context.client, id, { waitMs: 800 }), { state: 'abandoned', why: 'waited' });
  assert.ok(Date.now() - began < 4_000);
  assert.equal(await askJob(context.client, id), { state: 'pending' });
});

test('without a wait it is asked for once', async (context) => {
  const id = await begin(context);
  assert.equal(await followJob(context.client, id, { waitMs: 0 }), { state: 'abandoned', why: 'waited' });
  assert.is(asked(context.cloud).length, 1);
});

test('who cancels stops waiting at once', async (context) => {
  context.cloud.misbehave({ kind: 'job-stuck' });
  const id = await begin(context);
  const began = Date.now();
  const job = await followJob(context.client, id, { waitMs: 20_000, signal: AbortSignal.timeout(700) });
  assert.equal(job, { state: 'abandoned', why: 'cancelled' });
  assert.ok(Date.now() - began < 5_000);
  assert.equal(await followJob(context.client, id, { waitMs: 900, signal: AbortSignal.abort() }), job);
});

test('questions that fail for a while do no harm', async (context) => {
  const id = await begin(context);
  const client = aClient({ url: context.cloud.url, ...context.cloud.keys.admin, timeoutMs: 1_000 });
  for (const kind of ['cut-before', 'hang-before'] as const) context.cloud.misbehave({ command: ASK, kind });
  context.cloud.misbehave({ command: ASK, kind: 'html', status: 503 });
  assert.is((await followJob(client, id, { waitMs: 10_000 })).state, 'done');
});

test('questions that keep failing hand the job back with the error', async (context) => {
  const id = await begin(context);
  context.cloud.misbehave({ command: ASK, kind: 'cut-before', times: 99 });
  const job = await followJob(context.client, id, { waitMs: 10_000 });
  assert.is(job.state, 'abandoned');
  assert.ok(job.state === 'abandoned' && job.why instanceof ToolError && job.why.code === 'connection-lost');
  context.cloud.calm();
  assert.is((await followJob(context.client, id, { waitMs: 10_000 })).state, 'done');
});

test('questions that hang do not outlast the wait by much', async (context) => {
  const id = await begin(context);
  const slow = aClient({ url: context.cloud.url, ...context.cloud.keys.admin, timeoutMs: 30_000 });
  context.cloud.misbehave({ command: ASK, kind: 'hang', times: 99 });
  const began = Date.now();
  assert.equal(await followJob(slow, id, { waitMs: 3_500 }), { state: 'abandoned', why: 'waited' });
  assert.ok(Date.now() - began < 8_000);
  slow.close();
});

test('a job that the cloud does not know is an error', async ({ client }) => {
  const id = '00000000-0000-4000-8000-000000000000';
  assert.is((await failureOf(askJob(client, id))).code, 'refused');
  assert.is((await failureOf(followJob(client, id, { waitMs: 1_000 }))).code, 'refused');
});

/** A report of a job as CloudStack may write it, planted into the real answer. */
const REPORTS: [report: Record<string, unknown>, state: string, detail?: unknown][] = [
  [{ jobstatus: 1, jobresultcode: 0 }, 'done', {}],
  [{ jobstatus: '1', jobresult: { success: true } }, 'done', { success: true }],
  [{ jobstatus: 2, jobresultcode: 536, jobresult: {} }, 'failed', 'still-in-use'],
  [{ jobstatus: 2, jobresultcode: 530, jobresulttype: 'text', jobresult: 'it broke' }, 'failed', 'cloud-failed'],
  [{ jobstatus: 3 }, 'failed', 'job-cancelled'],
];

for (const [report, state, detail] of REPORTS) {
  test(`a report ${JSON.stringify(report)} is ${state}`, async (context) => {
    const id = await begin(context);
    context.cloud.misbehave({ command: ASK, kind: 'answer', body: () => ({ queryasyncjobresultresponse: report }) });
    const job = await askJob(context.client, id);
    assert.is(job.state, state);
    assert.equal(job.state === 'done' ? job.result : job.state === 'failed' && job.error.code, detail);
  });
}

test('a report without a state is unreadable, and the job is not lost for it', async (context) => {
  const id = await begin(context);
  context.cloud.misbehave({ command: ASK, kind: 'answer', times: 2, body: () => ({ r: { jobid: id } }) });
  assert.is((await failureOf(askJob(context.client, id))).code, 'unreadable-answer');
  const job = await followJob(context.client, id, { waitMs: 5_000 });
  assert.ok(job.state === 'abandoned' && job.why instanceof ToolError && job.why.code === 'unreadable-answer');
});

test.run();
