import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { approvePending } from '../../engine/cli/approve.js';
import { ToolError } from '../../engine/errors.js';
import { approve, openApprovals, readPending } from '../../engine/call/guard/approvals.js';
import type { Approvals } from '../../engine/call/guard/approvals.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { fakeTerminal } from './fake-terminal.js';
import { runCommand } from './run-command.js';

interface Context {
  folders: ServerFolders;
  approvals: Approvals;
}

const test = suite<Context>('approve', { folders: undefined as never, approvals: undefined as never });
const TOKEN = 'a-token';
const QUESTION = {
  plan: 'web-01 is expunged.\x1b[2J\nSeverity: critical.',
  phrase: 'expunge web-01',
  caller: 'mia',
  profile: 'prod',
};

test.before.each((context) => {
  context.folders = new ServerFolders();
  context.approvals = openApprovals(context.folders.state);
});
test.after.each(({ folders }) => folders.remove());

function ask({ approvals }: Context, validMs = 60_000): string {
  return approvals.ask(TOKEN, { ...QUESTION, expires: Date.now() + validMs });
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const result = await attempt.catch((error: unknown) => error);
  return result instanceof ToolError ? result.code : `no ToolError but ${String(result)}`;
}

test('shows who asks and the plan, harmless to the terminal, and approves when the phrase is typed', async (context) => {
  const code = ask(context);
  const terminal = fakeTerminal(['  expunge   web-01 ']);
  assert.is(await approvePending(context.folders.state, code.toLowerCase(), 'paula', terminal), 0);
  assert.match(
    terminal.told(),
    /^Asked for mia on the cloud prod, open for 1 min\.\nweb-01 is expunged\.\nSeverity: critical\.\n/,
  );
  assert.match(terminal.told(), /Approved\. /);
  assert.not.ok(terminal.told().includes('\x1b'));
  assert.equal(terminal.prompts, ['To approve, type expunge web-01: ']);
  assert.is(context.approvals.approvedBy(TOKEN), 'paula');
});

test('who asks on and on keeps no more than 200 questions, the newest', ({ approvals, folders }) => {
  const codes = Array.from({ length: 250 }, (_, at) =>
    approvals.ask(`token-${at}`, { ...QUESTION, expires: Date.now() + 60_000 }),
  );
  const kept = readdirSync(join(folders.state, 'approvals')).map((name) => name.replace(/\.json$/, ''));
  assert.equal(kept.sort(), codes.slice(50).sort());
  assert.is(approvals.codeFor('token-0'), undefined);
});

for (const answer of [undefined, '', '   ']) {
  test(`an answer of ${JSON.stringify(answer)} is a no`, async (context) => {
    const terminal = fakeTerminal([answer]);
    assert.is(await approvePending(context.folders.state, ask(context), 'paula', terminal), 1);
    assert.match(terminal.told(), /Not approved\. Nothing was changed\.\n$/);
    assert.is(context.approvals.approvedBy(TOKEN), undefined);
  });
}

test('a wrong phrase approves nothing', async (context) => {
  const code = ask(context);
  const attempt = approvePending(context.folders.state, code, 'paula', fakeTerminal(['expunge web-02']));
  assert.is(await refusal(attempt), 'wrong-phrase');
  assert.is(context.approvals.approvedBy(TOKEN), undefined);
});

test('who is not the OS user whose approvals count is told so, before anything is typed', async ({ folders }) => {
  const me = process.getuid?.() ?? 0;
  for (const approver of [me, me + 1]) {
    const approvals = openApprovals(folders.state, approver);
    const code = approvals.ask(TOKEN, { ...QUESTION, expires: Date.now() + 60_000 });
    const terminal = fakeTerminal([QUESTION.phrase]);
    const attempt = approvePending(folders.state, code, 'paula', terminal);
    assert.is(await refusal(attempt), approver === me ? 'no ToolError but 0' : 'approval-needs-user');
    assert.is(terminal.prompts.length, approver === me ? 1 : 0);
  }
});

test('what is approved is what was on the screen, also if the file says something else by then', async (context) => {
  const code = ask(context);
  const file = join(context.folders.state, 'approvals', `${code}.json`);
  const asked = readFileSync(file, 'utf8');
  writeFileSync(file, asked.replace('is expunged', 'is restarted'));
  const terminal = fakeTerminal([QUESTION.phrase]);
  const typing = terminal.ask;
  terminal.ask = (prompt) => {
    writeFileSync(file, asked);
    return typing?.(prompt) ?? Promise.resolve(undefined);
  };
  assert.is(await approvePending(context.folders.state, code, 'paula', terminal), 0);
  assert.match(terminal.told(), 'is restarted');
  assert.throws(
    () => context.approvals.approvedBy(TOKEN),
    (error: unknown) => error instanceof ToolError && error.code === 'approval-refused',
  );
});

test('what is no question is none, whatever stands in its file', async (context) => {
  const code = ask(context);
  const file = join(context.folders.state, 'approvals', `${code}.json`);
  const asked = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const fields = ['plan', 'phrase', 'caller', 'profile', 'nonce', 'expires', 'approver'];
  for (const field of fields) {
    for (const value of [5, null, {}, ['x'], '\u001b[2J'].filter((one) => typeof one !== typeof asked[field])) {
      if (value === 5 && field === 'approver') continue;
      writeFileSync(file, JSON.stringify({ ...asked, [field]: value }));
      const terminal = fakeTerminal([QUESTION.phrase]);
      assert.is(await refusal(approvePending(context.folders.state, code, 'p', terminal)), 'approval-unknown', field);
      assert.is(terminal.told(), '');
    }
  }
});

test('where nothing can be kept, both sides say so and name the folder', (context) => {
  const { state } = context.folders;
  const code = ask(context);
  const pending = readPending(state, code);
  const folder = join(state, 'approvals');
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file in the place of the folder');
  for (const attempt of [() => ask(context), () => approve(state, pending, QUESTION.phrase, 'paula')]) {
    try {
      attempt();
      assert.unreachable('it was kept');
    } catch (error) {
      assert.instance(error, ToolError);
      const { code: what, message, next } = error as ToolError;
      assert.is(what, 'approvals-unavailable');
      assert.match(message, /\((EEXIST|ENOTDIR)\)/);
      assert.match(next, folder);
    }
  }
});

test('an unknown code, one that is too old, and one that gets too old while the person thinks', async (context) => {
  const { folders, approvals } = context;
  const terminal = fakeTerminal([QUESTION.phrase, QUESTION.phrase, QUESTION.phrase]);
  assert.is(await refusal(approvePending(folders.state, 'ABC-DEF', 'p', terminal)), 'approval-unknown');
  assert.is(await refusal(approvePending(folders.state, '../../x', 'p', terminal)), 'approval-unknown');
  assert.is(await refusal(approvePending(folders.state, ask(context, -1), 'p', terminal)), 'approval-unknown');
  assert.equal(terminal.prompts, []);
  assert.is(await refusal(approvePending(folders.state, ask(context, 200), 'p', terminal)), 'approval-unknown');
  assert.is(terminal.prompts.length, 1);
  assert.is(approvals.approvedBy(TOKEN), undefined);
});

test('without a terminal nothing is shown and nothing approved, also if the phrase stands on stdin', async (context) => {
  const { folders } = context;
  const code = ask(context);
  const env = { CLOUDSTACK_MCP_STATE_DIR: folders.state };
  const {
    code: exit,
    stdout,
    stderr,
  } = await runCommand(['approve', code], { folders, env, input: `${QUESTION.phrase}\n` });
  assert.is(exit, 1);
  assert.is(stdout, '');
  assert.match(stderr, /^An approval has to be typed by a person in a terminal[\s\S]*\[approval-needs-terminal\]\n$/);
  assert.not.ok(stderr.includes(QUESTION.phrase));
  assert.not.ok(existsSync(join(folders.state, 'approvals', `${code}.approved`)));
});

test('no cloud is needed, but settings that are wrong are told', async ({ folders }) => {
  const words = ['--profile', 'not-there', '--state-dir', folders.state, 'approve', 'ABC-DEF'];
  assert.match((await runCommand(words, { folders })).stderr, /\[approval-needs-terminal\]\n$/);
  const wrong = await runCommand(['--log-level', 'loud', 'approve', 'ABC-DEF'], { folders });
  assert.is(wrong.code, 1);
  assert.match(wrong.stderr, /^logLevel \(--log-level\) must be/);
});

test.run();
