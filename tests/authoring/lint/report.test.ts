import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import pc from 'picocolors';
import type { Log } from 'sarif';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LintReport } from '../../../engine/authoring/lint/lint.js';
import type { Found } from '../../../engine/authoring/lint/place-finding.js';
import { excerptOf } from '../../../engine/authoring/lint/report/excerpt.js';
import { githubReport } from '../../../engine/authoring/lint/report/github.js';
import { jsonReport } from '../../../engine/authoring/lint/report/json.js';
import type { JsonReport } from '../../../engine/authoring/lint/report/json.js';
import { regionsOf } from '../../../engine/authoring/lint/report/region.js';
import { sarifReport } from '../../../engine/authoring/lint/report/sarif.js';
import { terminalReport } from '../../../engine/authoring/lint/report/terminal.js';
import { ruleNamed } from '../../../engine/authoring/lint/rule-named.js';
import { RULES } from '../../../engine/authoring/lint/rules.js';
import { PACKAGE_ROOT } from '../../../engine/package-paths.js';
import { lintExample } from './lint-example.js';

const test = suite('reports of the linter');
const HERE = join('/', 'repository');

/** A finding that has everything: marked word, advice and a fix over two lines. */
const WHOLE: Found = {
  rule: ruleNamed('form/schema'),
  problem: {
    file: join(HERE, 'manifests', 'a b', 'list-ü.yaml'),
    line: 2,
    column: 5,
    endColumn: 9,
    message: 'The text 100 %, a: b.',
    hint: 'Write it\nagain.',
    source: 'abc defg hij',
  },
  at: ['params', 'id', 0],
  fix: [{ from: 4, to: 9, text: 'x' }],
};
const TEXT = 'one\nabc defg hij\n';
/** One about a whole file, which lies elsewhere. */
const FILE_ONLY: Found = {
  rule: { ...ruleNamed('form/yaml'), severity: 'warning' },
  problem: { file: join('/', 'elsewhere', 'x.yaml'), message: 'No.' },
  at: [],
};
const REPORT: LintReport = { files: 7, found: [WHOLE, WHOLE, FILE_ONLY] };
const texts = new Map([[WHOLE.problem.file, TEXT]]);

const validateSarif = (() => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  const file = join(PACKAGE_ROOT, 'tests', 'fixtures', 'sarif-2.1.0.schema.json');
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
})();

function sarifOf(report: LintReport): Log {
  const log = JSON.parse(sarifReport(report, HERE, texts)) as Log;
  assert.ok(validateSarif(log), JSON.stringify(validateSarif.errors));
  return log;
}

test('terminal: a place to click, the marked line, advice, the rule, and counts', () => {
  const told = terminalReport(REPORT, HERE, pc.createColors(false));
  assert.ok(
    told.startsWith(
      [
        'manifests/a b/list-ü.yaml:2:5 error: The text 100 %, a: b.',
        '  2 | abc defg hij',
        '    |     ^^^^',
        '  Write it',
        'again.',
        '  form/schema',
        '',
      ].join('\n'),
    ),
    told,
  );
  assert.ok(
    told.endsWith(
      '/elsewhere/x.yaml warning: No.\n  form/yaml\n\n7 files, 3 findings (2 errors, 1 warning); 2 can be fixed with --fix\n',
    ),
    told,
  );
  assert.not.match(told, '\u001b');
  assert.match(terminalReport(REPORT, HERE, pc.createColors(true)), '\u001b[31merror');
  assert.is(terminalReport({ files: 1, found: [] }, HERE, pc.createColors(false)), '1 file, 0 findings\n');
});

test('terminal: a line of any length and content is shown in one line, and the mark stays under its place', () => {
  const line = fc.string({ unit: 'binary-ascii', maxLength: 400 }).filter((text) => !/[\r\n]/.test(text));
  fc.assert(
    fc.property(line, fc.nat(500), fc.nat(500), (source, at, length) => {
      const column = Math.min(at, source.length) + 1;
      const shown = excerptOf({ file: 'x', message: 'x', line: 1, column, endColumn: column + length, source });
      assert.ok(shown);
      const [text, marks] = shown;
      // eslint-disable-next-line no-control-regex -- none of these may reach a terminal
      assert.not.match(text, /[\u0000-\u001f\u007f]/);
      assert.ok(text.length <= 112 && marks.length <= 113, `${text.length} ${marks.length}`);
      assert.match(marks, /^ *\^+$/);
      const sign = source[column - 1];
      // eslint-disable-next-line no-control-regex -- shown as others
      if (sign !== undefined && !/[\u0000-\u001f\u007f]/.test(sign)) assert.is(text[marks.indexOf('^')], sign);
    }),
  );
});

test('json: the shape that is promised', () => {
  const { findings, ...counts } = JSON.parse(jsonReport(REPORT, HERE)) as JsonReport;
  assert.equal(counts, { version: 1, files: 7, errors: 2, warnings: 1, fixable: 2 });
  assert.is(findings.length, 3);
  assert.equal(findings[0], {
    rule: 'form/schema',
    severity: 'error',
    file: 'manifests/a b/list-ü.yaml',
    line: 2,
    column: 5,
    endColumn: 9,
    path: ['params', 'id', 0],
    message: 'The text 100 %, a: b.',
    hint: 'Write it\nagain.',
    source: 'abc defg hij',
    fix: [{ from: 4, to: 9, text: 'x' }],
  });
  assert.equal(findings[2], {
    rule: 'form/yaml',
    severity: 'warning',
    file: '/elsewhere/x.yaml',
    path: [],
    message: 'No.',
  });
});

test('github: one command a finding, with everything escaped that would end it', () => {
  const [first, second, third, ...rest] = githubReport(REPORT, HERE).split('\n');
  assert.is(
    first,
    '::error file=manifests/a b/list-ü.yaml,line=2,col=5,endColumn=9,title=form/schema::The text 100 %25, a: b.%0AWrite it%0Aagain.%0AMore: cloudstack-mcp lint --explain form/schema',
  );
  assert.is(second, first);
  assert.match(third ?? '', /^::warning file=\/elsewhere\/x\.yaml,line=1,title=form\/yaml::No\.%0A/);
  assert.is(rest.length, 2);
  const odd = { ...WHOLE, problem: { ...WHOLE.problem, file: join(HERE, 'a,b:c%\r\n::error::x.yaml') } };
  const [told] = githubReport({ files: 1, found: [odd] }, HERE).split('\n');
  assert.match(told ?? '', '::error file=a%2Cb%3Ac%25%0D%0A%3A%3Aerror%3A%3Ax.yaml,line=2,');
});

test('sarif: places, fixes and fingerprints', () => {
  const [run] = sarifOf(REPORT).runs;
  const [first, second, third] = run?.results ?? [];
  assert.ok(run && first && second && third);
  assert.is(first.ruleId, 'form/schema');
  assert.is(first.level, 'error');
  assert.is(first.message.text, 'The text 100 %, a: b. Write it\nagain.');
  assert.equal(first.locations?.[0]?.physicalLocation, {
    artifactLocation: { uri: 'manifests/a%20b/list-%C3%BC.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 2, startColumn: 5, endColumn: 9, snippet: { text: 'abc defg hij' } },
  });
  assert.equal(first.fixes?.[0]?.artifactChanges[0]?.replacements, [
    {
      deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 },
      insertedContent: { text: 'x' },
    },
  ]);
  assert.is(third.level, 'warning');
  assert.equal(third.locations?.[0]?.physicalLocation?.artifactLocation, { uri: 'file:///elsewhere/x.yaml' });
  assert.equal(third.locations?.[0]?.physicalLocation?.region, { startLine: 1 });
  const prints = [first, second, third].map(({ partialFingerprints }) => partialFingerprints?.['finding/v1']);
  assert.is(new Set(prints).size, 3, 'each has its own');
  // The same finding ten lines further down is still the same.
  const moved = { ...WHOLE, problem: { ...WHOLE.problem, line: 12 } };
  const again = sarifOf({ files: 7, found: [moved] }).runs[0]?.results?.[0];
  assert.is(again?.partialFingerprints?.['finding/v1'], prints[0]);
});

test('sarif: every rule with its help, every bad example, and nothing at all are valid', () => {
  const found = RULES.flatMap((rule) => lintExample(rule.bad));
  const { tool, results = [] } = sarifOf({ files: 1, found }).runs[0] ?? { tool: { driver: { name: '' } } };
  const rules = tool.driver.rules ?? [];
  assert.ok(rules.length >= RULES.length);
  for (const { id, help, shortDescription, fullDescription } of rules) {
    const { why, title, bad, good } = ruleNamed(id);
    assert.is(shortDescription?.text, title);
    assert.is(fullDescription?.text, why);
    assert.ok(help?.markdown?.includes(bad.shown) && help.markdown.includes(good.shown));
  }
  for (const { ruleId, ruleIndex } of results) assert.is(rules[ruleIndex ?? -1]?.id, ruleId);
  assert.equal(sarifOf({ files: 0, found: [] }).runs[0]?.results, []);
});

test('the schema of the test refuses what is not SARIF', () => {
  assert.not(validateSarif({ version: '2.1.0', runs: [{ results: [] }] }));
});

test('regions are what lies between two offsets', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'ü', '\n', '\r\n', 'x y')), fc.nat(99), fc.nat(99), (parts, a, b) => {
      const text = parts.join('');
      const [from = 0, to = 0] = [a, b]
        .map((offset) => Math.min(offset, text.length))
        .sort((one, other) => one - other);
      const { startLine, startColumn, endLine, endColumn } = regionsOf(text)(from, to);
      const offsetOf = (line: number, column: number): number =>
        text
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length +
        (line > 1 ? 1 : 0) +
        column -
        1;
      assert.equal([offsetOf(startLine, startColumn), offsetOf(endLine, endColumn)], [from, to]);
    }),
  );
});

test('letters that nobody sees are written so that they are seen, and read as what they are', () => {
  const hidden = 'a\u200bb\u202e\u{e0041}\u009b2J\u2028\u007f';
  const problem = { ...WHOLE.problem, message: hidden, hint: hidden, source: hidden };
  const report = { files: 1, found: [{ ...WHOLE, problem, fix: [{ from: 0, to: 1, text: hidden }] }] };
  const json = jsonReport(report, HERE);
  const github = githubReport(report, HERE);
  for (const text of [json, sarifReport(report, HERE, texts), github])
    assert.match(text, /^[\x20-\x7e\nü]*$/, JSON.stringify(text));
  assert.is((JSON.parse(json) as JsonReport).findings[0]?.source, hidden);
  assert.match(github, 'a<U+200B>b<U+202E><U+E0041>');
});

test.run();
