import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Answer, Connection } from '../fixtures/connect-client.js';

const test = suite('conversation: what the operator and the role allow');

let conversation: Conversation;
/** With the key of a plain user, at its very first start. */
let user: Connection;

test.before(async () => {
  conversation = await openConversation();
  user = await conversation.connect({ keys: conversation.cloud.keys.user });
});
test.after(() => conversation.close());

const toolsOf = async ({ client }: Connection) => (await client.listTools()).tools;
const namesOf = async (connection: Connection): Promise<string[]> =>
  (await toolsOf(connection)).map(({ name }) => name);

/** A call that has to be refused before any request but listApis is made. */
async function refused(connection: Connection, tool: string, args: Record<string, unknown>): Promise<Answer> {
  const sent = () =>
    conversation.cloud.requests.filter(({ command }) => !/^list(Apis|Capabilities)$/.test(command)).length;
  const before = sent();
  const answer = await connection.call(tool, args);
  assert.ok(answer.isError, answer.text);
  assert.is(sent(), before, 'nothing was sent');
  return answer;
}

test('a read-only server offers reads only and refuses changes, whatever the request says', async () => {
  const connection = await conversation.connect({
    env: { CLOUDSTACK_MCP_READ_ONLY: 'true', CLOUDSTACK_MCP_TOOLSETS: 'all' },
  });
  const tools = await toolsOf(connection);
  assert.ok(tools.length > 20);
  assert.equal(
    tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name),
    [],
  );
  assert.match(connection.client.getInstructions() ?? '', /read-only/);
  for (const extra of [{}, { _dry_run: true }, { _confirm: 'x' }, { more: { forced: true } }]) {
    const { structured, text } = await refused(connection, 'stop-virtual-machine', { id: 'web-01', ...extra });
    assert.is(structured['error'], 'read-only');
    assert.match(text, /Only its operator can change that/);
  }
  assert.is((await connection.call('list-zones')).isError, false);
  assert.is(conversation.folders.audit('stop-virtual-machine').at(-1)?.event, 'refused');
});

test('--tools offers what its globs name and nothing else', async () => {
  const connection = await conversation.connect({
    args: ['--tools', 'list-virtual-machines*,list-volumes,capacity/*', '--tools', 'stop-virtual-machine'],
  });
  assert.equal(await namesOf(connection), [
    'describe-tool',
    'find-tools',
    'list-capacity',
    'list-virtual-machines',
    'list-virtual-machines-metrics',
    'list-virtual-machines-usage-history',
    'list-volumes',
    'run-read-tool',
    'run-tool',
    'stop-virtual-machine',
    'wait-for-job',
  ]);
  const { structured } = await refused(connection, 'list-networks', {});
  assert.is(structured['error'], 'tool-not-allowed');
});

test('--exclude-tools wins over --tools', async () => {
  const args = ['--tools', 'virtual-machine/*', '--exclude-tools', '*destroy*,expunge-virtual-machine'];
  const connection = await conversation.connect({ args });
  const names = await namesOf(connection);
  assert.ok(names.includes('start-virtual-machine'));
  assert.not.ok(names.some((name) => /destroy|expunge/.test(name)));
  const { structured } = await refused(connection, 'destroy-virtual-machine', { id: 'web-01' });
  assert.is(structured['error'], 'tool-not-allowed');
});

test('the server’s own tools come along with --tools, and go with --exclude-tools', async () => {
  const chosen = await conversation.connect({ args: ['--tools', 'virtual-machine/*'] });
  const jobid = '7d263be8-9661-5f5e-b2c0-b87ac8356793';
  const unknown = await chosen.call('wait-for-job', { jobid, seconds: 0 });
  assert.is.not(unknown.structured['error'], 'tool-not-allowed', unknown.text);
  const other = await refused(chosen, 'wait-for-job', { jobid, tool: 'create-volume' });
  assert.is(other.structured['error'], 'tool-not-allowed');

  const without = await conversation.connect({ args: ['--exclude-tools', 'describe-tool,wait-for-job'] });
  const names = await namesOf(without);
  for (const [tool, args] of [
    ['describe-tool', { tool: 'list-zones' }],
    ['wait-for-job', { jobid }],
  ] as const) {
    assert.not.ok(names.includes(tool), tool);
    assert.is((await refused(without, tool, args)).structured['error'], 'tool-not-allowed');
  }
});

test('names are still resolved with tools that are not offered', async () => {
  const connection = await conversation.connect({ args: ['--tools', 'list-virtual-machines'] });
  const { isError, text } = await connection.call('list-virtual-machines', { zoneid: 'fra-1', name: 'web-01' });
  assert.is(isError, false, text);
});

test('nothing is known of a role at the very first start, which never waits for the cloud', async () => {
  assert.ok((await namesOf(user)).includes('list-hosts'));
});

test('a command that the role may not use is refused and never sent', async () => {
  const { structured, text } = await refused(user, 'list-hosts', {});
  assert.is(structured['error'], 'not-on-this-cloud');
  assert.match(text, /listHosts/);
  const change = await refused(user, 'prepare-host-for-maintenance', { id: 'kvm-fra-1' });
  assert.is(change.structured['error'], 'not-on-this-cloud');
});

test('an argument that only administrators have is refused for a user and never sent', async () => {
  const { structured, text } = await refused(user, 'list-virtual-machines', { hostid: 'kvm-fra-1' });
  assert.is(structured['error'], 'argument-not-on-this-cloud');
  assert.match(text, /hostid/);
  assert.match(text, /CloudStack would silently ignore it/);
  const rare = await refused(user, 'start-virtual-machine', { id: 'web-03', more: { considerlasthost: false } });
  assert.is(rare.structured['error'], 'argument-not-on-this-cloud');
});

test('a user sees and names only what belongs to them', async () => {
  const { text } = await user.call('list-virtual-machines', { _fields: ['name', 'account'] });
  assert.match(text, /^web-01\b/m);
  assert.match(text, /\balice\b/);
  assert.not.match(text, /\bbob\b/);
  const other = await user.call('list-virtual-machines', { id: 'ledger-1' });
  assert.is(other.structured['error'], 'name-not-found');
  // Two machines of this name exist, but only one is theirs.
  const mine = await user.call('list-virtual-machines', { id: 'build' });
  assert.match(mine.text, /^build is Running in fra-1/);
});

test('once the role is known, the next start lists only what it may use', async () => {
  const names = await namesOf(await conversation.connect({ keys: conversation.cloud.keys.user }));
  assert.not.ok(names.includes('list-hosts'));
  assert.ok(names.includes('list-virtual-machines'));
});

test('a wrong value stops the start with one sentence that names it', async () => {
  const failed = await conversation.connect({ args: ['--ask-from', 'sometimes'] }).catch((error: unknown) => error);
  assert.instance(failed, Error);
  assert.match((failed as { stderr?: string }).stderr ?? '', /--ask-from.*low, medium, high/);
});

test.run();
