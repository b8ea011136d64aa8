import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { stringify } from 'yaml';
import type { LintInput } from '../../../engine/authoring/lint/context.js';
import { fixAll } from '../../../engine/authoring/lint/fix.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import { isSameTool } from '../../../engine/authoring/lint/same-meaning.js';
import { loadCatalog } from '../../../engine/manifest/catalog.js';
import { findFiles, isShared, isTest, withText } from '../../../engine/manifest/find-files.js';
import type { SourceFile } from '../../../engine/manifest/find-files.js';
import type { Problem } from '../../../engine/manifest/problem.js';
import { readManifest } from '../../../engine/manifest/read-manifest.js';
import { readVocabulary } from '../../../engine/manifest/read-vocabulary.js';
import { readYaml } from '../../../engine/manifest/read-yaml.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';

const ALL = findFiles(BUILT_IN_MANIFESTS);
const SHARED = ALL.filter(isShared);
const { vocabulary } = readVocabulary(SHARED);
const MANIFESTS = ALL.filter((file) => !isShared(file) && !isTest(file));

/** What people and programs put into YAML that has another meaning than they think. */
// prettier-ignore -- a list to read across
const NASTY = [
  'no',
  'on',
  '010',
  '0o17',
  '1_000',
  '12:30',
  '4.20',
  '.nan',
  '.inf',
  '1e999',
  '~',
  'null',
  '{{x}}',
  '{{#a}}',
  '{{> owner}}',
  '{{{a}}',
  '*a',
  '&a b',
  '!!binary aGk=',
  '!x y',
  '<<: { a: 1 }',
  '__proto__: 1',
  'constructor',
  'toString',
  '%YAML 1.1',
  '---',
  '...',
  '- - - -',
  '? a',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '|',
  '>-',
  '# remark',
  ': ',
  'a: b: c',
  '\t',
  '\r',
  '\0',
  '\ufeff',
  '\u00a0',
  '\u202e',
  '@a',
  '`a',
  '""',
  "''",
  '{}',
  '[]',
  '(a+)+',
  '[[[[',
  '9'.repeat(400),
  'x'.repeat(3000),
  '\ud800',
];

const line = fc.nat(200);
/** One thing done to the lines of a file. */
const change: fc.Arbitrary<(lines: string[]) => string[]> = fc.oneof(
  line.map((at) => (lines: string[]) => lines.toSpliced(at % lines.length, 1)),
  line.map((at) => (lines: string[]) => lines.toSpliced(at % lines.length, 0, lines[at % lines.length] ?? '')),
  fc.tuple(line, line).map(([a, b]) => (lines: string[]) => {
    const [from, to] = [a % lines.length, b % lines.length];
    return lines.with(from, lines[to] ?? '').with(to, lines[from] ?? '');
  }),
  fc.tuple(line, fc.nat(120), fc.constantFrom(...NASTY), fc.nat(10)).map(([at, column, nasty, drop]) => {
    return (lines: string[]) => within(lines, at, (text) => text.slice(0, column) + nasty + text.slice(column + drop));
  }),
  fc.tuple(line, fc.constantFrom(...NASTY)).map(([at, nasty]) => {
    return (lines: string[]) => within(lines, at, (text) => text.replace(/: .*/, () => `: ${nasty}`));
  }),
  fc.tuple(line, fc.constantFrom('', ' ', '  ', '    ', '\t', '   \t')).map(([at, indent]) => {
    return (lines: string[]) => within(lines, at, (text) => indent + text.trimStart());
  }),
  fc.constantFrom('  ', '\r', '\n\n').map((end) => (lines: string[]) => lines.map((text) => text + end)),
);

function within(lines: string[], at: number, edit: (text: string) => string): string[] {
  const place = at % lines.length;
  return lines.with(place, edit(lines[place] ?? ''));
}

/** A manifest of ours, or a shared file, after some such changes. */
const mutated: fc.Arbitrary<SourceFile> = fc
  .tuple(fc.constantFrom(...MANIFESTS, ...SHARED), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([file, changes]) => {
    const lines = changes.reduce((text, each) => (text.length === 0 ? [''] : each(text)), file.text.split('\n'));
    return withText(file, lines.join('\n'));
  });

/** A manifest with any JSON in the place of one of its values. */
const refilled: fc.Arbitrary<SourceFile> = fc
  .tuple(
    fc.constantFrom(...MANIFESTS),
    fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
    fc.jsonValue({ maxDepth: 3 }),
  )
  .map(([file, steps, value]) => {
    const data: unknown = readYaml(file.path, file.text).data;
    return withText(file, stringify(replaced(data, steps, value)));
  });

function replaced(data: unknown, [step, ...rest]: readonly number[], value: unknown): unknown {
  if (step === undefined || typeof data !== 'object' || data === null) return value;
  if (Array.isArray(data))
    return data.map((each: unknown, at) => (at === step % data.length ? replaced(each, rest, value) : each));
  const keys = Object.keys(data);
  const key = keys[step % keys.length];
  return Object.fromEntries(
    Object.entries(data).map(([name, each]) => [name, name === key ? replaced(each, rest, value) : each]),
  );
}

function inputOf(file: SourceFile): LintInput {
  return { files: [file], beside: ALL.filter(({ path }) => path !== file.path), isWhole: false };
}

/** Whether a person can find the place and understand the sentence. */
function assertTold({ line: at, column, message, hint = '' }: Problem, file: SourceFile): void {
  const lines = file.text.split('\n');
  assert.ok(at === undefined || (at >= 1 && at <= lines.length), `line ${at ?? ''}`);
  assert.ok(
    column === undefined || (column >= 1 && column <= (lines[(at ?? 1) - 1] ?? '').length + 2),
    `column ${column ?? ''}`,
  );
  assert.ok(message.trim() !== '');
  assert.not.match(message.replaceAll(/`[^`]*`|"[^"]*"/g, ''), /\bundefined\b|\[object /);
  assert.not.match(hint.replaceAll(/`[^`]*`|"[^"]*"/g, ''), /\bundefined\b|\[object /);
}

const test = suite('manifests with random mistakes');

for (const [what, files, numRuns] of [
  ['changed lines', mutated, 120],
  ['values of any kind', refilled, 60],
] as const) {
  test(`${what}: lint says where and what, and never fails`, () => {
    fc.assert(
      fc.property(files, (file) => {
        for (const { problem } of lint(inputOf(file)).found) {
          if (problem.file === file.path) assertTold(problem, file);
        }
      }),
      { numRuns, interruptAfterTimeLimit: 20_000, includeErrorInReport: true },
    );
  });
}

test('--fix keeps what a manifest means, does all at once, and breaks nothing', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, refilled), (file) => {
      const { changed } = fixAll(inputOf(file));
      const [after] = changed;
      if (!after) return;
      const fixed = withText(file, after.text);
      assert.equal(fixAll(inputOf(fixed)).changed, [], 'a second time changes nothing');
      if (isShared(file)) return;
      const [was, is] = [readManifest(file, vocabulary), readManifest(fixed, vocabulary)];
      if ('tool' in was) assert.ok('tool' in is && isSameTool(was.tool, is.tool), 'the same tool');
    }),
    { numRuns: 40, interruptAfterTimeLimit: 20_000, includeErrorInReport: true },
  );
});

test('the server leaves out what it cannot use and says why', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(mutated, refilled), async (file) => {
      const folder = new ManifestFolder(Object.fromEntries(SHARED.map(({ name, text }) => [name, text])));
      try {
        folder.write(file.name, file.text);
        const catalog = await loadCatalog([folder.path]);
        const { entries, problems } = catalog;
        assert.ok(isShared(file) || entries.length + problems.length > 0);
        for (const { name } of entries) assert.is(catalog.tool(name)?.name, name);
      } finally {
        folder.remove();
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000, includeErrorInReport: true },
  );
});

test.run();
