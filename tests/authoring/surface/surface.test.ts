import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { commitOf } from '../../../engine/authoring/git/repository.js';
import { findFiles, isShared } from '../../../engine/manifest/find-files.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';
import { compareSurface } from '../../../engine/authoring/surface/compare-surface.js';
import { filesAtCommit } from '../../../engine/authoring/surface/files-at-commit.js';
import { MARKER, markdownSurface } from '../../../engine/authoring/surface/report/markdown.js';
import { textSurface } from '../../../engine/authoring/surface/report/text.js';
import type { Surface } from '../../../engine/authoring/surface/surface.js';
import { toolSetReader } from '../../../engine/authoring/surface/tool-set.js';
import { runCommand } from '../../cli/run-command.js';
import { GitFolder } from '../../fixtures/git-folder.js';

const REBOOT = `command: rebootVirtualMachine
title: Reboot a machine of mine
description: Restarts one machine of mine.
effect: change
async: true
answer: { kind: object, of: UserVmResponse }
params:
  id: { use: virtual-machine, required: true }
  forced: { type: boolean, description: At once. }
danger:
  severity: high
  category: interruption
  warning: "{{vm}} is restarted."
  reversible: true
  impact: one machine
  confirm: reboot
  escalate:
    - when: { forced: true }
      severity: critical
changes: [virtual-machine]
secrets: { hide: [password] }
`;
const LIST = `command: listZones
title: List zones
description: Shows the zones of this cloud.
effect: read
answer: { kind: list, of: ZoneResponse }
shows: [zone]
ttl: list
output: { columns: [name] }
`;

const shared = findFiles(BUILT_IN_MANIFESTS).filter(isShared);
const repository = new GitFolder();
const folder = join(repository.root, 'our manifests');
const test = suite('surface');
test.after(() => repository.remove());

repository.write('our manifests/vm/my-reboot.yaml', REBOOT);
repository.write('our manifests/zone/list-my-zones.yaml', LIST);
repository.write('our manifests/zone/ümlaut.txt', 'no manifest');
const START = repository.commit();

/** The work tree with some files changed for this comparison; undefined deletes one. */
function surfaceOf(changes: Record<string, string | undefined>): Surface {
  for (const [name, text] of Object.entries(changes)) {
    if (text === undefined) repository.delete(`our manifests/${name}`);
    else repository.write(`our manifests/${name}`, text);
  }
  const read = toolSetReader(shared);
  const surface = compareSurface('main', read(filesAtCommit(folder, START)), read(findFiles(folder)));
  repository.git('checkout', '-q', '.');
  repository.git('clean', '-qfd');
  return surface;
}

const whatOf = (changes: readonly { what: string }[]): string[] => changes.map(({ what }) => what);

test('nothing changed', () => {
  const surface = surfaceOf({});
  assert.equal(surface.tools, { before: 2, after: 2 });
  assert.is(surface.tokens.before, surface.tokens.after);
  assert.ok(surface.tokens.after > 100);
  assert.match(textSurface(surface), /^Compared with main: 2 tools, about \d+ tokens\.\nNothing changed/);
  assert.match(markdownSurface(surface), 'Nothing changed for who uses the tools.');
});

test('added, removed and renamed tools, and what they cost', () => {
  const pods = LIST.replace('listZones', 'listPods');
  const surface = surfaceOf({
    'zone/list-my-zones.yaml': undefined,
    'zone/my-zones.yaml': LIST,
    'pod/list-my-pods.yaml': pods,
    'vm/my-reboot.yaml': undefined,
  });
  assert.equal(surface.renamed, [{ from: 'list-my-zones', to: 'my-zones' }]);
  assert.equal(surface.removed.map(({ name, danger }) => [name, danger]), [['my-reboot', 'high, up to critical']]); // prettier-ignore
  assert.equal(surface.added.map(({ name, danger, effect }) => [name, danger, effect]), [['list-my-pods', 'none', 'read']]); // prettier-ignore
  assert.equal(surface.changed, []);
  assert.ok(surface.tokens.after < surface.tokens.before);
});

const LOWERED: [name: string, from: string, to: string, says: RegExp][] = [
  ['severity', 'severity: high', 'severity: medium', /^severity: high -> medium$/],
  ['an escalation gone', '  escalate:\n    - when: { forced: true }\n      severity: critical\n', '', /^when forced is true: critical -> no longer said$/], // prettier-ignore
  ['an escalation lowered', 'severity: critical', 'severity: high', /^when forced is true: critical -> high$/],
  ['no longer hidden', 'hide: [password]', 'hide: [userdata]', /^no longer hidden: password$/],
];

for (const [name, from, to, says] of LOWERED) {
  test(`less careful: ${name}; and more careful the other way round`, () => {
    const surface = surfaceOf({ 'vm/my-reboot.yaml': REBOOT.replace(from, to) });
    assert.match(whatOf(surface.lowered)[0] ?? '', says);
    const markdown = markdownSurface(surface);
    assert.match(markdown, '> [!CAUTION]');
    assert.ok(markdown.indexOf('CAUTION') < markdown.indexOf('<details>') || !markdown.includes('<details>'));
    assert.match(textSurface(surface), /tokens\.\n\nLess careful than before \(1\):\n {2}my-reboot: /);
    const read = toolSetReader(shared);
    const file = findFiles(folder).filter(({ name: one }) => one === 'vm/my-reboot.yaml');
    const mild = file.map((one) => ({ ...one, text: REBOOT.replace(from, to), hash: 'mild' }));
    const back = compareSurface('x', read(mild), read(file));
    assert.ok(back.raised.length > 0);
    assert.ok(back.lowered.length <= (name === 'no longer hidden' ? 1 : 0));
  });
}

test('an effect that becomes a read, and a danger that goes, are less careful', () => {
  const read = REBOOT.replace('effect: change', 'effect: read').replace('changes: [virtual-machine]\n', 'ttl: none\n').replace(/danger:[\s\S]*critical\n/, ''); // prettier-ignore
  const { lowered } = surfaceOf({ 'vm/my-reboot.yaml': read });
  assert.equal(whatOf(lowered), [
    'effect: change -> read',
    'severity: high -> none',
    'when forced is true: critical -> no longer said',
    'phrase: reboot -> none',
  ]);
});

test('arguments and facts that changed', () => {
  const changed = REBOOT.replace('  forced: { type: boolean', '  zoneid: { use: zone, required: true }\n  forced: { type: string, more: true').replace('async: true\n', ''); // prettier-ignore
  const [tool] = surfaceOf({ 'vm/my-reboot.yaml': changed }).changed;
  assert.equal(tool?.changes, [
    'argument zoneid: new, required',
    'argument forced: boolean -> string, no longer listed',
    'async: true -> false',
  ]);
  assert.is.not(tool?.tokens.before, tool?.tokens.after);
});

test('a file that cannot be read is said, before and after', () => {
  const surface = surfaceOf({ 'vm/my-reboot.yaml': 'command: [' });
  assert.equal(surface.unreadable, { before: [], after: ['vm/my-reboot.yaml'] });
  assert.match(markdownSurface(surface), 'Cannot be read');
});

test('markdown: texts of a manifest are no markdown, no mention and no HTML; it begins with its marker', () => {
  const nasty = 'x` @all <img src=x> ![y](z) <!-- | # \\';
  const surface = surfaceOf({ 'pod/list-my-pods.yaml': LIST.replace('title: List zones', `title: '${nasty}'`) });
  const text = markdownSurface(surface);
  assert.is(text.split('\n')[0], MARKER);
  const row = text.split('\n').find((line) => line.includes('@all'));
  assert.is(row?.split(/(?<!\\)\|/).length, 7, 'still one row of five cells');
  assert.match(row ?? '', "`x' @all <img src=x> ![y](z) <!-- \\| # \\`");
});

test('markdown: never more than a comment may hold', () => {
  const surface = surfaceOf({});
  const tool = { name: 'n'.repeat(40), title: 't'.repeat(2000), command: 'c', effect: 'read', danger: 'none', tokens: 1 } as const; // prettier-ignore
  const many = Array.from({ length: 900 }, () => tool);
  const lowered = many.map(({ name }) => ({ tool: name, what: 'severity: high -> low' }));
  for (const one of [
    { ...surface, added: many },
    { ...surface, lowered },
    { ...surface, lowered, added: many.slice(0, 5) },
  ]) {
    const text = markdownSurface(one);
    assert.ok(text.length < 65_000, String(text.length));
    assert.match(text, 'More than a comment can hold');
  }
});

test('files at a commit are those of git, whatever the work tree says', () => {
  repository.write('our manifests/zone/list-my-zones.yaml', 'other');
  const files = filesAtCommit(folder, START);
  assert.equal(files.map(({ name, text }) => [name, text]), [['vm/my-reboot.yaml', REBOOT], ['zone/list-my-zones.yaml', LIST]]); // prettier-ignore
  repository.git('checkout', '-q', '.');
  assert.equal(
    filesAtCommit(join(repository.root, 'our manifests', 'zone'), commitOf(repository.root, 'main')).length,
    1,
  );
});

test('the command: a branch against where it left, as text, JSON and markdown; 2 where it cannot tell', async () => {
  repository.git('checkout', '-q', '-b', 'work');
  repository.write('our manifests/vm/my-reboot.yaml', REBOOT.replace('severity: high', 'severity: low'));
  repository.commit();
  const run = (...words: string[]) =>
    runCommand(['surface', '--manifests', folder, ...words], { folders: repository.folders, cwd: repository.root });
  const [text, json, markdown, unknown] = await Promise.all([
    run('--base', 'main'),
    run('--base', 'main', '--format', 'json'),
    run('--base-folder', folder, '--format', 'markdown'),
    run('--base', 'nope'),
  ]);
  assert.equal([text.code, text.stderr], [0, '']);
  assert.match(text.stdout, /Less careful than before \(1\):\n {2}my-reboot: severity: high -> low\n/);
  const surface = JSON.parse(json.stdout) as Surface;
  assert.equal(surface.lowered, [{ tool: 'my-reboot', what: 'severity: high -> low' }]);
  assert.match(markdown.stdout, 'Nothing changed');
  assert.equal([unknown.code, unknown.stdout], [2, '']);
  assert.match(unknown.stderr, 'git knows no branch');
});

test.run();
