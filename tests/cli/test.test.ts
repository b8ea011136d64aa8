import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { MY_REBOOT } from '../fixtures/my-reboot.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';
import type { Ended } from './run-command.js';

const test = suite('test');
let folders: ServerFolders;
test.before.each(() => {
  folders = new ServerFolders();
});
test.after.each(() => folders.remove());

const run = (...words: string[]): Promise<Ended> => runCommand(['test', ...words], { folders, cwd: folders.root });
const read = (name: string): string => readFileSync(join(folders.root, name), 'utf8');

const REBOOT = `# yaml-language-server: $schema=../../schemas/tool.schema.json
${MY_REBOOT}output:
  done: "{{item.name}} runs again."
examples:
  - ask: Restart web-03
    args: { id: web-03 }
`;
const FILE = 'my/vm/my-reboot.yaml';
const TEST = 'my/vm/my-reboot.test.yaml';

// That all of them do is a step of `npm run check`; here it is that the command says so.
test('built-in manifests do what stands beside them', async () => {
  const { code, stdout } = await run(join(BUILT_IN_MANIFESTS, 'router'));
  assert.match(stdout, /^\d+ calls of \d+ tools, 0 differences\n$/);
  assert.is(code, 0);
});

test('an example without expectations has to succeed and to read well', async () => {
  folders.write(FILE, REBOOT);
  const { code, stdout } = await run('my');
  assert.match(stdout, /^1 call of 1 tool, 0 differences\n1 example without a written expectation/);
  assert.is(code, 0);
  assert.not(existsSync(join(folders.root, TEST)), 'nothing is written unasked');

  folders.write(
    FILE,
    REBOOT.replace('runs again.', 'runs again on {{item.nohost}}.').replace('id: web-03', 'idd: web-03'),
  );
  const wrong = await run('my');
  assert.is(wrong.code, 1);
  assert.match(wrong.stdout, /^my\/vm\/my-reboot.yaml:\d+ my-reboot: Restart web-03\n.*(unknown|missing)-argument/);

  folders.write(FILE, REBOOT.replace('runs again.', 'runs on {{item.nohost}}.'));
  const hole = await run('my');
  assert.is(hole.code, 1);
  assert.match(hole.stdout, /The text has a hole: CloudStack answers no item\.nohost\./);
});

test('an answer in which nothing is left is played too', async () => {
  folders.write(FILE, REBOOT.replace('{{item.name}} runs again.', 'It is {{#item}}{{name}}.{{/item}}'));
  const { code, stdout } = await run('my');
  assert.is(code, 1);
  assert.match(stdout, /Where nothing is left that CloudStack could describe, the text has .*It is \./);
});

test('--update writes what is sent, asked and shown; a change is told line by line and accepted with --update', async () => {
  folders.write(FILE, REBOOT);
  const written = await run('my', '--update');
  assert.is(written.code, 0);
  assert.match(written.stdout, /^Written: my\/vm\/my-reboot.test.yaml\n1 call of 1 tool, 0 differences\n$/);
  assert.match(
    read(TEST),
    /^# yaml-language-server: \$schema=\S+\/test\.schema\.json\n- ask: Restart web-03\n {2}args: \{ id: web-03 \}\n {2}request:\n {4}id: <virtual-machine web-03>\n {2}plan: \|\n {4}web-03 \([0-9a-f-]{36}\) is restarted\.\n.*\n {2}text: \|\n {4}web-03 runs again\.\n$/,
  );
  assert.is((await run('my')).code, 0);

  folders.write(FILE, REBOOT.replace('runs again', 'is up again'));
  const changed = await run(FILE);
  assert.is(changed.code, 1);
  assert.match(
    changed.stdout,
    /^my\/vm\/my-reboot.test.yaml:9 my-reboot: Restart web-03\n {2}The caller sees another text:\n {4}- web-03 runs again\.\n {4}\+ web-03 is up again\.\n/,
  );
  assert.match(changed.stdout, /accept it with --update/);

  folders.write(TEST, `${read(TEST).replace('- ask', '# asked every day\n- ask')}# the end\n`);
  assert.is((await run('my', '--update')).code, 0);
  assert.match(read(TEST), /# asked every day\n- ask[\s\S]*web-03 is up again\.\n+# the end\n$/);
  const before = read(TEST);
  assert.is((await run('my', '--update')).stdout, '1 call of 1 tool, 0 differences\n');
  assert.is(read(TEST), before);
});

test('a changed example is told, and --update takes it over', async () => {
  folders.write(FILE, REBOOT);
  await run('my', '--update');
  folders.write(FILE, REBOOT.replace('args: { id: web-03 }', 'args: { id: web-04 }'));
  const { code, stdout } = await run('my');
  assert.is(code, 1);
  assert.match(stdout, /the manifest has other arguments by now/);
  assert.match(stdout, /- id: <virtual-machine web-03>\n {4}\+ id: <virtual-machine web-04>/);
  assert.is((await run('my', '--update')).code, 0);
  assert.match(read(TEST), /args: \{ id: web-04 \}/);
});

test('cases with an answer, an error of CloudStack, a role, and an error that is expected', async () => {
  folders.write(FILE, REBOOT);
  folders.write(
    TEST,
    `- args: { id: web-03 }
  answer: { name: web-03 }
  text: web-03 runs again.
- args: { id: web-03 }
  error: { errorcode: 533, errortext: No room }
  text: |
    CloudStack could not do rebootVirtualMachine for web-03 (f1371f5c-c55a-57cd-8e45-049103b5a4db): no host, storage or address has room for it.
    CloudStack says: "No room" (533)
    Choose a smaller offering or another zone, or look at the capacity and at hosts in maintenance.
    [no-capacity]
- args: {}
  error: missing-argument
- args: { id: web-03 }
  as: user
`,
  );
  const { code, stdout } = await run('my');
  assert.match(stdout, /^5 calls of 1 tool, 0 differences\n/);
  assert.is(code, 0);
  folders.write(TEST, '- args: { id: web-03 }\n  error: missing-argument\n- args: {}\n  error: unknown-argument\n');
  const { stdout: wrong } = await run('my');
  assert.match(wrong, /my-reboot.test.yaml:2 .*\n {2}The call succeeds, but an error was expected\./);
  assert.match(wrong, /my-reboot.test.yaml:4 .*\n {2}The error is missing-argument; unknown-argument was expected\./);
});

test('a role that does not have the tool is refused', async () => {
  folders.write(
    FILE,
    REBOOT.replace('rebootVirtualMachine', 'rebootRouter').replace('UserVmResponse', 'DomainRouterResponse'),
  );
  folders.write(TEST, '- args: { id: web-03 }\n  as: user\n  error: not-on-this-cloud\n');
  const { stdout } = await run('my');
  assert.match(stdout, /, 0 differences\n/);
});

test('a private command is tried out by its manifest alone', async () => {
  folders.write(
    'my/rack/list-racks.yaml',
    `command: listRacks
title: List racks
description: Shows the racks of this company.
effect: read
answer: { kind: list, of: RackResponse }
params:
  zoneid: { use: zone, description: Only in this zone. }
ttl: list
output:
  columns: [name, id]
examples:
  - ask: Which racks are in Frankfurt?
    args: { zoneid: fra-1 }
`,
  );
  const { code, stdout } = await run('my', '--update');
  assert.is(code, 0, stdout);
  assert.match(read('my/rack/list-racks.test.yaml'), /zoneid: <zone fra-1>[\s\S]*rack-1\|[0-9a-f]{8}/);
});

test('a test file of a wrong form, and a manifest that the engine refuses, are told with their lines', async () => {
  folders.write(FILE, REBOOT);
  folders.write(TEST, '- args: { id: web-03 }\n  txt: no such key\n');
  const form = await run('my');
  assert.is(form.code, 1);
  assert.match(form.stdout, /my-reboot.test.yaml:2:3 .*txt/);
  folders.write(FILE, REBOOT.replace('effect: change', 'effect: chnge'));
  const broken = await run('my');
  assert.is(broken.code, 1);
  assert.match(broken.stdout, /my-reboot.yaml:5:\d+ /);
});

test('--json', async () => {
  folders.write(FILE, REBOOT);
  folders.write(TEST, '- args: { id: web-03 }\n  text: Something else.\n');
  const { code, stdout } = await run('my', '--json');
  assert.is(code, 1);
  const { differences, calls, tools } = JSON.parse(stdout) as Record<string, unknown>;
  assert.is(calls, 1);
  assert.is(tools, 1);
  const [one = {}] = differences as Record<string, unknown>[];
  assert.equal(
    { file: one['file'], line: one['line'], part: one['part'], tool: one['tool'], lines: one['lines'] },
    { file: TEST, line: 2, part: 'text', tool: 'my-reboot', lines: ['- Something else.', '+ web-03 runs again.'] },
  );
});

test('what is not there cannot be tested: exit code 2', async () => {
  assert.is((await run('nowhere')).code, 2);
});

test('one file of the built-in ones, by its test file too', async () => {
  for (const name of ['list-zones.yaml', 'list-zones.test.yaml']) {
    const { stdout } = await run(join(BUILT_IN_MANIFESTS, 'zone', name));
    assert.is(stdout, '2 calls of 1 tool, 0 differences\n');
  }
});

test.run();
