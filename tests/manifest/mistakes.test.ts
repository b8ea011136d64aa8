import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import type { Catalog } from '../../engine/manifest/catalog.js';
import { describeProblem } from '../../engine/manifest/problem.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { MISTAKES } from './mistakes.js';
import { MISTAKES_OF_REFERENCES } from './mistakes-of-references.js';
import { SOUND } from './sound.js';

const ENTITIES = `
thing: { list: listThings, as: thing }
other: { list: listOthers, as: thing }
`;

async function load(files: Record<string, string>): Promise<Catalog> {
  const folder = new ManifestFolder({ '_shared/entities.yaml': ENTITIES, ...files });
  try {
    return await loadCatalog([folder.path]);
  } finally {
    folder.remove();
  }
}

test('the manifest that the mistakes are made in is sound', async () => {
  assert.equal((await load({ 'thing/do-thing.yaml': SOUND })).problems, []);
});

for (const { what, change, at, says, hint } of [...MISTAKES, ...MISTAKES_OF_REFERENCES]) {
  test(`${what}: told at its place, with advice`, async () => {
    const text = SOUND.replace(...change);
    assert.is.not(text, SOUND, 'the mistake was made');
    const { problems, entries } = await load({ 'thing/do-thing.yaml': text });
    assert.equal(entries, [], 'the tool is left out');
    const [first] = problems;
    assert.ok(first);
    assert.equal([first.line, first.column], at);
    assert.match(first.message, says);
    if (hint !== undefined) assert.match(first.hint ?? '', hint);
    assert.is(first.source, text.split('\n')[at[0] - 1], 'the line itself is shown');
  });
}

test('a mistake that follows from another is not told', async () => {
  for (const change of [
    ['changes:', 'chnages:'],
    ['effect: change', 'effect: chnage'],
    ['effect: change\n', ''],
    ['{{item.name}} is', '{{> owner}} is'],
    ['How large.', '*'],
  ] as const) {
    const { problems } = await load({ 'thing/do-thing.yaml': SOUND.replace(change[0], change[1]) });
    assert.is(problems.length, 1, `${change[1]}: ${problems.map(({ message }) => message).join()}`);
  }
});

const NO_MANIFEST = 'A manifest is one set of lines like `command: listZones`, and this file is something else.';

test('a file that is empty, a text or a list says what it should be', async () => {
  for (const [text, says] of [
    ['', 'The file is empty.'],
    ['# nothing yet\n', 'Everything in this file is a comment.'],
    ['hello\n', NO_MANIFEST],
    ['- a\n', NO_MANIFEST],
  ] as const) {
    const { problems } = await load({ 'thing/do-thing.yaml': text });
    assert.equal(
      problems.map(({ message }) => message),
      [says],
    );
  }
});

test('references are refused, also those that would have no end', async () => {
  const circular = `${SOUND}examples:\n  - ask: Do it\n    args: &a { id: *a }\n`;
  const bomb = `${SOUND}keywords: &a [x, y]\nexamples:\n  - ask: Do it\n    args: { id: *a }\n`;
  for (const text of [circular, bomb]) {
    const { problems } = await load({ 'thing/do-thing.yaml': text });
    assert.match(problems[0]?.message ?? '', /begins with [*&] needs quotes/);
  }
});

test('lines count the same with Windows line ends and with a byte order mark', async () => {
  const text = SOUND.replace('changes:', 'chnages:');
  for (const form of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
    const { problems } = await load({ 'thing/do-thing.yaml': form });
    assert.equal([problems[0]?.line, problems[0]?.column], [11, 1]);
  }
  assert.equal((await load({ 'thing/do-thing.yaml': `\ufeff${SOUND.replaceAll('\n', '\r\n')}` })).problems, []);
});

test('a name that clients would refuse is told', async () => {
  for (const name of ['a'.repeat(48), 'Do-thing', 'do_thing', '2-do']) {
    const { problems } = await load({ [`thing/${name}.yaml`]: SOUND });
    assert.match(problems[0]?.message ?? '', 'cannot be the name of a tool', name);
  }
  assert.equal((await load({ [`thing/${'a'.repeat(47)}.yaml`]: SOUND })).problems, []);
});

test('as text a problem is file, line, column, the line with a mark, and the advice', async () => {
  const { problems } = await load({ 'thing/do-thing.yaml': SOUND.replace('changes:', 'chnages:') });
  const [problem] = problems;
  assert.ok(problem);
  assert.is(
    describeProblem({ ...problem, file: 'thing/do-thing.yaml' }),
    'thing/do-thing.yaml:11:1 `chnages` is not allowed here.\n  chnages: [thing]\n  ^^^^^^^\n  Did you mean changes?',
  );
});

test('a broken shared file is told and costs only what it held', async () => {
  const { problems, entries } = await load({
    'thing/do-thing.yaml': SOUND,
    '_shared/partials.yaml': 'owner: {{account}}\n',
    '_shared/wishes.yaml': 'a: b\n',
  });
  assert.equal(
    entries.map(({ name }) => name),
    ['do-thing'],
  );
  assert.is(problems.length, 2);
  assert.match(problems.map(({ message }) => message).join(), /begins with \{\{.*Nothing reads this file/);
});

test.run();
