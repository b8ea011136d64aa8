import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../engine/demo/cloud.js';
import type { World } from '../fixtures/open-engine.js';
import { readAudit } from '../fixtures/read-audit.js';
import { aVolume, jobOf, openImpatient, POLL } from './begin-job.js';

interface Context {
  world: World;
}

const test = suite<Context>('the id of a job that cannot be followed');

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

const LASTING: Fault[] = [
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'hang' },
  { kind: 'truncate' },
  { kind: 'html', status: 502 },
  { kind: 'html', status: 503 },
  { kind: 'rate-limit', ms: 5 },
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
  test(`its id is kept when every question meets ${JSON.stringify(fault)}`, async ({ world }) => {
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

test('an error of our own after a change was sent: its outcome is unknown, and its job is told', async ({ world }) => {
  const { jobs } = world.engine;
  world.engine.jobs = {
    ...jobs,
    remember() {
      throw new TypeError('a mistake of ours, with a secret in it');
    },
  };
  const result = await begin(world);
  world.engine.jobs = jobs;
  const job = jobOf(world);
  assert.is(result.structured?.['error'], 'outcome-unknown', result.text);
  assert.equal(result.structured?.['job'], {
    id: job,
    tool: 'create-volume',
    state: 'pending',
    ...objectOf(result.structured),
  });
  assert.match(result.text, `wait-for-job {"jobid":"${job}","tool":"create-volume"}`);
  assert.not.match(result.text, 'mistake');
  const line = readAudit(world.engine.settings.auditFile).at(-1);
  assert.equal([line?.event, line?.error, line?.job], ['result', 'outcome-unknown', job]);
  assert.is((await world.call('wait-for-job', { jobid: job, tool: 'create-volume' })).isError, false);
});

test('and without a job, how to look', async ({ world }) => {
  const { client } = world.engine;
  world.engine.client = {
    ...client,
    async send(request) {
      const answer = await client.send(request);
      if (request.effect === 'read') return answer;
      return {
        get body(): never {
          throw new TypeError('a mistake of ours');
        },
      };
    },
  };
  const result = await world.call('update-virtual-machine', { id: 'web-01', displayname: 'Shop' });
  world.engine.client = client;
  assert.is(result.structured?.['error'], 'outcome-unknown', result.text);
  assert.match(
    result.text,
    /^updateVirtualMachine was sent, but its outcome is not known \(something inside this server/,
  );
  assert.match(result.text, /Look before you repeat it with list-virtual-machines\./);
  assert.is(world.sent('updateVirtualMachine').length, 1);
});

test('whatever form of an id was handed back is taken again, as a number and as text', async ({ world }) => {
  for (const jobid of [48213, '48214', 'job-9']) {
    world.cloud.misbehave({
      kind: 'answer',
      command: 'createVolume',
      body: () => ({ createvolumeresponse: { jobid } }),
    });
    const begun = await world.call('create-volume', { ...aVolume(++made), _wait: false });
    assert.match(begun.text, `wait-for-job {"jobid": "${jobid}", "tool": "create-volume"}`);
    // The demo cloud knows no such job; that it was asked is the point.
    const ended = await world.call('wait-for-job', { jobid });
    assert.is.not(ended.structured?.['error'], 'invalid-argument', ended.text);
    assert.is(world.sent(POLL).at(-1)?.params['jobid'], String(jobid));
  }
});

test('an id that can be none is refused, and not sent', async ({ world }) => {
  for (const jobid of ['x', '../../etc', '12 34', '-1']) {
    const { structured } = await world.call('wait-for-job', { jobid });
    assert.is(structured?.['error'], 'invalid-argument', jobid);
  }
  assert.equal(world.sent(POLL), []);
});

test('of a job that nobody here began, without its tool: how it ended, id and name, and nothing else', async ({
  world,
}) => {
  const thing = {
    id: '5fd0a1de-0001-4000-8000-000000000002',
    name: 'made',
    state: 'Ready',
    kept: 'only the manifest hides it',
  };
  const end = { jobstatus: 1, jobresult: { thing: { ...thing, inside: [{ kept: 'in here too' }] } } };
  const answer = (): void =>
    world.cloud.misbehave({
      ...{ kind: 'raw', status: 200, contentType: 'application/json', command: POLL },
      text: JSON.stringify({ queryasyncjobresultresponse: end }),
    });
  const jobid = '5fd0a1de-0001-4000-8000-00000000000f';
  answer();
  const { text, structured } = await world.call('wait-for-job', { jobid });
  const [first = '', second = '', ...more] = text.split('\n');
  assert.is(first, `The job is done. It was about made, id ${thing.id}.`);
  assert.match(second, /^Which tool began this job is not known here\./);
  assert.equal(more, []);
  assert.equal(structured, { id: thing.id, name: 'made', state: 'Ready' });

  Object.assign(end, { jobresult: { success: true, displaytext: 'only the manifest hides it' } });
  answer();
  const bare = await world.call('wait-for-job', { jobid });
  assert.match(bare.text, /^The job is done\.\nWhich tool/);
});

test.run();
