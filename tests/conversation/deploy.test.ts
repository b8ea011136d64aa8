import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Progress } from '@modelcontextprotocol/sdk/types.js';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Connection } from '../fixtures/connect-client.js';

const test = suite('conversation: deploy, and the password that is shown once');
const DEPLOY = 'deploy-virtual-machine';
const SPEC = { zoneid: 'fra-1', serviceofferingid: 'small', templateid: 'ubuntu-24.04', networkids: ['admin-net'] };

let conversation: Conversation;
let connection: Connection;
/** What the cloud set, by the name of the machine: read off its own answers. */
const passwords = new Map<string, string>();
/** How many of the next questions for a job are answered "still running", however long a busy machine took to ask. */
let stillRunning = 0;

test.before(async () => {
  conversation = await openConversation({ jobMs: 900 });
  conversation.cloud.misbehave({ kind: 'answer', command: 'queryAsyncJobResult', times: 1_000, body: remember });
  connection = await conversation.connect();
});
test.after(() => conversation.close());

function remember(real: unknown): unknown {
  const found = /"name":"([^"]+)".*"password":"([^"]+)"/.exec(JSON.stringify(real));
  if (found) passwords.set(found[1] ?? '', found[2] ?? '');
  return stillRunning-- > 0 ? { queryasyncjobresultresponse: { jobstatus: 0, jobresultcode: 0 } } : real;
}

function passwordOf(name: string): string {
  const password = passwords.get(name);
  if (password === undefined || password.length < 6) throw new Error(`The cloud gave ${name} no password`);
  return password;
}

function assertHandedOver(name: string, answer: { text: string; structured: Record<string, unknown> }): void {
  const file = path.join(conversation.folders.state, 'secrets', `${name}.password`);
  const password = passwordOf(name);
  assert.is(readFileSync(file, 'utf8'), `${password}\n`);
  assert.is(statSync(file).mode & 0o777, 0o600);
  assert.is(statSync(path.dirname(file)).mode & 0o777, 0o700);
  assert.ok(answer.text.includes(file), 'the answer says where it is');
  assert.not.ok(JSON.stringify(answer).includes(password), 'the answer does not hold it');
  assert.not.ok(JSON.stringify(conversation.folders.audit()).includes(password), 'nor does the audit log');
}

test('a deployment tells its progress until it is done, and hands the password over in a private file', async () => {
  const progress: Progress[] = [];
  const onprogress = (one: Progress) => void progress.push(one);
  stillRunning = 2;
  const answer = await connection.call(DEPLOY, { ...SPEC, name: 'web-10' }, { onprogress });
  assert.is(answer.isError, false);
  assert.match(answer.text, /^web-10 is Running at 10\.\d+\.\d+\.\d+ \(id [0-9a-f-]{36}\)\.$/m);
  assert.is(answer.structured['name'], 'web-10');
  assertHandedOver('web-10', answer);
  assert.ok(progress.length >= 2, `${progress.length} notifications`);
  progress.reduce((before, one) => {
    assert.ok(one.progress > before.progress, 'progress only grows');
    return one;
  });
  assert.match(progress[0]?.message ?? '', /^deploy-virtual-machine: /);
});

test('without a wish for progress none is sent, and one request creates one machine', async () => {
  const before = conversation.cloud.changes('deployVirtualMachine').length;
  const { isError } = await connection.call(DEPLOY, { ...SPEC, name: 'web-11' });
  assert.is(isError, false);
  assert.is(conversation.cloud.changes('deployVirtualMachine').length, before + 1);
  assert.is(conversation.cloud.tables.virtualMachines.filter(({ name }) => name === 'web-11').length, 1);
});

test('what was listed before a deployment is listed again after it', async () => {
  const ask = { name: 'web-12', _fields: ['name'] };
  assert.match((await connection.call('list-virtual-machines', ask)).text, /No virtual machine/);
  await connection.call(DEPLOY, { ...SPEC, name: 'web-12' });
  assert.match((await connection.call('list-virtual-machines', ask)).text, /^web-12$/m);
});

test('_wait false hands the job back at once; waiting for it ends as the call would have', async () => {
  const begun = await connection.call(DEPLOY, { ...SPEC, name: 'web-13', _wait: false });
  assert.is(begun.isError, false);
  const job = begun.structured['job'] as Record<string, unknown>;
  assert.is(job['state'], 'pending');
  assert.is(job['tool'], DEPLOY);
  assert.ok(begun.text.includes(`wait-for-job {"jobid": "${String(job['id'])}", "tool": "${DEPLOY}"}`));
  assert.not.ok(passwords.has('web-13'), 'it did not wait');

  const ended = await connection.call('wait-for-job', { jobid: job['id'] });
  assert.match(ended.text, /^web-13 is Running/);
  assertHandedOver('web-13', ended);
});

test('another process that waits for the job hands the password over just so', async () => {
  const begun = await connection.call(DEPLOY, { ...SPEC, name: 'web-14', _wait: 'false' });
  const { id, tool } = begun.structured['job'] as Record<string, unknown>;
  const other = await conversation.connect();
  const ended = await other.call('wait-for-job', { jobid: id, tool });
  assert.match(ended.text, /^web-14 is Running/);
  assertHandedOver('web-14', ended);
});

test('a process that does not know what began the job shows its end without the password', async () => {
  const begun = await connection.call(DEPLOY, { ...SPEC, name: 'web-15', _wait: false });
  const { id } = begun.structured['job'] as Record<string, unknown>;
  const other = await conversation.connect();
  const ended = await other.call('wait-for-job', { jobid: id });
  assert.is(ended.isError, false);
  assert.match(ended.text, /web-15/);
  assert.not.ok(JSON.stringify(ended).includes(passwordOf('web-15')));
});

test('a second machine of the same name does not overwrite the first one’s password', async () => {
  for (const zone of [
    SPEC,
    { ...SPEC, zoneid: 'ams-1', networkids: ['ops-net'], account: 'acme-admin', domainid: 'acme' },
  ]) {
    const { isError, text } = await connection.call(DEPLOY, { ...zone, name: 'twin' });
    assert.is(isError, false, text);
  }
  const files = conversation.folders.secrets().filter((name) => name.startsWith('twin'));
  assert.equal(files.sort(), ['twin-2.password', 'twin.password']);
});

test('an operator may choose to show secrets: then they are in the answer and in no file', async () => {
  const open = await conversation.connect({ env: { CLOUDSTACK_MCP_SHOW_SECRETS: 'true' } });
  const before = conversation.folders.secrets();
  const answer = await open.call(DEPLOY, { ...SPEC, name: 'web-16' });
  assert.ok(answer.text.includes(passwordOf('web-16')));
  assert.equal(conversation.folders.secrets(), before);
  assert.not.ok(JSON.stringify(conversation.folders.audit()).includes(passwordOf('web-16')));
});

test.run();
