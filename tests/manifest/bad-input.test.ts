import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseFiles } from '../../engine/authoring/lint/choose-files.js';
import { lint } from '../../engine/authoring/lint/lint.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from '../cli/run-command.js';

const GOOD = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: doThing
title: Do a thing
description: Does a thing for as long as it takes.
effect: change
answer: { kind: object }

params:
  id: { use: thing, required: true, description: Which one. }

danger:
  severity: low

changes: [thing]

output:
  done: "{{item.name}} is done."
`;
const ENTITIES = `# yaml-language-server: $schema=../../schemas/entities.schema.json
thing: { list: listThings, as: thing }
`;

interface BadFile {
  what: string;
  /** Puts the bad thing at this path. */
  make: (path: string, folder: ManifestFolder) => void;
  says: string | RegExp;
  line?: number;
}

const text =
  (content: string | Buffer) =>
  (path: string): void =>
    writeFileSync(path, content);
const changed = (was: string | RegExp, is: string): ((path: string) => void) => {
  const content = GOOD.replace(was, is);
  assert.is.not(content, GOOD);
  return text(content);
};
const nested = (open: string, close = ''): ((path: string) => void) =>
  text(`${GOOD}examples: ${open.repeat(10_000)}${close.repeat(10_000)}\n`);

// prettier-ignore -- one kind a line
const BAD: BadFile[] = [
  { what: 'tabs', make: changed('  severity', '\tseverity'), says: 'not tabs', line: 12 },
  { what: 'an anchor', make: changed('title: Do', 'title: &a Do'), says: 'begins with &', line: 3 },
  { what: 'an alias', make: changed('title: Do a thing', 'title: *a'), says: 'begins with *', line: 3 },
  {
    what: 'a merge key',
    make: changed('danger:', 'danger:\n  <<: { category: cost }'),
    says: '<< does not work',
    line: 12,
  },
  { what: 'a type of YAML', make: changed('title: Do', 'title: !!binary Do'), says: 'begins with !', line: 3 },
  { what: 'a type that is none', make: changed('title: Do', 'title: !do Do'), says: 'begins with !', line: 3 },
  { what: 'another YAML version', make: text(`%YAML 1.1\n---\n${GOOD}`), says: 'begin with %', line: 1 },
  { what: 'a key twice', make: changed('effect:', 'title: Again\neffect:'), says: 'for the second time', line: 5 },
  {
    what: 'a version without quotes',
    make: changed('effect:', 'since: 4.20\neffect:'),
    says: '4.20 is read as the number 4.2',
    line: 5,
  },
  { what: 'yes for true', make: changed('required: true', 'required: yes'), says: 'must be true or false', line: 9 },
  {
    what: '{{ without quotes',
    make: changed('"{{item.name}} is done."', '{{item.name}} is done.'),
    says: 'begins with {{',
    line: 17,
  },
  { what: ': in a text', make: changed('Do a thing', 'Do: a thing'), says: 'with a colon in it', line: 3 },
  { what: '* in front of a text', make: changed('Do a thing', '*Do a thing'), says: 'begins with *', line: 3 },
  { what: '10 MB', make: text(`${GOOD}${'# much\n'.repeat(1_500_000)}`), says: /too large: .* 256 KiB/ },
  {
    what: 'a billion laughs',
    make: text(
      `a: &a [x, x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, at) => `${name}: &${name} [*${'abcdefgh'[at] ?? ''}, *${'abcdefgh'[at] ?? ''}]\n`).join('')}`,
    ),
    says: 'begins with *',
    line: 2,
  },
  { what: '[ ten thousand times', make: nested('['), says: 'inside each other', line: 18 },
  { what: '[ ] ten thousand times', make: nested('[', ']'), says: 'inside each other', line: 18 },
  { what: '{a: ten thousand times', make: nested('{a: '), says: 'inside each other', line: 18 },
  { what: '- ten thousand times', make: text(`${'- '.repeat(10_000)}a\n`), says: 'inside each other', line: 1 },
  {
    what: 'a map in a map, 300 times',
    make: text(Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')),
    says: 'inside each other',
    line: 202,
  },
  { what: 'UTF-16', make: text(Buffer.from(`\ufeff${GOOD}`, 'utf16le')), says: 'UTF-16' },
  { what: 'Latin-1', make: text(Buffer.from(GOOD.replace('Do a', 'F\u00fchre a'), 'latin1')), says: 'not UTF-8' },
  { what: 'a byte that is no text', make: changed('Do a', 'Do\0a'), says: 'not text' },
  { what: 'a folder', make: (path) => mkdirSync(path), says: 'is a folder' },
  { what: 'a link out of the folder', make: (path) => symlinkSync('/etc/hostname', path), says: 'points outside' },
  { what: 'a link to nothing', make: (path) => symlinkSync('nowhere.yaml', path), says: 'points to nothing' },
  { what: 'a link to itself', make: (path) => symlinkSync(path, path), says: 'back to itself' },
  { what: 'a pipe', make: (path) => execFileSync('mkfifo', [path]), says: 'not an ordinary file' },
  {
    what: 'a template that cannot be read',
    make: changed('{{item.name}}', '{{#item}}'),
    says: 'is never closed',
    line: 17,
  },
  {
    what: 'sections in sections',
    make: changed('{{item.name}}', '{{#item}}'.repeat(40) + '{{/item}}'.repeat(40)),
    says: 'inside one another',
    line: 17,
  },
  {
    what: 'a partial that is not there',
    make: changed('{{item.name}}', '{{> constructor}}'),
    says: 'no piece of text',
    line: 17,
  },
  {
    what: 'a pattern that takes for ever',
    make: changed(
      'severity: low',
      'severity: low\n  escalate: [{ when: { id: { matches: "(a+)+$" } }, severity: high }]',
    ),
    says: 'for ever',
    line: 13,
  },
  {
    what: 'the same as a limit of an argument',
    make: changed('params:', 'params:\n  name: { type: string, pattern: "^(a|aa)*$", description: Its name. }'),
    says: 'for ever',
    line: 9,
  },
  {
    what: 'a thousand arguments',
    make: changed(
      'params:',
      `params:\n${Array.from({ length: 1000 }, (_, at) => `  p${at}: { type: string, description: It. }`).join('\n')}`,
    ),
    says: '200 of them at most',
    line: 8,
  },
  {
    what: '5,000 words that are none',
    make: text(`${GOOD}${Array.from({ length: 5000 }, (_, at) => `word${at}: 1\n`).join('')}`),
    says: 'is not allowed here',
    line: 18,
  },
  {
    what: '__proto__ as an argument',
    make: changed('  id:', '  __proto__:'),
    says: '`__proto__` cannot be a name',
    line: 9,
  },
  {
    what: '__proto__ in an example',
    make: text(`${GOOD}examples:\n  - { ask: Do it, args: { __proto__: { id: a } } }\n`),
    says: '`__proto__` cannot be a name',
    line: 19,
  },
  {
    what: 'constructor as an entity',
    make: changed('use: thing', 'use: constructor'),
    says: 'no entry `constructor`',
    line: 9,
  },
  {
    what: 'constructor as a group',
    make: changed('params:', 'include: [constructor]\nparams:'),
    says: 'no group `constructor`',
    line: 8,
  },
  {
    what: 'constructor as a filter',
    make: changed('  done:', '  columns: [{ name: name | constructor }]\n  done:'),
    says: 'no filter `constructor`',
    line: 17,
  },
  {
    what: 'constructor in a rule',
    make: changed('danger:', 'rules: [{ atMostOne: [id, constructor] }]\ndanger:'),
    says: 'no argument `constructor`',
    line: 11,
  },
];

const test = suite('bad input');
const folders = new ServerFolders();
test.after(() => folders.remove());

async function inFolder(work: (folder: ManifestFolder) => Promise<void>): Promise<void> {
  const folder = new ManifestFolder({ '_shared/entities.yaml': ENTITIES, 'thing/do-good.yaml': GOOD });
  try {
    await work(folder);
  } finally {
    folder.remove();
  }
}

for (const { what, make, says, line } of BAD) {
  test(`${what}: told plainly by the server and by lint, and the other tools are there`, async () => {
    await inFolder(async (folder) => {
      const path = join(folder.path, 'thing', 'do-bad.yaml');
      make(path, folder);
      const started = Date.now();
      const { entries, problems } = await loadCatalog([folder.path]);
      const found = lint(chooseFiles([folder.path])).found.filter(({ problem }) => problem.file === path);
      assert.ok(Date.now() - started < 20_000, 'in a bearable time');
      assert.equal(
        entries.map(({ name }) => name),
        ['do-good'],
      );
      for (const told of [problems, found.map(({ problem }) => problem)]) {
        const problem = told.find(({ message }) => new RegExp(says).test(message) || message.includes(String(says)));
        assert.ok(problem, `${String(says)} in:\n${told.map(({ message }) => message).join('\n')}`);
        assert.is(problem.file, path);
        if (line !== undefined) assert.is(problem.line, line);
        assert.match(problem.hint ?? problem.message, /\S/);
      }
    });
  });
}

test('a link inside the folder is a file like any other, as in a mounted ConfigMap', async () => {
  await inFolder(async (folder) => {
    folder.write('.data/do-linked.yaml', GOOD.replace('doThing', 'doLinkedThing'));
    symlinkSync('../.data/do-linked.yaml', join(folder.path, 'thing', 'do-linked.yaml'));
    const { entries, problems } = await loadCatalog([folder.path]);
    assert.equal(problems, []);
    assert.equal(
      entries.map(({ name }) => name),
      ['do-good', 'do-linked'],
    );
  });
});

test('a link to a folder is told and not followed, also one that goes round in a circle', async () => {
  await inFolder(async (folder) => {
    symlinkSync('..', join(folder.path, 'thing', 'again'));
    const { entries, problems } = await loadCatalog([folder.path]);
    assert.is(entries.length, 1);
    assert.match(problems[0]?.message ?? '', 'points to a folder');
  });
});

test('pieces of text that stand in each other are told at each, and what uses them is left out', async () => {
  await inFolder(async (folder) => {
    const partials = folder.write(
      '_shared/partials.yaml',
      '# yaml-language-server: $schema=../../schemas/partials.schema.json\na: "{{> b}}"\nb: "x {{> a}}"\nc: "{{#x}}"\nd: "{{> gone}}"\ne: fine\n',
    );
    folder.write('thing/do-bad.yaml', GOOD.replace('{{item.name}}', '{{> a}}'));
    folder.write('thing/do-fine.yaml', GOOD.replace('{{item.name}}', '{{> e}}').replace('doThing', 'doFineThing'));
    const { entries, problems, vocabulary } = await loadCatalog([folder.path]);
    assert.equal(
      entries.map(({ name }) => name),
      ['do-fine', 'do-good'],
    );
    assert.equal(Object.keys(vocabulary.partials), ['e']);
    const found = lint(chooseFiles([folder.path])).found.map(({ problem }) => problem);
    for (const told of [problems, found]) {
      const lines = told.filter(({ file, line }) => file === partials && line !== 6).map(({ line }) => line);
      assert.equal(lines, [2, 3, 4, 5]);
    }
    assert.ok(problems.some(({ message }) => message.includes('a -> b -> a')));
  });
});

test('a shared file called like a method is told', async () => {
  await inFolder(async (folder) => {
    const path = folder.write('_shared/constructor.yaml', 'a: 1\n');
    const { problems } = await loadCatalog([folder.path]);
    assert.ok(problems.some(({ file, message }) => file === path && message.includes('Nothing reads this file')));
  });
});

test('through the command itself: exit code 1, no stack trace, and the one good file counts', async () => {
  await inFolder(async (folder) => {
    for (const [at, { make }] of BAD.entries()) make(join(folder.path, 'thing', `do-bad-${at}.yaml`), folder);
    const { code, stdout, stderr } = await runCommand(['lint', folder.path], { folders, cwd: folders.root });
    assert.is(code, 1);
    assert.is(stderr, '');
    assert.not.match(stdout, /\n\s+at .*:\d+|internal-error|undefined|\[object/);
    for (const at of BAD.keys()) assert.match(stdout, `do-bad-${at}.yaml`);
  });
});

test.run();
