import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { builtInFacts } from '../../../engine/facts/facts.js';
import { MARK } from '../../../engine/authoring/scaffold/workshop.js';
import { draftAll } from './draft-all.js';

const { drafts, files, found } = await draftAll();
const commands = [...builtInFacts().commands()].filter(({ deprecated }) => deprecated !== true);

test('all commands are drafted, each in a folder with a usable name', () => {
  assert.is(drafts.length, commands.length);
  assert.ok(drafts.length > 950);
  assert.equal(
    drafts.filter(({ resource }) => !/^[a-z][a-z0-9-]+$/.test(resource)).map(({ name }) => name),
    [],
  );
  // A folder for each command would be no order.
  const folders = new Set(drafts.map(({ resource }) => resource));
  assert.ok(folders.size < 200, `${folders.size} folders`);
});

/** They are about what is required, and about texts that are still to be written. */
const ABOUT_THE_WHOLE = new Set(['clients/listed-arguments', 'clients/token-cost']);
/** What a draft cannot know: which object a warning is about, how long an answer holds, what a secret is for. */
const ABOUT_JUDGEMENT = new Set([
  'safety/warning-stands',
  'safety/remembered',
  'safety/secret-made',
  'safety/category-fits',
  'form/rule-can-hold',
  'facts/own-id',
  'facts/when-can-hold',
  'facts/name-or-id',
  'form/folder-fits',
]);

test('lint has nothing against a draft but the marks of what a person has to write', () => {
  const others = found.filter(
    ({ rule, problem }) =>
      rule.id !== 'words/to-be-written' &&
      !ABOUT_THE_WHOLE.has(rule.id) &&
      !ABOUT_JUDGEMENT.has(rule.id) &&
      !problem.source?.includes(MARK),
  );
  assert.equal(
    others.map(({ rule, problem }) => `${problem.file}:${problem.line ?? 0} ${rule.id}: ${problem.message}`),
    [],
  );
});

test('every draft marks something, and most only a handful', () => {
  const marks = files.map(({ text }) => text.split(MARK).length - 1);
  assert.ok(marks.every((count) => count >= 2));
  const few = marks.filter((count) => count <= 8).length;
  assert.ok(few > drafts.length * 0.8, `${few} of ${drafts.length}`);
});

test('only a few drafts are large for what must stand in them', () => {
  const large = new Set(found.filter(({ rule }) => ABOUT_THE_WHOLE.has(rule.id)).map(({ problem }) => problem.file));
  assert.ok(large.size <= 8, [...large].join(' '));
});

test('no draft holds what the facts call deprecated', () => {
  const wrong = drafts.flatMap((draft) => {
    const gone = builtInFacts()
      .command(draft.manifest.command)
      ?.params.filter(({ deprecated }) => deprecated === true);
    return (gone ?? []).filter(({ name }) => draft.manifest.params?.[name]).map(({ name }) => `${draft.name} ${name}`);
  });
  assert.equal(wrong, []);
});

test.run();
