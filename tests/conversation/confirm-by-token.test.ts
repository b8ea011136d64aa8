import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ToolError } from '../../engine/errors.js';
import { readPending } from '../../engine/call/guard/approvals.js';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Answer, Connection } from '../fixtures/connect-client.js';
import { until } from '../fixtures/until.js';

const test = suite('conversation: a client that cannot ask confirms with a token');
const REBOOT = 'reboot-virtual-machine';
const DESTROY = 'destroy-virtual-machine';
const VALID_SECONDS = 10;

let conversation: Conversation;
let connection: Connection;
/** Its plans are good for ten seconds only. */
let hurried: Connection;
/** Issued at the start, so that they are too old at the end. */
let old: { token: unknown; critical: Record<string, unknown>; at: number };

test.before(async () => {
  conversation = await openConversation();
  const config = conversation.folders.write('config.yaml', `confirm:\n  validSeconds: ${VALID_SECONDS}\n`);
  hurried = await conversation.connect({ args: ['--config', config] });
  const plan = await hurried.call(REBOOT, { id: 'ledger-1' });
  const critical = await hurried.call(DESTROY, { id: 'ledger-1', expunge: true });
  old = { token: plan.structured['confirm'], critical: critical.structured, at: Date.now() };
  connection = await conversation.connect();
});
test.after(() => conversation.close());

async function counted(
  changes: number,
  tool: string,
  args: Record<string, unknown>,
  server = connection,
): Promise<Answer> {
  const before = conversation.cloud.changes().length;
  const answer = await server.call(tool, args);
  assert.is(conversation.cloud.changes().length - before, changes, answer.text);
  assert.is(answer.isError, changes === 0, answer.text);
  return answer;
}

async function tokenFor(tool: string, args: Record<string, unknown>): Promise<string> {
  const { structured } = await counted(0, tool, args);
  assert.is(structured['error'], 'confirmation-needed');
  return String(structured['confirm']);
}

test('the first call shows the plan and changes nothing; the second with its token runs, once', async () => {
  const plan = await counted(0, REBOOT, { id: 'web-01' });
  assert.match(plan.text, /^Nothing has been done yet\.$/m);
  assert.match(plan.text, /^web-01 \([0-9a-f-]{36}\) in fra-1 will be restarted\./m);
  assert.match(plan.text, /Only if they agree, call reboot-virtual-machine again with exactly the same arguments/);
  const { confirm, severity, reversible } = plan.structured;
  assert.equal([severity, reversible], ['high', true]);
  assert.ok(plan.text.includes(`_confirm: "${String(confirm)}"`));

  const done = await counted(1, REBOOT, { id: 'web-01', _confirm: confirm });
  assert.match(done.text, /^web-01 is Running again/);
  assert.is(conversation.folders.audit(REBOOT).at(-1)?.confirmed, 'token');

  const replayed = await counted(0, REBOOT, { id: 'web-01', _confirm: confirm });
  assert.is(replayed.structured['error'], 'confirmation-used');
});

test('one token used by many calls at once runs one of them', async () => {
  const _confirm = await tokenFor(REBOOT, { id: 'web-01' });
  const before = conversation.cloud.changes().length;
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => connection.call(REBOOT, { id: 'web-01', _confirm })),
  );
  assert.is(conversation.cloud.changes().length, before + 1);
  const refused = answers.filter(({ structured }) => structured['error'] === 'confirmation-used');
  assert.is(refused.length, 5);
});

test('the id in place of the name, and text in place of a value, are the same arguments', async () => {
  const [web] = conversation.cloud.tables.virtualMachines.filter(({ name }) => name === 'web-01');
  const _confirm = await tokenFor(REBOOT, { id: 'web-01', forced: true });
  await counted(1, REBOOT, { id: web?.id, forced: 'true', _confirm });
});

test('a changed argument makes a token worthless', async () => {
  const _confirm = await tokenFor('stop-virtual-machine', { id: 'web-01' });
  const added = await counted(0, 'stop-virtual-machine', { id: 'web-01', forced: true, _confirm });
  assert.is(added.structured['error'], 'confirmation-changed');
  assert.match(added.text, /: forced was not there, now it is true/);
  const other = await counted(0, 'stop-virtual-machine', { id: 'db-1', _confirm });
  assert.is(other.structured['error'], 'confirmation-changed');
  assert.match(other.text, /id was web-01 .* now it is db-1/);
});

test('a token for the milder call does not run the graver one', async () => {
  const _confirm = await tokenFor(DESTROY, { id: 'web-01' });
  const { structured } = await counted(0, DESTROY, { id: 'web-01', expunge: true, _confirm });
  assert.is(structured['error'], 'confirmation-changed');
});

test('a token is for one tool', async () => {
  const _confirm = await tokenFor('stop-virtual-machine', { id: 'web-01' });
  const { structured, text } = await counted(0, REBOOT, { id: 'web-01', _confirm });
  assert.is(structured['error'], 'confirmation-changed');
  assert.match(text, /it was for stop-virtual-machine, this is reboot-virtual-machine/);
});

test('a refused token is not used up: the right call still runs with it', async () => {
  const _confirm = await tokenFor(REBOOT, { id: 'web-01' });
  await counted(0, REBOOT, { id: 'db-1', _confirm });
  await counted(1, REBOOT, { id: 'web-01', _confirm });
});

test('an invented, shortened or changed token is worth nothing', async () => {
  const token = await tokenFor(REBOOT, { id: 'web-01' });
  const [nonce = '', time = '', mac = ''] = token.split('.');
  const later = (parseInt(time, 36) + 60_000).toString(36);
  const flipped = `${mac.slice(0, -2)}${mac.endsWith('AA') ? 'BB' : 'AA'}`;
  for (const _confirm of [
    'yes',
    'true',
    '..',
    nonce,
    `${nonce}.${time}.`,
    `${nonce}.${later}.${mac}`,
    `${nonce}.${time}.${flipped}`,
  ]) {
    const { structured } = await counted(0, REBOOT, { id: 'web-01', _confirm });
    assert.is(structured['error'], 'confirmation-unknown', _confirm);
  }
});

test('an empty token is none: the plan comes again', async () => {
  for (const _confirm of ['', null]) {
    const { structured } = await counted(0, REBOOT, { id: 'web-01', _confirm });
    assert.is(structured['error'], 'confirmation-needed');
  }
});

test('after a restart of the server no earlier token is worth anything', async () => {
  const _confirm = await tokenFor(REBOOT, { id: 'web-01' });
  const restarted = await conversation.connect();
  const { structured, text } = await counted(0, REBOOT, { id: 'web-01', _confirm }, restarted);
  assert.is(structured['error'], 'confirmation-unknown');
  assert.match(text, /been restarted since/);
});

test('an old token is expired, and so is an old question to a person', async () => {
  await until('they are too old', () => Date.now() > old.at + VALID_SECONDS * 1_000);
  const { structured } = await counted(0, REBOOT, { id: 'ledger-1', _confirm: old.token }, hurried);
  assert.is(structured['error'], 'confirmation-expired');
  assert.throws(
    () => readPending(conversation.folders.state, String(old.critical['code'])),
    (error: unknown) => error instanceof ToolError && error.code === 'approval-unknown',
  );
  const args = { id: 'ledger-1', expunge: true, _confirm: old.critical['confirm'] };
  const late = await counted(0, DESTROY, args, hurried);
  assert.is(late.structured['error'], 'confirmation-expired');
});

test.run();
