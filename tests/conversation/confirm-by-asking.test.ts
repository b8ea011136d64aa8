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
  assert.match(question?.message ?? '', /^web-01 \([0-9a-f-]{36}\) in fra-1 will be restarted\./);
  assert.match(
    question?.message ?? '',
    /Severity: high \(interruption\)\. Affects: one virtual machine\. It comes back by itself\./,
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

test('a form without the yes is a no, and so is a decline whatever it brings along', async () => {
  for (const reaction of [
    { action: 'accept' as const, content: { confirm: false } },
    { action: 'decline' as const, content: { confirm: true } },
  ]) {
    person.will(reaction);
    const { structured, text } = await counted(0, REBOOT, { id: 'web-01' });
    assert.equal(structured, { error: 'declined' });
    assert.not.match(text, /by itself/);
  }
});

test('a closed question is no answer: nothing runs, and the same call asks again', async () => {
  person.will({ action: 'cancel' });
  const { structured, text } = await counted(0, REBOOT, { id: 'web-01' });
  assert.equal(structured, { error: 'not-answered' });
  assert.match(text, /^The question was closed without an answer\.\nNothing was changed\..* to ask again\.$/m);
  assert.not.match(text, /said no/);
  assert.match(conversation.folders.audit(REBOOT).at(-1)?.answer ?? '', /^closed after \d+ ms$/);
  person.will(YES);
  await counted(1, REBOOT, { id: 'web-01' });
});

/** Repeats a call until its answer surely came within 300 ms: a loaded machine may be too slow for that. */
async function hurried(tool: string, args: Record<string, unknown>): Promise<Answer> {
  for (;;) {
    const began = performance.now();
    const answer = await connection.call(tool, { ...args, _wait: false });
    if (answer.isError || performance.now() - began < 300) return answer;
  }
}

/** Fails unless a person in a terminal is the only way on. */
async function needsPerson(answer: Answer, tool: string, args: Record<string, unknown>): Promise<void> {
  const { structured, text } = answer;
  assert.is(structured['error'], 'confirmation-needed', text);
  assert.match(text, /^Nothing has been done yet\.$/m);
  assert.ok(text.includes(` approve ${String(structured['code'])}`), text);
  const before = conversation.cloud.changes().length;
  for (const more of [{}, { _phrase: 'destroy cafe-tokyo' }, { _phrase: 'reboot web-01' }]) {
    const alone = await connection.call(tool, { ...args, ...more, _confirm: structured['confirm'] });
    assert.is(alone.structured['error'], 'approval-missing', alone.text);
  }
  assert.is(conversation.cloud.changes().length, before);
}

test('a decline is final at any speed; one that no person can have given says so', async () => {
  person.will({ action: 'decline' }, 0);
  const { structured, text } = await hurried(REBOOT, { id: 'web-01' });
  assert.equal(structured, { error: 'declined' });
  assert.match(text, /The person said no to: web-01 .*\nNothing was changed\./);
  assert.match(text, /It came after \d+ ms: .* the client declined on its own\./);
  assert.match(conversation.folders.audit(REBOOT).at(-1)?.answer ?? '', /^decline after \d+ ms$/);
});

test('a yes faster than any person is not believed, says why, and needs a person', async () => {
  for (const [reaction, tool, args] of [
    [YES, REBOOT, { id: 'web-01' }],
    [typed('destroy cafe-tokyo'), DESTROY, { id: 'cafe-tokyo', expunge: true }],
    [typed('wrong'), DESTROY, { id: 'cafe-tokyo', expunge: true }],
  ] as const) {
    person.will(reaction, 0);
    const answer = await hurried(tool, args);
    assert.match(
      answer.text,
      /^The client said yes after \d+ ms, faster than anybody can read, so it did not count\.$/m,
    );
    const line = conversation.folders.audit(tool).at(-1);
    assert.match(line?.answer ?? '', /^accept after \d+ ms, not believed$/);
    assert.is(line?.confirmed, undefined);
    await needsPerson(answer, tool, args);
  }
});

test('a client that can ask but answers oddly gets a person, never a token for the model', async () => {
  const odd: unknown[] = [
    { action: 'accept' },
    { action: 'accept', content: {} },
    { action: 'accept', content: { confirm: 'yes' } },
    { action: 'accept', content: { phrase: 'reboot web-01' } },
    { action: 'maybe' },
    { action: 'ACCEPT', content: { confirm: true } },
    {},
  ];
  for (const reaction of odd) {
    person.will(reaction as typeof YES);
    const answer = await counted(0, REBOOT, { id: 'web-01' });
    assert.match(answer.text, /^The client can ask, but it /m, JSON.stringify(reaction));
    assert.match(conversation.folders.audit(REBOOT).at(-1)?.answer ?? '', /^the client /);
    await needsPerson(answer, REBOOT, { id: 'web-01' });
  }
  person.will(() => {
    throw new Error('no window');
  });
  await needsPerson(await counted(0, REBOOT, { id: 'web-01' }), REBOOT, { id: 'web-01' });
});

test('nor where the operator lets the phrase confirm a critical call', async () => {
  const lenient = await conversation.connect({
    person: person.answer,
    env: { CLOUDSTACK_MCP_CONFIRM_CRITICAL: 'phrase' },
  });
  person.will({ action: 'accept', content: {} });
  const { structured } = await lenient.call(DESTROY, { id: 'cafe-tokyo', expunge: true });
  assert.type(structured['code'], 'string');
  assert.is(structured['phrase'], undefined);
});

test('a critical call needs the phrase, typed exactly; the question says which', async () => {
  for (const wrong of ['yes', 'destroy', 'destroy web-1', 'Destroy web-02', '']) {
    person.will(typed(wrong));
    const { structured } = await counted(0, DESTROY, { id: 'web-02', expunge: true });
    assert.is(structured['error'], 'wrong-phrase', wrong);
  }
  const [question] = person.questions;
  assert.match(question?.message ?? '', /Its root disk will be deleted for good\./);
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
