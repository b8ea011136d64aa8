import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SETTINGS } from '../../engine/config/setting-table.js';
import { flagOption } from '../../engine/config/setting-row.js';
import { packageVersion } from '../../engine/package-paths.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';

const folders = new ServerFolders();
const test = suite('command line');
test.after(() => folders.remove());

test('--help names every sub-command and every flag of the table of settings', async () => {
  const { code, stdout, stderr } = await runCommand(['--help'], { folders });
  assert.is(code, 0);
  assert.is(stderr, '');
  for (const name of ['serve', 'call', 'doctor', 'approve', 'lint'])
    assert.match(stdout, new RegExp(`^  ${name} `, 'm'));
  for (const { flag } of Object.values(SETTINGS)) if (flag) assert.ok(stdout.includes(flagOption(flag)), flag);
  assert.ok(stdout.includes('--config <FILE>'));
});

test('--version is that of the package', async () => {
  const { code, stdout } = await runCommand(['--version'], { folders });
  assert.is(code, 0);
  assert.is(stdout, `${packageVersion()}\n`);
});

const WRONG: [words: string[], says: RegExp][] = [
  [['--read-onyl'], /^Unknown option '--read-onyl'\. Did you mean --read-only\?\n/],
  [['docter'], /^There is no command "docter"\. Did you mean doctor\?\n/],
  [['frobnicate'], /^There is no command "frobnicate"\. There are serve, tools, call, /],
  [['serve', 'now'], /^There is no command "now"\./],
  [['call'], /^Missing required argument 'TOOL'\.\n/],
  [['call', 'list-zones', 'name'], /^"name" is not of the form key=value\.\n/],
  [['call', 'list-zones', '=x'], /^"=x" is not of the form key=value\.\n/],
  [['call', 'list-zones', 'name=@/nowhere/at/all'], /^name: \/nowhere\/at\/all cannot be read \(ENOENT\)\.\n/],
  [['approve'], /^Missing required argument 'CODE'\.\n/],
  [['doctor', 'x'], /^Too many arguments for 'doctor'/],
  [['lint', '/nowhere/at/all'], /^There is no file or folder \/nowhere\/at\/all\.\n/],
  [['--url'], /^Option '--url <URL>' argument missing\.\n/],
];

for (const [words, says] of WRONG) {
  test(`wrong usage: ${words.join(' ')}`, async () => {
    const { code, stdout, stderr } = await runCommand(words, { folders });
    assert.is(code, 2);
    assert.is(stdout, '');
    assert.match(stderr, says);
    assert.match(stderr, /`cloudstack-mcp --help` shows what there is\.\n\[wrong-usage\]\n$/);
  });
}

test('without a cloud every sub-command that needs one says how to set it, and stdout stays empty', async () => {
  for (const words of [[], ['serve'], ['call', 'list-zones']]) {
    const { code, stdout, stderr } = await runCommand(words, { folders });
    assert.is(code, 1);
    assert.is(stdout, '');
    assert.match(
      stderr,
      /^The cloud to talk to is not set\.\n[\s\S]*CLOUDSTACK_API_URL[\s\S]*--demo[\s\S]*\[config-missing\]\n$/,
    );
  }
});

test('a wrong setting is told by its name and its source, wherever the flag stands', async () => {
  for (const words of [
    ['--demo', '--wait-seconds', 'soon', 'call', 'list-zones'],
    ['call', 'list-zones', '--demo', '--wait-seconds', 'soon'],
  ]) {
    const { code, stderr } = await runCommand(words, { folders });
    assert.is(code, 1);
    assert.match(stderr, /^waitSeconds \(--wait-seconds\) must be a whole number from 0 to 3600\.\n/);
    assert.match(stderr, /\[config-invalid\]\n$/);
  }
});

test.run();
