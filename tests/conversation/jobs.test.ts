import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { setTimeout as pause } from 'node:timers/promises';
import type { AuditRecord } from '../../engine/call/guard/audit.js';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Connection } from '../fixtures/connect-client.js';
import { spawnServer } from '../fixtures/spawn-server.js';
import { until } from '../fixtures/until.js';

const test = suite('conversation: jobs that take long, fail or are left');
const STOP = 'stop-virtual-machine';

let conversation: Conversation;
/** Waits for a second only. */
let hasty: Connection;

// Stopping asks for nobody's consent here: this is about what comes after it.
test.before(async () => {
  conversation = await openConversation({ jobMs: 3_500 });
  hasty = await conversation.connect({
    env: { CLOUDSTACK_MCP_WAIT_SECONDS: '1', CLOUDSTACK_MCP_ASK_FROM: 'critical' },
  });
});
test.after(() => conversation.close());

const stateOf = (name: string) => conversation.cloud.tables.virtualMachines.find((row) => row.name === name)?.state;
const questions = () => conversation.cloud.requests.filter(({ command }) => command === 'queryAsyncJobResult').length;

/** An intent, then the result of the same call: a job that goes on. */
const PENDING = ['intent', 'result pending, job of the same call'];

function outcomes(lines: AuditRecord[]): string[] {
  const [intent] = lines;
  return lines.map(({ event, outcome, job, call }) => {
    const isSame = call === intent?.call && job !== undefined;
    return [
      event,
      ...(outcome === undefined ? [] : [` ${outcome}`]),
      ...(isSame ? [', job of the same call'] : []),
    ].join('');
  });
}

test('a job that outlasts the wait is handed back, and wait-for-job brings its end', async () => {
  const begun = await hasty.call(STOP, { id: 'web-01' });
  assert.is(begun.isError, false);
  assert.match(begun.text, /^It was not finished after 1 s\. The job [0-9a-f-]{36} continues in the cloud\./);
  const { id, state } = begun.structured['job'] as Record<string, unknown>;
  assert.is(state, 'pending');
  const line = conversation.folders.audit(STOP).at(-1);
  assert.equal([line?.outcome, line?.job], ['pending', id]);

  const looked = await hasty.call('wait-for-job', { jobid: id, seconds: 0 });
  assert.is((looked.structured['job'] as Record<string, unknown>)['state'], 'pending');
  const ended = await hasty.call('wait-for-job', { jobid: id, seconds: '30' });
  assert.match(ended.text, /^web-01 is Stopped/);
  assert.is(stateOf('web-01'), 'Stopped');
  assert.is(conversation.cloud.changes().length, 1);
});

test('while a job goes on, lists of what it changes are asked again', async () => {
  const begun = await hasty.call(STOP, { id: 'web-02', _wait: false });
  const list = () => hasty.call('list-virtual-machines', { name: 'web-02', _fields: ['state'] });
  assert.match((await list()).text, /^Stopping$/m);
  await hasty.call('wait-for-job', { jobid: (begun.structured['job'] as { id: string }).id, seconds: 30 });
  assert.match((await list()).text, /^Stopped$/m);
});

test('a failed job keeps CloudStack’s own text and its id', async () => {
  const errortext = 'Unable to start a VM due to insufficient capacity';
  conversation.cloud.misbehave({ kind: 'job-fails', command: 'startVirtualMachine', errorcode: 533, errortext });
  const begun = await hasty.call('start-virtual-machine', { id: 'monitor', _wait: false });
  const { id } = begun.structured['job'] as Record<string, unknown>;
  const { isError, text, structured } = await hasty.call('wait-for-job', { jobid: id, seconds: 30 });
  assert.ok(isError);
  assert.ok(text.includes(errortext), text);
  assert.match(text, /no host, storage or address has room for it\./);
  assert.is(structured['error'], 'no-capacity');
  assert.equal(structured['job'], { id, state: 'failed' });
  assert.is(conversation.folders.audit('wait-for-job').at(-1)?.error, 'no-capacity');
});

test('a job that nobody knows is told in CloudStack’s words', async () => {
  const { isError, text } = await hasty.call('wait-for-job', { jobid: '5fd0a1de-0001-4000-8000-000000000001' });
  assert.ok(isError);
  assert.match(text, /CloudStack says: /);
});

test('a call that is cancelled stops asking; the job goes on and the audit log says so', async () => {
  const before = { asked: questions(), lines: conversation.folders.audit(STOP).length };
  const patient = await conversation.connect({ env: { CLOUDSTACK_MCP_ASK_FROM: 'critical' } });
  const giveUp = new AbortController();
  const call = patient.call(STOP, { id: 'db-1' }, { signal: giveUp.signal }).catch((error: unknown) => error);
  await until('the job is asked for', () => questions() > before.asked);
  giveUp.abort();
  assert.instance(await call, Error);
  const lines = () => conversation.folders.audit(STOP).slice(before.lines);
  await until('the result is audited', () => lines().length === 2);
  const asked = questions();
  assert.is(stateOf('db-1'), 'Stopping', 'the job was still going on');
  assert.equal(outcomes(lines()), PENDING);
  const job = lines()[1]?.job;

  await until('the job has ended by itself', () => stateOf('db-1') === 'Stopped');
  await pause(600);
  assert.is(questions(), asked, 'nobody asked any more');
  const ended = await patient.call('wait-for-job', { jobid: job });
  assert.match(ended.text, /^db-1 is Stopped/);
});

test('when the client dies during a job, the audit log is complete before the server ends', async () => {
  const before = { asked: questions(), lines: conversation.folders.audit(STOP).length };
  conversation.cloud.misbehave({ kind: 'job-stuck', command: 'stopVirtualMachine' });
  const server = await spawnServer({ ...conversation, env: { CLOUDSTACK_MCP_ASK_FROM: 'critical' } });
  server.send('tools/call', { name: STOP, arguments: { id: 'bastion' } });
  await until('the job is asked for', () => questions() > before.asked);
  server.breakPipes();
  // Clients kill a server that is still there four seconds after they closed its stdin.
  const began = Date.now();
  assert.is(await server.exited, 0);
  assert.ok(Date.now() - began < 3_500, `it took ${Date.now() - began} ms`);
  assert.equal(outcomes(conversation.folders.audit(STOP).slice(before.lines)), PENDING);
});

test('a client that closes in an orderly way during a job still gets the job’s id, and the audit log is complete', async () => {
  const before = { asked: questions(), lines: conversation.folders.audit(STOP).length };
  conversation.cloud.misbehave({ kind: 'job-stuck', command: 'stopVirtualMachine' });
  const leaving = await conversation.connect({ env: { CLOUDSTACK_MCP_ASK_FROM: 'critical' } });
  const call = leaving.call(STOP, { id: 'ledger-1' });
  await until('the job is asked for', () => questions() > before.asked);
  await leaving.close();
  assert.match((await call).text, /^Nobody is waiting for it any more\. The job [0-9a-f-]{36} continues/);
  assert.equal(outcomes(conversation.folders.audit(STOP).slice(before.lines)), PENDING);
});

test.run();
