import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { connectClient } from '../fixtures/connect-client.js';
import { notChecked } from '../fixtures/not-checked.js';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';
import { has, withDoctor } from './with-doctor.js';

const folders = new ServerFolders();
const test = suite('files and folders that cannot be what was meant');
test.after(() => folders.remove());

/** Where it is: a device that never ends, and folders in which nothing can be made. */
const isLinux = existsSync('/proc/self') && existsSync('/dev/zero');
function onLinux(name: string, run: () => Promise<void>): void {
  if (isLinux) test(name, run);
  else notChecked(`${name}: this system has no /proc and no /dev/zero`);
}

const NAMED: [words: string[], code: number][] = [
  [['drift', '--apis', '/dev/zero'], 2],
  [['lint', '--apis', '/dev/zero'], 2],
  [['--config', '/dev/zero', 'doctor'], 1],
  [['--demo', 'call', 'list-zones', 'name=@/dev/zero'], 2],
];
for (const [words, expected] of NAMED) {
  onLinux(`a device is not read: ${words.join(' ')}`, async () => {
    const { code, stdout, stderr } = await runCommand(words, { folders });
    assert.match(stdout + stderr, /\/dev\/zero,? (cannot be read \()?not a file/);
    assert.is(code, expected);
  });
}

test('a file that no settings have the size of is not read whole', async () => {
  const file = folders.write('large.yaml', `# ${'x'.repeat(17 * 1024 * 1024)}\n`);
  const { code, stderr } = await runCommand(['--config', file, 'tools', 'zone'], { folders });
  assert.match(stderr, `cannot be read: ${file}, too large`);
  assert.is(code, 1);
});

onLinux('folders below /proc: reads run, a change is refused, and doctor says so', async () => {
  const cloud = await startDemoCloud();
  const nowhere = '/proc/nowhere/of-ours';
  const args = ['--state-dir', nowhere, '--cache-dir', nowhere, '--audit-file', `${nowhere}/audit.jsonl`];
  const server = await connectClient({ cloud, folders, args });
  assert.match((await server.call('list-zones')).text, 'ams-1');
  const refused = await server.call('reboot-virtual-machine', { id: 'web-1', _dry_run: false });
  assert.ok(refused.isError);
  assert.is(cloud.requests.filter(({ command }) => command === 'rebootVirtualMachine').length, 0);
  await server.close();
  await cloud.close();
  await withDoctor({}, async (doctor) => {
    const ended = await doctor(args);
    has(ended, 'failed', /^The state folder .* cannot be written: nothing can be made in \/proc\.$/);
    has(ended, 'failed', /^The audit log .* cannot be written: nothing can be made in \/proc\.$/);
  });
});

test.run();
