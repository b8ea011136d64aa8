import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ToolError } from '../../engine/errors.js';
import { approve, readPending } from '../../engine/call/guard/approvals.js';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Answer, Connection } from '../fixtures/connect-client.js';

const test = suite('conversation: a person approves in a terminal');
const DESTROY = 'destroy-virtual-machine';

let conversation: Conversation;
let connection: Connection;

test.before(async () => {
  conversation = await openConversation();
  connection = await conversation.connect();
});
test.after(() => conversation.close());

interface Asked {
  code: string;
  _confirm: string;
}

async function counted(changes: number, tool: string, args: Record<string, unknown>): Promise<Answer> {
  const before = conversation.cloud.changes().length;
  const answer = await connection.call(tool, args);
  assert.is(conversation.cloud.changes().length - before, changes, answer.text);
  assert.is(answer.isError, changes === 0, answer.text);
  return answer;
}

async function ask(tool: string, args: Record<string, unknown>): Promise<Asked> {
  const { structured, text } = await counted(0, tool, args);
  const code = String(structured['code']);
  assert.match(code, /^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
  assert.ok(text.includes(` approve ${code}`), text);
  return { code, _confirm: String(structured['confirm']) };
}

const folder = (): string => path.join(conversation.folders.state, 'approvals');

/** What the person does in the terminal. */
function approveAs(by: string, code: string, phrase?: string): void {
  const pending = readPending(conversation.folders.state, code);
  approve(conversation.folders.state, pending, phrase ?? pending.phrase, by);
}

test('no spelling of the token goes past the person', async () => {
  const args = { id: 'web-02', expunge: true };
  const { code, _confirm } = await ask(DESTROY, args);
  for (const other of [`${_confirm}.`, `${_confirm}.x`, ` ${_confirm}`, `${_confirm}==`, _confirm.slice(0, -1)]) {
    const answer = await counted(0, DESTROY, { ...args, _confirm: other });
    assert.is(answer.structured['error'], 'confirmation-unknown', other);
  }
  const answer = await counted(0, DESTROY, { ...args, _confirm, _phrase: 'destroy web-02' });
  assert.is(answer.structured['error'], 'approval-missing', `${code} was not approved`);
});

test('a critical call is refused until a person approved it; then it runs once', async () => {
  const args = { id: 'web-01', expunge: true };
  const { code, _confirm } = await ask(DESTROY, args);
  const before = await counted(0, DESTROY, { ...args, _confirm });
  assert.is(before.structured['error'], 'approval-missing');
  assert.match(before.text, new RegExp(` approve ${code}`));

  const pending = readPending(conversation.folders.state, code);
  assert.match(
    pending.plan,
    /^web-01 .*\nIts volumes: .*\nIts root disk will be deleted for good\.\n.*It CANNOT be undone/,
  );
  assert.is(pending.phrase, 'destroy web-01');
  approveAs('ada', code);

  await counted(1, DESTROY, { ...args, _confirm });
  assert.is(conversation.folders.audit(DESTROY).at(-1)?.confirmed, 'approval by ada');
  const again = await counted(0, DESTROY, { ...args, id: 'web-02', _confirm });
  assert.ok(again.isError);
  assert.not(
    readdirSync(folder()).some((name) => name.startsWith(code)),
    'nothing is left of it',
  );
});

test('a used approval is not good for a second time', async () => {
  const args = { id: 'old-report' };
  const { code, _confirm } = await ask('expunge-virtual-machine', args);
  approveAs('ada', code);
  // The machine stays: only so could a second run be counted.
  conversation.cloud.misbehave({
    kind: 'job-fails',
    command: 'expungeVirtualMachine',
    errorcode: 530,
    errortext: 'not now',
  });
  const sent = conversation.cloud.changes().length;
  assert.match((await connection.call('expunge-virtual-machine', { ...args, _confirm })).text, /not now/);
  assert.is(conversation.cloud.changes().length, sent + 1);
  const { structured } = await counted(0, 'expunge-virtual-machine', { ...args, _confirm });
  assert.is(structured['error'], 'confirmation-used');
});

test('a wrong phrase approves nothing', async () => {
  const args = { id: 'web-02', expunge: true };
  const { code, _confirm } = await ask(DESTROY, args);
  for (const phrase of ['yes', 'destroy web-01', 'destroy', '']) {
    const refusal = catching(() => approveAs('ada', code, phrase));
    assert.is(refusal?.code, 'wrong-phrase', phrase);
  }
  const { structured } = await counted(0, DESTROY, { ...args, _confirm });
  assert.is(structured['error'], 'approval-missing');
});

test('the approval of one call does not run another', async () => {
  const first = await ask(DESTROY, { id: 'web-02', expunge: true });
  const second = await ask(DESTROY, { id: 'db-1', expunge: true });
  approveAs('ada', first.code);
  const other = await counted(0, DESTROY, { id: 'db-1', expunge: true, _confirm: second._confirm });
  assert.is(other.structured['error'], 'approval-missing');
  const mixed = await counted(0, DESTROY, { id: 'db-1', expunge: true, _confirm: first._confirm });
  assert.is(mixed.structured['error'], 'confirmation-changed');
});

test('a file is no approval: neither a copy of the question nor anything else that needs no terminal', async () => {
  const args = { id: 'cafe-tokyo', expunge: true };
  const { code, _confirm } = await ask(DESTROY, args);
  const [question, answer] = ['json', 'approved'].map((ending) => path.join(folder(), `${code}.${ending}`)) as [
    string,
    string,
  ];
  const told = JSON.parse(readFileSync(question, 'utf8')) as Record<string, unknown>;
  const tries: [what: string, put: () => void][] = [
    ['a copy', () => copyFileSync(question, answer)],
    ['a link', () => symlinkSync(question, answer)],
    ['an empty file', () => writeFileSync(answer, '')],
    ['a pipe, which nobody waits for', () => spawnSync('mkfifo', [answer])],
    ['a folder', () => mkdirSync(answer)],
    ['more than fits', () => writeFileSync(answer, `["${'x'.repeat(2_000_000)}"]`)],
    ['no object', () => writeFileSync(answer, '"yes"')],
    ['a guess', () => writeFileSync(answer, JSON.stringify({ by: 'mallory', proof: 'guessed' }))],
    [
      'what the question holds',
      () => writeFileSync(answer, JSON.stringify({ ...told, by: 'm', proof: told['nonce'] })),
    ],
  ];
  for (const [what, put] of tries) {
    put();
    const { structured, text } = await counted(0, DESTROY, { ...args, _confirm });
    assert.is(structured['error'], 'approval-refused', what);
    assert.match(text, new RegExp(`^There is an answer to ${code}, but it does not count: .+\\.$`, 'm'));
    rmSync(answer, { recursive: true });
  }
  approveAs('ada', code);
  await counted(1, DESTROY, { ...args, _confirm });
});

test('whoever rewrites the question makes its answer worthless, before it is shown or while it is', async () => {
  const args = { id: 'web-03', expunge: true };
  const rewrite = (code: string, change: Record<string, unknown>): void => {
    const file = path.join(folder(), `${code}.json`);
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change }));
  };
  for (const change of [
    { plan: 'web-03 is restarted.' },
    { phrase: 'reboot web-03' },
    { caller: 'somebody else' },
    { profile: 'the test cloud' },
    { plan: 'web-03 is restarted.', phrase: 'reboot web-03' },
  ]) {
    const { code, _confirm } = await ask(DESTROY, args);
    const original = readPending(conversation.folders.state, code);
    rewrite(code, change);
    const shown = readPending(conversation.folders.state, code);
    // Put back while the person types: what counts is what was on the screen.
    rewrite(code, original as never);
    approve(conversation.folders.state, shown, shown.phrase, 'ada');
    const { structured, text } = await counted(0, DESTROY, { ...args, _confirm });
    assert.is(structured['error'], 'approval-refused', JSON.stringify(change));
    assert.match(text, /what was approved is not what is asked here/);
  }
});

test('the question of one code does not show under another', async () => {
  const [one, other] = [
    await ask(DESTROY, { id: 'web-03', expunge: true }),
    await ask(DESTROY, { id: 'db-1', expunge: true }),
  ];
  copyFileSync(path.join(folder(), `${other.code}.json`), path.join(folder(), `${one.code}.json`));
  assert.is(catching(() => readPending(conversation.folders.state, one.code))?.code, 'approval-unknown');
});

test('only the answers of the OS user count whom the operator named', async () => {
  const me = process.getuid?.() ?? 0;
  for (const approver of [me, me + 1]) {
    const args = { id: approver === me ? 'bastion' : 'shop-api', expunge: true };
    const server = await conversation.connect({ env: { CLOUDSTACK_MCP_APPROVER: String(approver) } });
    const { structured, text } = await server.call(DESTROY, args);
    const code = String(structured['code']);
    assert.match(
      text,
      new RegExp(`approve this in a terminal, as the OS user ${approver}:\\n.* approve ${code} --state-dir `),
    );
    approveAs('ada', code);
    const answer = path.join(folder(), `${code}.approved`);
    chmodSync(answer, 0o666);
    const loose = await server.call(DESTROY, { ...args, _confirm: structured['confirm'] });
    assert.is(loose.structured['error'], 'approval-refused', 'others may write into it');
    chmodSync(answer, 0o644);
    const before = conversation.cloud.changes().length;
    const done = await server.call(DESTROY, { ...args, _confirm: structured['confirm'] });
    assert.is(conversation.cloud.changes().length - before, approver === me ? 1 : 0, done.text);
    if (approver !== me) assert.match(done.text, `it was written by the OS user ${me} and not by ${approver}`);
  }
});

test('questions are private, and may be named in any spelling', async () => {
  const { code } = await ask(DESTROY, { id: 'web-02', expunge: true });
  assert.is(statSync(path.join(folder(), `${code}.json`)).mode & 0o777, 0o600);
  assert.is(statSync(folder()).mode & 0o777, 0o700);
  const spelled = ` ${code.toLowerCase().replace('-', ' ')} `;
  assert.is(readPending(conversation.folders.state, spelled).code, code);
  for (const wrong of ['ZZZ-ZZZ', '../../etc/passwd', '']) {
    assert.is(catching(() => readPending(conversation.folders.state, wrong))?.code, 'approval-unknown', wrong);
  }
});

test('the command that is printed runs as it stands, in another folder and with nothing on the path', async () => {
  const { text, structured } = await counted(0, DESTROY, { id: 'web-02', expunge: true });
  const command = new RegExp(`^.* approve ${String(structured['code'])} .*$`, 'm').exec(text)?.[0].trim() ?? text;
  // Somebody who is not in a terminal gets as far as being told so.
  const options = { cwd: tmpdir(), env: { HOME: conversation.folders.root }, encoding: 'utf8' } as const;
  const { stderr, status } = spawnSync('/bin/sh', ['-c', command], options);
  assert.match(stderr, 'approval-needs-terminal');
  assert.is(status, 1);
});

test('after a restart an approved question is worth nothing', async () => {
  const args = { id: 'web-02', expunge: true };
  const { code, _confirm } = await ask(DESTROY, args);
  approveAs('ada', code);
  const restarted = await conversation.connect();
  const before = conversation.cloud.changes().length;
  const { structured } = await restarted.call(DESTROY, { ...args, _confirm });
  assert.is(structured['error'], 'confirmation-unknown');
  assert.is(conversation.cloud.changes().length, before);
});

function catching(act: () => unknown): ToolError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}

test.run();
