import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../engine/demo/cloud.js';
import { openWorld, type World } from '../fixtures/open-engine.js';
import { assertPaired, readAudit } from '../fixtures/read-audit.js';

interface Context {
  world: World;
}

const test = suite<Context>('a job on a cloud that misbehaves');

const POLL = 'queryAsyncJobResult';

test.before(async (context) => {
  context.world = await openWorld({
    env: { CLOUDSTACK_TIMEOUT_SECONDS: '1', CLOUDSTACK_RETRIES: '1', CLOUDSTACK_MCP_WAIT_SECONDS: '2' },
  });
});
test.before.each(({ world }) => {
  world.cloud.requests.length = 0;
});
test.after.each(({ world }) => world.cloud.calm());
test.after(({ world }) => world.close());

let made = 0;
const begin = (world: World, more: object = {}) =>
  world.call('create-volume', { name: `disk-${++made}`, zoneid: 'fra-1', diskofferingid: 'custom', size: 1, ...more });

/** The id of the job that was begun last, as the cloud gave it and the audit log has it. */
function jobOf(world: World): string {
  const { job = '' } = readAudit(world.engine.settings.auditFile).findLast(({ event }) => event === 'result') ?? {};
  assert.match(job, /^[0-9a-f-]{36}$/);
  return job;
}

const PASSING: Fault[] = [
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'hang' },
  { kind: 'truncate' },
  { kind: 'html', status: 502 },
  { kind: 'html', status: 503 },
  { kind: 'html', status: 504 },
  { kind: 'rate-limit', ms: 5 },
  { kind: 'null-envelope' },
  { kind: 'slow', ms: 100 },
];

for (const fault of PASSING) {
  test(`one question that meets ${fault.kind} is asked again, and the end is seen`, async ({ world }) => {
    world.cloud.misbehave({ ...fault, command: POLL });
    const result = await begin(world);
    assert.is(result.isError, false, result.text);
    assert.is(result.structured?.['job'], undefined, result.text);
    assert.is(world.cloud.changes().length, 1);
  });
}

const LASTING: Fault[] = [
  ...PASSING.filter(({ kind }) => kind !== 'null-envelope' && kind !== 'slow'),
  { kind: 'html', status: 200 },
  { kind: 'hang-before' },
  { kind: 'empty' },
  { kind: 'not-json' },
  { kind: 'unknown-envelope' },
  { kind: 'unknown-envelope', body: { queryasyncjobresultresponse: {} } },
  { kind: 'unknown-envelope', body: { queryasyncjobresultresponse: { jobstatus: 77 } } },
  { kind: 'error', errorcode: 401, errortext: 'the key was withdrawn' },
  { kind: 'error', errorcode: 431, errortext: 'Unable to find a job by id' },
  { kind: 'error', errorcode: 432, errortext: 'The given command does not exist' },
  { kind: 'error', errorcode: 530, errortext: 'Internal error executing command' },
  { kind: 'error', errorcode: 531, errortext: 'not yours' },
];

for (const fault of LASTING) {
  const { kind, times: _, command: __, ...rest } = fault;
  test(`its id is kept when every question meets ${kind} ${JSON.stringify(rest)}`, async ({ world }) => {
    world.cloud.misbehave({ ...fault, command: POLL, times: 1_000 });
    const result = await begin(world);
    const job = jobOf(world);
    assert.match(result.text, job);
    assert.match(result.text, 'wait-for-job');
    assert.equal(result.structured?.['job'], {
      id: job,
      tool: 'create-volume',
      state: 'pending',
      ...objectOf(result.structured),
    });
    assert.is(world.cloud.changes().length, 1);

    world.cloud.calm();
    const later = await world.call('wait-for-job', { jobid: job });
    assert.is(later.isError, false, later.text);
    assert.match(later.text, `disk-${made}`);
  });
}

/** createVolume names the new object at once; most commands do not. */
function objectOf(structured: Record<string, unknown> | undefined): object {
  const { objectId } = (structured?.['job'] ?? {}) as { objectId?: string };
  return objectId === undefined ? {} : { objectId };
}

test('a job that never ends is handed back', async ({ world }) => {
  world.cloud.misbehave({ kind: 'job-stuck', command: 'createVolume' });
  const result = await begin(world);
  assert.is(result.isError, false);
  assert.match(result.text, jobOf(world));
  assert.is((result.structured?.['job'] as { id: string }).id, jobOf(world));
});

test('a job that fails tells CloudStack’s own text and its id', async ({ world }) => {
  world.cloud.misbehave({
    kind: 'job-fails',
    command: 'createVolume',
    errorcode: 533,
    errortext: 'no pool has 1 GB left',
  });
  const result = await begin(world);
  assert.is(result.isError, true);
  assert.is(result.structured?.['error'], 'no-capacity');
  assert.match(result.text, 'no pool has 1 GB left');
  assert.match(result.text, jobOf(world));
  assert.is((result.structured?.['job'] as { id: string }).id, jobOf(world));
});

test('a job whose result says success: false has failed, and keeps its id', async ({ world }) => {
  world.cloud.misbehave({
    kind: 'answer',
    command: POLL,
    times: 1_000,
    body: () => ({
      queryasyncjobresultresponse: { jobstatus: 1, jobresult: { success: false, displaytext: 'the agent said no' } },
    }),
  });
  const result = await begin(world);
  assert.is(result.isError, true);
  assert.is(result.structured?.['error'], 'cloud-failed');
  assert.match(result.text, 'the agent said no');
  assert.match(result.text, jobOf(world));
  assert.is((result.structured?.['job'] as { id: string }).id, jobOf(world));
});

test('whoever cancels during a job still has its id in the audit log, and the job goes on', async ({ world }) => {
  world.cloud.misbehave({ kind: 'job-stuck', command: 'createVolume' });
  const stop = new AbortController();
  const onProgress = () => stop.abort();
  const args = { name: `disk-${++made}`, zoneid: 'fra-1', diskofferingid: 'custom', size: 1 };
  const result = await world.call('create-volume', args, { signal: stop.signal, onProgress });
  assert.match(result.text, jobOf(world));
  const asked = world.sent(POLL).length;
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.is(world.sent(POLL).length, asked, 'nobody asks any longer');
});

test('a job that is not known is an error of whoever asks for it', async ({ world }) => {
  const jobid = '00000000-0000-4000-8000-000000000000';
  const result = await world.call('wait-for-job', { jobid });
  assert.is(result.isError, true);
  assert.is(result.structured?.['error'], 'refused-parameter');
});

test('afterwards every change has one line of intent and one of its end', ({ world }) => {
  const records = readAudit(world.engine.settings.auditFile);
  assert.is(records.filter(({ event }) => event === 'intent').length, made);
  assertPaired(records);
});

test.run();
