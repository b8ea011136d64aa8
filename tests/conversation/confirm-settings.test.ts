import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { approve, readPending } from '../../engine/call/guard/approvals.js';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Answer, Connection } from '../fixtures/connect-client.js';

const test = suite('conversation: the operator decides what is confirmed, and how');
const REBOOT = 'reboot-virtual-machine';
const UPDATE = 'update-virtual-machine';
const EXPUNGE = 'expunge-virtual-machine';
const WEB = { id: 'web-01' };

let conversation: Conversation;

test.before(async () => {
  conversation = await openConversation();
});
test.after(() => conversation.close());

const connectWith = (env: Record<string, string>): Promise<Connection> => conversation.connect({ env });

async function counted(
  changes: number,
  server: Connection,
  tool: string,
  args: Record<string, unknown>,
): Promise<Answer> {
  const before = conversation.cloud.changes().length;
  const answer = await server.call(tool, args);
  assert.is(conversation.cloud.changes().length - before, changes, answer.text);
  return answer;
}

test('critical calls may be relaxed to token and phrase, which both are needed', async () => {
  const relaxed = await connectWith({ CLOUDSTACK_MCP_CONFIRM_CRITICAL: 'phrase' });
  const plan = await counted(0, relaxed, EXPUNGE, { id: 'old-report' });
  const { confirm, phrase, code } = plan.structured;
  assert.equal([phrase, code], ['expunge old-report', undefined]);
  assert.match(plan.text, /let them type the phrase "expunge old-report"/);
  for (const _phrase of [undefined, 'yes', 'expunge', 'expunge web-01']) {
    const refused = await counted(0, relaxed, EXPUNGE, { id: 'old-report', _confirm: confirm, _phrase });
    assert.is(refused.structured['error'], 'wrong-phrase');
  }
  const alone = await counted(0, relaxed, EXPUNGE, { id: 'old-report', _phrase: phrase });
  assert.is(alone.structured['error'], 'confirmation-needed');
  const done = await counted(1, relaxed, EXPUNGE, { id: 'old-report', _confirm: confirm, _phrase: phrase });
  assert.match(done.text, /is gone for good/);
  assert.is(conversation.folders.audit(EXPUNGE).at(-1)?.confirmed, 'token-and-phrase');
});

test('the phrase alone does not relax what the operator did not', async () => {
  const strict = await connectWith({});
  const args = { id: 'web-02', expunge: true };
  const { structured } = await counted(0, strict, 'destroy-virtual-machine', args);
  const _confirm = structured['confirm'];
  const refused = await counted(0, strict, 'destroy-virtual-machine', { ...args, _confirm, _phrase: 'destroy web-02' });
  assert.is(refused.structured['error'], 'approval-missing');
});

test('calls of high severity may be tightened to need a person', async () => {
  const tight = await connectWith({ CLOUDSTACK_MCP_CONFIRM_HIGH: 'person' });
  const { structured } = await counted(0, tight, REBOOT, WEB);
  const { confirm: _confirm, code } = structured;
  const refused = await counted(0, tight, REBOOT, { ...WEB, _confirm });
  assert.is(refused.structured['error'], 'approval-missing');
  const pending = readPending(conversation.folders.state, String(code));
  approve(conversation.folders.state, pending, 'reboot web-01', 'ada');
  const done = await counted(1, tight, REBOOT, { ...WEB, _confirm });
  assert.match(done.text, /^web-01 is Running again/);
});

test('with the threshold at low, every change asks, and reads still do not', async () => {
  const careful = await connectWith({ CLOUDSTACK_MCP_ASK_FROM: 'low' });
  const args = { ...WEB, displayname: 'Front' };
  const plan = await counted(0, careful, UPDATE, args);
  assert.equal([plan.structured['error'], plan.structured['severity']], ['confirmation-needed', 'medium']);
  await counted(1, careful, UPDATE, { ...args, _confirm: plan.structured['confirm'] });
  assert.is((await careful.call('list-virtual-machines', WEB)).isError, false);
});

test('with the threshold at critical, high runs unasked and critical does not', async () => {
  const bold = await connectWith({ CLOUDSTACK_MCP_ASK_FROM: 'critical' });
  const done = await counted(1, bold, REBOOT, WEB);
  assert.is(done.isError, false, done.text);
  assert.is(conversation.folders.audit(REBOOT).at(-1)?.confirmed, 'not-needed');
  const plan = await counted(0, bold, 'destroy-virtual-machine', { ...WEB, expunge: true });
  assert.type(plan.structured['code'], 'string');
});

test('nothing in a request moves the threshold', async () => {
  const strict = await connectWith({});
  for (const extra of [
    { _ask_from: 'critical' },
    { askFrom: 'critical' },
    { more: { _ask_from: 'critical' } },
    { confirm: true },
  ]) {
    const { structured } = await counted(0, strict, REBOOT, { ...WEB, ...extra });
    assert.is(structured['error'], 'unknown-argument');
  }
  for (const extra of [{ _phrase: 'reboot web-01' }, { more: { _phrase: 'reboot web-01' } }, { _wait: false }]) {
    const { structured } = await counted(0, strict, REBOOT, { ...WEB, ...extra });
    assert.is(structured['error'], 'confirmation-needed');
  }
});

test('_dry_run shows the plan of any change and runs none', async () => {
  const strict = await connectWith({ CLOUDSTACK_MCP_ASK_FROM: 'critical' });
  for (const [tool, args, says] of [
    [UPDATE, { ...WEB, displayname: 'x' }, /Severity: medium/],
    [REBOOT, WEB, /Severity: high/],
    ['destroy-virtual-machine', { ...WEB, expunge: true, _confirm: 'x' }, /Severity: critical/],
  ] as const) {
    const { text, isError } = await counted(0, strict, tool, { ...args, _dry_run: true });
    assert.is(isError, false);
    assert.match(text, /^Nothing was done. This is what would happen:$/m);
    assert.match(text, says);
  }
});

test.run();
