import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseFiles } from '../../engine/lint/choose-files.js';
import { lint } from '../../engine/lint/lint.js';
import { findFiles } from '../../engine/manifest/find-files.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';

/** What keeps a server from using these files: the file and the sentence. Rules about taste have tests of their own. */
function foundIn(...paths: string[]): { file: string; message: string }[] {
  return lint(chooseFiles(paths))
    .found.filter(({ rule: { id } }) => /^form\/(schema|fits-together|unique-name)$/.test(id))
    .map(({ problem: { file, message } }) => ({ file, message }));
}

const folders = new ServerFolders();
const test = suite('lint');
test.after(() => folders.remove());
test.after.each(() => rmSync(join(folders.root, 'my'), { recursive: true, force: true }));

const GOOD = `command: rebootVirtualMachine
title: Reboot a machine of mine
description: Restarts one machine of mine.
effect: change
async: true
answer: { kind: object, of: UserVmResponse }
params:
  id: { use: virtual-machine, required: true }
danger:
  severity: high
  category: interruption
  warning: "{{vm}} is restarted."
  reversible: true
  impact: one machine
  confirm: reboot
changes: [virtual-machine]
`;

/** One mistake in a good manifest: what is replaced, the line it is on then, and what is said. */
const MISTAKES: [name: string, from: string, to: string, line: number, says: RegExp][] = [
  ['a number where a text belongs', 'async: true', 'since: 4.20\nasync: true', 5, /since/],
  ['a text that begins with {{', '"{{vm}} is restarted."', '{{vm}} is restarted.', 12, /begins with \{\{[\s\S]*quotes/],
  ['a colon in a text', 'Restarts one machine of mine.', 'Restarts: one machine of mine.', 3, /": "[\s\S]*quotes/],
  ['a star', 'Restarts one machine of mine.', '*restarts one machine of mine.', 3, /begins with \*[\s\S]*quotes/],
  ['a tab', '  id:', '\tid:', 8, /tab/],
  ['a word that does not exist', 'effect: change', 'efect: change', 4, /effect/],
  ['an entity that does not exist', 'use: virtual-machine', 'use: virtual-machin', 8, /virtual-machine/],
  ['a name in a text that does not exist', '{{vm}} is', '{{machine}} is', 12, /machine/],
  ['a key twice', 'async: true', 'async: true\nasync: false', 6, /twice/],
];

for (const [name, from, to, line, says] of MISTAKES) {
  test(`${name}: told with line, mark and advice`, async () => {
    folders.write('my/virtual-machine/my-reboot.yaml', GOOD.replace(from, to));
    const { code, stdout, stderr } = await runCommand(['lint', 'my'], { folders, cwd: folders.root });
    assert.is(code, 1);
    assert.is(stderr, '');
    const place = new RegExp(`^${join('my', 'virtual-machine', 'my-reboot.yaml')}:(\\d+):\\d+ `, 'gm');
    const lines = [...stdout.matchAll(place)].map(([, found]) => Number(found));
    assert.ok(lines.includes(line), `line ${line} in:\n${stdout}`);
    assert.match(stdout, says);
    assert.match(stdout, /^ +\| +\^+$/m);
    assert.match(stdout, /\n1 file, [1-9]\d* findings? \(.*\).*\n$/);
  });
}

test('the built-in manifests are sound, and all of them are read', async () => {
  const all = findFiles(BUILT_IN_MANIFESTS);
  const { code, stdout } = await runCommand(['lint'], { folders });
  assert.is(stdout, `${all.length} files, 0 findings\n`);
  assert.is(code, 0);
});

test('one file, and one folder of the built-in ones', async () => {
  const file = join(BUILT_IN_MANIFESTS, 'zone', 'list-zones.yaml');
  assert.is((await runCommand(['lint', file], { folders })).stdout, '1 file, 0 findings\n');
  const zones = await runCommand(['lint', join(BUILT_IN_MANIFESTS, 'zone'), file], { folders });
  assert.is(zones.stdout, '1 file, 0 findings\n');
});

test('a folder without _shared uses the built-in words; a _shared above a file adds its own', () => {
  const file = folders.write('my/virtual-machine/my-reboot.yaml', GOOD);
  assert.equal(foundIn(file), []);
  assert.equal(foundIn(join(folders.root, 'my')), []);
  const other = folders.write('my/rack/list-racks.yaml', GOOD.replace('use: virtual-machine', 'use: rack, as: vm'));
  assert.is(foundIn(other).length, 1);
  folders.write('my/_shared/entities.yaml', 'rack: { list: listRacks, name: [name], as: rack }\n');
  assert.equal(foundIn(other), []);
  assert.equal(foundIn(join(folders.root, 'my')), []);
});

test('a broken shared file is told where it is linted itself', () => {
  const shared = folders.write('my/_shared/entities.yaml', 'rack: { list: 3 }\n');
  const file = folders.write('my/rack/my-reboot.yaml', GOOD);
  assert.ok(foundIn(join(folders.root, 'my')).some((problem) => problem.file === shared));
  assert.ok(foundIn(shared).some((problem) => problem.file === shared));
  assert.equal(foundIn(file), []);
});

test('two of one name are both told, and so is the name of a built-in one', () => {
  folders.write('my/a/my-reboot.yaml', GOOD);
  folders.write('my/b/my-reboot.yaml', GOOD);
  folders.write('my/b/list-zones.yaml', GOOD);
  const problems = foundIn(join(folders.root, 'my'));
  const told = problems.map(({ file, message }) => `${file.slice(folders.root.length + 4)}: ${message}`);
  assert.is(problems.length, 3);
  assert.ok(told.some((text) => text.startsWith('a/my-reboot.yaml') && text.includes('b/my-reboot.yaml')));
  assert.ok(told.some((text) => text.startsWith('b/list-zones.yaml') && text.includes('zone/list-zones.yaml')));
});

test('another checkout of this project replaces the built-in ones: no clash', () => {
  const home = join(folders.root, 'my', 'manifests');
  mkdirSync(home, { recursive: true });
  folders.write('my/schemas/tool.schema.json', '{}');
  folders.write('my/manifests/_shared/partials.yaml', '{}\n');
  folders.write('my/manifests/zone/list-zones.yaml', GOOD);
  assert.equal(foundIn(home), []);
});

test.run();
