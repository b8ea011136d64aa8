import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseFiles } from '../../engine/authoring/lint/choose-files.js';
import { lint } from '../../engine/authoring/lint/lint.js';
import { ruleNamed } from '../../engine/authoring/lint/rule-named.js';
import { RULES } from '../../engine/authoring/lint/rules.js';
import { findFiles } from '../../engine/manifest/find-files.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { MY_REBOOT as GOOD } from '../fixtures/my-reboot.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';

/** What keeps a server from using these files: the file and the sentence. Rules about taste have tests of their own. */
function foundIn(...paths: string[]): { file: string; message: string }[] {
  return lint(chooseFiles(paths))
    .found.filter(({ rule: { id } }) => /^form\/(schema|shared-word|fits-together|unique-name)$/.test(id))
    .map(({ problem: { file, message } }) => ({ file, message }));
}

const folders = new ServerFolders();
const test = suite('lint');
test.after(() => folders.remove());
test.after.each(() => rmSync(join(folders.root, 'my'), { recursive: true, force: true }));

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
  ['a key twice', 'async: true', 'async: true\nasync: false', 6, /for the second time/],
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
  assert.match(zones.stdout, /^[1-9]\d* files?, 0 findings\n$/);
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

test('--format json and github go to stdout, SARIF to a file besides; paths start where lint does', async () => {
  folders.write('my/virtual-machine/my-reboot.yaml', GOOD.replace('effect: change', 'efect: change'));
  const sarif = join(folders.root, 'my', 'found.sarif');
  const run = (...words: string[]) => runCommand(['lint', 'my', ...words], { folders, cwd: folders.root });
  const [json, github] = await Promise.all([run('--format', 'json'), run('--format', 'github', '--sarif', sarif)]);
  assert.equal([json.code, json.stderr, github.code, github.stderr], [1, '', 1, '']);
  const { findings } = JSON.parse(json.stdout) as { findings: { file: string; line: number }[] };
  assert.equal(
    findings.map(({ file, line }) => [file, line]).find(([, line]) => line === 4),
    ['my/virtual-machine/my-reboot.yaml', 4],
  );
  assert.match(
    github.stdout,
    /^::error file=my\/virtual-machine\/my-reboot\.yaml,line=4,col=1,endColumn=6,title=form/m,
  );
  const { runs } = JSON.parse(readFileSync(sarif, 'utf8')) as { runs: { results: unknown[] }[] };
  assert.is(runs[0]?.results.length, findings.length);
});

test('--severity error leaves warnings out, also of the exit code', async () => {
  folders.write('my/virtual-machine/my-reboot.yaml', GOOD);
  const run = (...words: string[]) => runCommand(['lint', 'my', ...words], { folders, cwd: folders.root });
  const [all, errors] = await Promise.all([run('--format', 'json'), run('--format', 'json', '--severity', 'error')]);
  const count = (text: string) => JSON.parse(text) as { errors: number; warnings: number };
  assert.is(count(errors.stdout).warnings, 0);
  assert.is(count(errors.stdout).errors, count(all.stdout).errors);
  assert.is(errors.code, count(all.stdout).errors > 0 ? 1 : 0);
});

test('--explain tells a rule with its examples, lists all of them, and finds what was meant', async () => {
  const [one, all, unknown] = await Promise.all(
    [['--explain', 'form/schema'], ['--explain'], ['--explain', 'form/shema']].map((words) =>
      runCommand(['lint', ...words], { folders }),
    ),
  );
  const { title, why, bad, good } = ruleNamed('form/schema');
  for (const part of [title, why, bad.shown, good.shown, '(error)', '--fix'])
    assert.ok(one?.stdout.includes(part), part);
  assert.is(one?.code, 0);
  for (const { id } of RULES) assert.ok(all?.stdout.includes(`  ${id} `), id);
  assert.equal([unknown?.code, unknown?.stdout], [2, '']);
  assert.match(unknown?.stderr ?? '', 'Did you mean form/schema?');
});

test('--fix writes what is mechanical, says so on stderr, and leaves the rest', async () => {
  const file = folders.write('my/virtual-machine/my-reboot.yaml', `\uFEFF${GOOD}`);
  const run = () => runCommand(['lint', 'my', '--fix', '--severity', 'error'], { folders, cwd: folders.root });
  const first = await run();
  const text = readFileSync(file, 'utf8');
  const [line = '', ...rest] = text.split('\n');
  assert.is(rest.join('\n'), GOOD);
  const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(line)?.[1] ?? '';
  assert.ok(existsSync(join(dirname(file), schema)), `an editor finds ${schema}`);
  assert.match(first.stderr, /^Fixed \d+ findings? in 1 file\.\n$/);
  const second = await run();
  assert.is(second.stderr, '', 'nothing is left to fix');
  assert.is(readFileSync(file, 'utf8'), text);
});

test('--apis: commands of a server that are not CloudStack’s own are known then', async () => {
  const own = GOOD.replace('command: rebootVirtualMachine', 'command: rebootRack');
  folders.write('my/virtual-machine/my-reboot.yaml', own);
  const params = [{ name: 'id', type: 'uuid', required: true }];
  const apis = {
    count: 1,
    api: [{ name: 'rebootRack', isasync: true, params, response: [{ name: 'id', type: 'string' }] }],
  };
  folders.write('my/apis.json', JSON.stringify(apis));
  const run = (...words: string[]) => runCommand(['lint', 'my', ...words], { folders, cwd: folders.root });
  const [without, known, broken] = await Promise.all([run(), run('--apis', 'my/apis.json'), run('--apis', 'my/none')]);
  assert.match(without.stdout, 'facts/command-exists');
  assert.not.match(known.stdout, 'facts/command-exists');
  assert.equal([broken.code, broken.stdout], [2, '']);
  assert.match(broken.stderr, /^There is no file my\/none\./);
});

test('what keeps it from running ends with 2 and a sentence', async () => {
  folders.write('my/virtual-machine/my-reboot.yaml', GOOD);
  for (const [words, says] of [
    [['my', '--changed'], /is not in a git repository/],
    [['my', '--sarif', '/nowhere/at/all.sarif'], /cannot be written \(ENOENT\)/],
    [['my', '--format', 'xml'], /Allowed choices are terminal, json, github, sarif/],
    [['my', '--unheard-of'], /Unknown option/],
  ] as const) {
    const { code, stdout, stderr } = await runCommand(['lint', ...words], { folders, cwd: folders.root });
    assert.equal([code, stdout], [2, ''], words.join(' '));
    assert.match(stderr, says);
  }
});

test.run();
