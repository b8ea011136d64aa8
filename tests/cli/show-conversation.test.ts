import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { clientConfigs } from '../../engine/cli/client-config.js';
import { COMMAND, PACKAGE_ROOT } from '../../engine/package-paths.js';

const test = suite('npm run demo');
const SCRIPT = fileURLToPath(new URL('../../bin/show-conversation.js', import.meta.url));

test('a fault is found and fixed, in the words of the README, and the blocks to paste follow', async () => {
  // What this machine's user has set must not matter.
  const env = { ...process.env, CLOUDSTACK_MCP_READ_ONLY: 'true', NO_COLOR: '1' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [SCRIPT], { env });
  assert.is(stderr, '');
  assert.not.ok(stdout.includes('\x1b'));
  const parts = [
    /^You {2}What can you do\?\n {4}\d+ tools:\n/m,
    /^ {4}virtual-machine +deploy, list, reboot/m,
    /^ {2}→ list-firewall-rules _filter: cidrlist=0\.0\.0\.0\/0/m,
    /^ {4}203\.0\.113\.11\|22\|22$/m,
    /^ {4}3 in all\.$/m,
    /^ {4}203\.0\.113\.11\|tcp\|22\|shop-api\|/m,
    /02:13\|ci-deploy\|FIREWALL\.OPEN\|/,
    /^ {4}Nothing has been done yet\.\n {4}The firewall rule tcp 22 on 203\.0\.113\.11 from 0\.0\.0\.0\/0 /m,
    /^ {2}→ delete-firewall-rule id: tcp 22 on 203\.0\.113\.11, _confirm: \S+$/m,
    /^ {4}… delete-firewall-rule: the cloud is at work \(\d+ s\)$/m,
    /^ {4}The firewall rule .* is deleted\.$/m,
    /^ {4}203\.0\.113\.11 is open for tcp, port 22, from 198\.51\.100\.0\/24 /m,
    /^ {4}2 in all\.$/m,
    /^Put it into your own client$/m,
  ];
  let from = 0;
  for (const part of parts) {
    const at = stdout.slice(from).search(part);
    assert.ok(at >= 0, `${String(part)} after:\n${stdout.slice(0, from)}`);
    from += at + 1;
  }
  for (const { text, change } of clientConfigs()) assert.ok(stdout.includes(text) && stdout.includes(change));
  const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
  const [, story = ''] = /<!-- story:begin -->\s*```text\n([\s\S]*?)```/.exec(readme) ?? [];
  assert.ok(story.split('\n').length > 10);
  // Last night is another day each day.
  const undated = (text: string): string => text.replace(/\d{4}-\d\d-\d\d(?= 02:13)/g, 'LAST NIGHT');
  assert.ok(undated(stdout).includes(undated(story.trimEnd())), stdout);
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
