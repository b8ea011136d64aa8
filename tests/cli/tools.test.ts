import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { tools } from '../../engine/cli/tools.js';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { fakeTerminal } from './fake-terminal.js';
import { runCommand } from './run-command.js';
import type { Ended } from './run-command.js';

const folders = new ServerFolders();
const test = suite('tools and their help');
test.after(() => folders.remove());

// No cloud is configured in any of these, and none is there.
const run = (...words: string[]): Promise<Ended> => runCommand(words, { folders });
const namesIn = ({ stdout }: Ended): string[] =>
  [...stdout.matchAll(/^([a-z][a-z0-9-]+) {2,}/gm)].map(([, one = '']) => one).slice(1);

const toolsIn = ({ stdout }: Ended) => JSON.parse(stdout) as Record<'name' | 'resource' | 'effect', string>[];

test('all of them: a line each, lined up, with effect and severity', async () => {
  const { code, stdout, stderr } = await run('tools');
  assert.is(code, 0);
  assert.is(stderr, '');
  const [head = '', ...lines] = stdout.trimEnd().split('\n');
  assert.match(head, /^tool +effect +severity +title$/);
  const at = head.indexOf('title');
  for (const line of lines) assert.match(line.slice(at - 2, at + 1), /^ {2}\S$/, line);
  assert.match(stdout, /^destroy-virtual-machine +change +high-critical +Destroy a virtual machine$/m);
  assert.match(stdout, /^list-zones +read +List zones$/m);
});

test('words find the same tools as find-tools, the best first', async () => {
  const found = namesIn(await run('tools', 'resize', 'a', 'volume'));
  assert.is(found[0], 'resize-volume');
  const told = await runCommand(['--demo', 'call', 'find-tools', 'query=resize a volume', '--json'], { folders });
  const { structured } = JSON.parse(told.stdout) as { structured: { tools: { name: string }[] } };
  assert.equal(
    found.slice(0, 5),
    structured.tools.map(({ name }) => name),
  );
});

test('a kind of thing has all its tools, and no others', async () => {
  for (const word of ['zone', 'zone/*', 'Zone']) {
    const found = toolsIn(await run('tools', word, '--json'));
    assert.ok(found.some(({ name }) => name === 'list-zones'));
    assert.equal([...new Set(found.map(({ resource }) => resource))], ['zone'], word);
  }
});

test('--json for programs', async () => {
  const { stdout } = await run('tools', 'destroy virtual machine', '--json');
  const [first] = JSON.parse(stdout) as unknown[];
  assert.equal(first, {
    name: 'destroy-virtual-machine',
    title: 'Destroy a virtual machine',
    resource: 'virtual-machine',
    command: 'destroyVirtualMachine',
    effect: 'change',
    severity: 'high',
    worst: 'critical',
  });
});

test('what the operator leaves out is not there, and that nothing is left says why', async () => {
  const reads = toolsIn(await run('tools', 'volume', '--read-only', '--json'));
  assert.ok(reads.some(({ name }) => name === 'list-volumes'));
  assert.equal([...new Set(reads.map(({ effect }) => effect))], ['read']);
  const none = await run('tools', 'delete volume', '--exclude-tools', '*');
  assert.is(none.code, 1);
  assert.is(none.stdout, '');
  assert.match(none.stderr, /^The settings \(tools, excludeTools\) leave out every tool that fits\.$/m);
  const odd = await run('tools', 'xyzzy');
  assert.is(odd.code, 1);
  assert.match(odd.stderr, /^No tool fits "xyzzy"\./);
});

test('what the key may not call is left out once a start has learned it', async () => {
  const cloud = await startDemoCloud();
  try {
    const options = { cloud, keys: cloud.keys.user, folders };
    await runCommand(['call', 'find-tools', 'query=hosts'], options);
    const terminal = fakeTerminal([], 120);
    const before = { ...process.env };
    Object.assign(process.env, {
      CLOUDSTACK_API_KEY: cloud.keys.user.apiKey,
      CLOUDSTACK_SECRET_KEY: cloud.keys.user.secretKey,
    });
    await tools('', { url: cloud.url, cacheDir: folders.cache, stateDir: folders.state, json: false }, terminal);
    process.env = before;
    assert.not.match(terminal.written(), /^list-hosts /m);
    assert.match(terminal.written(), /\d+ more are not for this key or not in this cloud\. More about one: /);
  } finally {
    await cloud.close();
  }
});

test('call TOOL --help: arguments with type, unit and values, dangers and examples that run as they stand', async () => {
  for (const words of [
    ['call', 'resize-volume', '--help'],
    ['call', '--help', 'resizeVolume'],
    ['call', 'resize-volume', 'id=x', '-h'],
  ]) {
    const { code, stdout, stderr } = await run(...words);
    assert.is(code, 0, stderr);
    assert.match(stdout, /^Usage: cloudstack-mcp call resize-volume KEY=VALUE\.\.\.$/m);
    assert.match(stdout, /^Resize a volume \(CloudStack’s resizeVolume; changes something, as a job\)$/m);
    assert.match(stdout, /^ {2}id +.*\[string; required\]/m);
    assert.match(stdout, /^ {2}size +[\s\S]*?\(in GiB\)\s+\[integer/m);
    assert.match(stdout, /^ {2}_dry_run +/m);
    assert.match(stdout, /^Severity: high; critical with /m);
    assert.match(stdout, /^ {2}# .+\n {2}cloudstack-mcp call resize-volume id=/m);
    assert.not.match(stdout, /--read-only/);
  }
});

test('help of an unknown tool names the nearest; help without a tool is that of the command', async () => {
  const unknown = await run('call', 'resize-volum', '--help');
  assert.is(unknown.code, 1);
  assert.match(unknown.stderr, /Did you mean resize-volume\?[\s\S]*cloudstack-mcp tools[\s\S]*\[unknown-tool\]\n$/);
  const { code, stdout } = await run('call', '--help');
  assert.is(code, 0);
  assert.match(stdout, /^Usage: cloudstack-mcp call /);
});

test('help of each sub-command has its own options, and a line that says where the others are', async () => {
  const commands = [...(await run('--help')).stdout.matchAll(/^ {2}([a-z-]+) .*$/gm)].map(([, one = '']) => one);
  const subCommands = commands.slice(commands.indexOf('serve')).filter((one) => one !== 'help');
  assert.ok(subCommands.includes('tools') && subCommands.length > 10);
  for (const name of subCommands) {
    const { stdout } = await run(name, '--help');
    assert.not.match(stdout, /--read-only|Global Options/, name);
    assert.match(
      stdout,
      /\nOptions of all commands, such as --config, --profile and --demo: cloudstack-mcp --help\n$/,
      name,
    );
  }
});

const IDLE: [flag: string, glob: string, says: RegExp][] = [
  [
    '--tools',
    'virtualmachine/*',
    /^Warning: tools: no tool fits virtualmachine\/\*\. Did you mean virtual-machine\/\*\? /,
  ],
  ['--tools', 'volumes', /no tool fits volumes\. Did you mean volume\/\*\?/],
  [
    '--exclude-tools',
    'destroy-virtualmachine',
    /excludeTools: no tool fits destroy-virtualmachine\. Did you mean destroy-virtual-machine/,
  ],
  ['--exclude-tools', 'volume/deletevolume', /Did you mean volume\/\*\?/],
];

for (const [flag, glob, says] of IDLE) {
  test(`${flag} ${glob} takes nothing: told with the nearest`, async () => {
    const { stderr } = await run('--demo', flag, glob, 'call', 'list-zones');
    assert.match(stderr, says);
    assert.match((await run('--demo', flag, glob, 'doctor')).stdout, /warning +(tools|excludeTools): no tool fits /);
  });
}

test('patterns that take a tool are not told, those of the server itself neither', async () => {
  const words = ['--tools', 'zone/*', '--exclude-tools', 'run-tool', '--exclude-tools', 'delete-*'];
  const { stderr } = await run('--demo', ...words, 'call', 'list-zones');
  assert.is(stderr, '');
});

test('a manifest that is left out is told in a line, with the file and what to do', async () => {
  const file = folders.write('wrong/zone/my-zones.yaml', 'command: listZones\ntitle: x\nsince: 4.20\n');
  for (const words of [
    ['tools', 'zone'],
    ['call', 'list-zones', '--help'],
  ]) {
    const { code, stderr } = await run('--manifests', `${folders.root}/wrong`, ...words);
    assert.is(code, 0);
    const [line = '', ...rest] = stderr.trimEnd().split('\n');
    assert.ok(line.startsWith(`Left out: ${file}:1:`), stderr);
    assert.ok(line.endsWith(` More: cloudstack-mcp lint ${file}`), stderr);
    assert.equal(rest, []);
  }
});

test.run();
