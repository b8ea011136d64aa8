import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Answer, Connection } from '../fixtures/connect-client.js';
import { TestPerson, typed, YES } from '../fixtures/person.js';
import { until } from '../fixtures/until.js';

const test = suite('conversation: a person is asked through the client');
const REBOOT = 'reboot-virtual-machine';
const DESTROY = 'destroy-virtual-machine';

const person = new TestPerson();
let conversation: Conversation;
let connection: Connection;

test.before(async () => {
  conversation = await openConversation();
  connection = await conversation.connect({ person: person.answer });
});
test.after(() => conversation.close());

/** Runs a call and fails unless it made exactly so many changes at the cloud. */
async function counted(changes: number, tool: string, args: Record<string, unknown>): Promise<Answer> {
  const before = conversation.cloud.changes().length;
  const answer = await connection.call(tool, args);
  assert.is(conversation.cloud.changes().length - before, changes, answer.text);
  assert.is(answer.isError, changes === 0);
  return answer;
}

test('a dangerous call shows the person what it hits; with a yes it runs once', async () => {
  person.will(YES);
  const { text } = await counted(1, REBOOT, { id: 'web-01' });
  assert.match(text, /^web-01 is Running again/);
  const [question, ...more] = person.questions;
  assert.equal(more, []);
  assert.match(question?.message ?? '', /^web-01 \([0-9a-f-]{36}\) in fra-1 is restarted\./);
  assert.match(
    question?.message ?? '',
    /Severity: high \(interruption\)\. It can be undone\. Hits: one virtual machine\./,
  );
  assert.equal(Object.keys(question?.requestedSchema.properties ?? {}), ['confirm']);
  const [intent, result] = conversation.folders.audit(REBOOT);
  assert.equal([intent?.confirmed, result?.confirmed], ['elicitation', 'elicitation']);
  assert.is(intent?.severity, 'high');
});

test('a harmless call and a read ask nobody', async () => {
  person.will({ action: 'decline' });
  await counted(1, 'update-virtual-machine', { id: 'web-01', displayname: 'Shop' });
  assert.is((await connection.call('list-virtual-machines')).isError, false);
  assert.equal(person.questions, []);
});

test('a no is final: nothing runs, and no other way to confirm is offered', async () => {
  person.will({ action: 'decline' });
  const { text, structured } = await counted(0, REBOOT, { id: 'web-01' });
  assert.match(text, /The person said no/);
  assert.match(text, /Do not ask again/);
  assert.equal(structured, { error: 'declined' });
  assert.is(conversation.folders.audit(REBOOT).at(-1)?.error, 'declined');
});

test('a dismissed question and a form without the yes are no consent', async () => {
  for (const reaction of [
    { action: 'cancel' as const },
    { action: 'accept' as const, content: { confirm: false } },
    { action: 'decline' as const, content: { confirm: true } },
  ]) {
    person.will(reaction);
    const { structured } = await counted(0, REBOOT, { id: 'web-01' });
    assert.equal(structured, { error: 'declined' });
  }
});

/** Repeats a call until its answer surely came within 300 ms: a loaded machine may be too slow for that. */
async function hurried(tool: string, args: Record<string, unknown>): Promise<Answer> {
  for (;;) {
    const began = performance.now();
    const answer = await connection.call(tool, { ...args, _wait: false });
    if (answer.structured['error'] === 'confirmation-needed' || performance.now() - began < 300) return answer;
  }
}

test('an accept or a decline faster than any person counts as "could not ask": the plan and a token come back', async () => {
  for (const reaction of [YES, { action: 'decline' as const }]) {
    person.will(reaction, 0);
    const { text, structured } = await hurried(REBOOT, { id: 'web-01' });
    assert.is(structured['error'], 'confirmation-needed');
    assert.type(structured['confirm'], 'string');
    assert.match(text, /^Nothing was done yet\.$/m);
  }
  person.will(typed('destroy cafe-tokyo'), 0);
  const { structured } = await hurried(DESTROY, { id: 'cafe-tokyo', expunge: true });
  assert.type(structured['code'], 'string', 'a critical call still needs a person');
});

test('a client that fails to show the question could not ask either', async () => {
  person.will(() => {
    throw new Error('no window');
  });
  const { structured } = await counted(0, REBOOT, { id: 'web-01' });
  assert.is(structured['error'], 'confirmation-needed');
});

test('a critical call needs the phrase, typed exactly; the question says which', async () => {
  for (const wrong of ['yes', 'destroy', 'destroy web-1', 'Destroy web-02', '']) {
    person.will(typed(wrong));
    const { structured } = await counted(0, DESTROY, { id: 'web-02', expunge: true });
    assert.is(structured['error'], 'wrong-phrase', wrong);
  }
  const [question] = person.questions;
  assert.match(question?.message ?? '', /Its root disk is deleted for good\./);
  assert.match(question?.message ?? '', /It CANNOT be undone/);
  assert.match(question?.message ?? '', /type: destroy web-02$/);
  assert.equal(Object.keys(question?.requestedSchema.properties ?? {}), ['phrase']);
  assert.ok(conversation.cloud.tables.virtualMachines.some(({ name }) => name === 'web-02'));

  person.will(typed('  destroy  web-02 '));
  const { text } = await counted(1, DESTROY, { id: 'web-02', expunge: true });
  assert.match(text, /web-02/);
});

test('a yes without the phrase is not enough for a critical call', async () => {
  person.will({ action: 'accept', content: { confirm: true } });
  const { isError } = await counted(0, 'expunge-virtual-machine', { id: 'old-report' });
  assert.ok(isError);
});

test('a call that is abandoned while the question is open does not run after a late yes', async () => {
  let release: (() => void) | undefined;
  const open = new Promise<void>((resolve) => (release = resolve));
  person.will(async () => {
    await open;
    return YES;
  });
  const before = conversation.cloud.changes().length;
  const giveUp = new AbortController();
  const call = connection.call(REBOOT, { id: 'db-1' }, { signal: giveUp.signal }).catch((error: unknown) => error);
  await until('the question is open', () => person.questions.length === 1);
  giveUp.abort();
  assert.instance(await call, Error);
  await until('the end is audited', () => conversation.folders.audit(REBOOT).at(-1)?.error === 'cancelled');
  release?.();
  // Whatever the late yes sets off would have been sent before this answer.
  person.will(YES);
  await connection.call(REBOOT, { id: 'web-01' });
  const sent = conversation.cloud.changes().slice(before);
  const [web] = conversation.cloud.tables.virtualMachines.filter(({ name }) => name === 'web-01');
  assert.equal(
    sent.map(({ params }) => params['id']),
    [web?.id],
  );
});

test('nobody answers in time: a person has to approve it, and a late yes runs nothing', async () => {
  const late = new TestPerson();
  let release: (() => void) | undefined;
  const open = new Promise<void>((resolve) => (release = resolve));
  late.will(async () => {
    await open;
    return YES;
  });
  const impatient = await conversation.connect({ person: late.answer, env: { CLOUDSTACK_MCP_ASK_SECONDS: '1' } });
  const before = conversation.cloud.changes().length;
  const { text, structured, isError } = await impatient.call(REBOOT, { id: 'db-1' });
  assert.ok(isError);
  assert.is(structured['error'], 'confirmation-needed');
  const code = String(structured['code']);
  assert.ok(text.includes(` approve ${code}`), 'the model alone cannot go on');
  const alone = await impatient.call(REBOOT, { id: 'db-1', _confirm: structured['confirm'] });
  assert.is(alone.structured['error'], 'approval-missing');
  release?.();
  assert.is((await impatient.call('list-zones')).isError, false);
  assert.is(conversation.cloud.changes().length, before);
});

test.run();
