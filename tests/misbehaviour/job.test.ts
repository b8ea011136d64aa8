import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../engine/demo/cloud.js';
import type { World } from '../fixtures/open-engine.js';
import { assertPaired, readAudit } from '../fixtures/read-audit.js';
import { aVolume, jobOf, openImpatient, POLL } from './begin-job.js';

interface Context {
  world: World;
}

const test = suite<Context>('a job on a cloud that misbehaves');

test.before(async (context) => {
  context.world = await openImpatient();
});
test.before.each(({ world }) => {
  world.cloud.requests.length = 0;
});
test.after.each(({ world }) => world.cloud.calm());
test.after(({ world }) => world.close());

let made = 0;
const begin = (world: World) => world.call('create-volume', aVolume(++made));

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
  const result = await world.call('create-volume', aVolume(++made), { signal: stop.signal, onProgress });
  assert.match(result.text, jobOf(world));
  const asked = world.sent(POLL).length;
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.is(world.sent(POLL).length, asked, 'nobody asks any longer');
});

test('a job that is not known is an error of whoever asks for it', async ({ world }) => {
  const jobid = '00000000-0000-4000-8000-000000000000';
  const result = await world.call('wait-for-job', { jobid });
  assert.is(result.isError, true);
  assert.is(result.structured?.['error'], 'refused');
});

test('afterwards every change has one line of intent and one of its end', ({ world }) => {
  const records = readAudit(world.engine.settings.auditFile);
  assert.is(records.filter(({ event }) => event === 'intent').length, made);
  assertPaired(records);
});

test.run();
