import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { clientConfigs } from '../../engine/cli/client-config.js';
import { COMMAND } from '../../engine/package-paths.js';

const test = suite('npm run demo');
const SCRIPT = fileURLToPath(new URL('../../bin/show-conversation.js', import.meta.url));

test('shows the whole conversation within 20 seconds, and the blocks to paste', async () => {
  const began = performance.now();
  // What this machine's user has set must not matter.
  const env = { ...process.env, CLOUDSTACK_MCP_READ_ONLY: 'true', NO_COLOR: '1' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [SCRIPT], { env });
  assert.ok(performance.now() - began < 20_000);
  assert.is(stderr, '');
  assert.not.ok(stdout.includes('\x1b'));
  const parts = [
    /^You {2}What can you do\?\n {4}\d+ tools:\n/m,
    /^ {4}virtual-machine +deploy, list, reboot/m,
    /^ {2}→ list-virtual-machines /m,
    /^ {4}In every row: state Running \| zone fra-1\n {4}name\|/m,
    /^ {2}→ deploy-virtual-machine name: web-04, /m,
    /^ {4}… deploy-virtual-machine: the cloud is at work \(\d+ s\)$/m,
    /^ {4}web-04 is Running /m,
    /^ {4}Nothing has been done yet\.\n {4}web-04 \(.* will be stopped and destroyed\./m,
    /^ {2}→ destroy-virtual-machine id: web-04, _confirm: \S+$/m,
    /^ {4}web-04 is Destroyed /m,
    /^Put it into your own client$/m,
  ];
  let from = 0;
  for (const part of parts) {
    const at = stdout.slice(from).search(part);
    assert.ok(at >= 0, `${String(part)} after:\n${stdout.slice(0, from)}`);
    from += at + 1;
  }
  for (const { text, change } of clientConfigs()) assert.ok(stdout.includes(text) && stdout.includes(change));
});

test('the blocks are what clients read, and start this installation', () => {
  const [desktop, code, shell] = clientConfigs('/opt/node 20/bin/node');
  const server = { command: '/opt/node 20/bin/node', args: [COMMAND, '--demo'] };
  assert.equal(JSON.parse(desktop?.text ?? ''), { mcpServers: { cloudstack: server } });
  assert.equal(JSON.parse(code?.text ?? ''), { servers: { cloudstack: { type: 'stdio', ...server } } });
  assert.is(shell?.text, `claude mcp add cloudstack -- '/opt/node 20/bin/node' ${COMMAND} --demo`);
});

test('with the change in its place the block is still JSON, without --demo', () => {
  for (const { text, change, language } of clientConfigs()) {
    if (language !== 'json') continue;
    const lines = change.split('\n').slice(1).join('\n');
    const changed = text.replace(/^ *"args": .*$/m, () => lines);
    const [servers] = Object.values(
      JSON.parse(changed) as Record<string, { cloudstack: { args: string[]; env: object } }>,
    );
    assert.equal(servers?.cloudstack.args, [COMMAND]);
    assert.equal(Object.keys(servers?.cloudstack.env ?? {}), [
      'CLOUDSTACK_API_URL',
      'CLOUDSTACK_API_KEY',
      'CLOUDSTACK_SECRET_KEY',
    ]);
  }
});

test.run();
