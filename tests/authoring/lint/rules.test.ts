import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { shownOf } from '../../../engine/authoring/lint/example.js';
import { RULES } from '../../../engine/authoring/lint/rules.js';
import { describeProblem } from '../../../engine/manifest/problem.js';
import { lintExample } from './lint-example.js';

const test = suite('rules of the linter');

for (const rule of RULES) {
  test(`${rule.id}: its bad example is found`, () => {
    const found = lintExample(rule.bad).filter((one) => one.rule === rule);
    assert.ok(found.length > 0, `nothing found in:\n${rule.bad.file.text}`);
    for (const { problem } of found) {
      assert.match(problem.message, /^["`{\w].*[.?]$/s, 'a sentence');
      assert.ok(problem.line !== undefined || problem.file === rule.bad.file.name);
    }
  });

  test(`${rule.id}: no rule has anything against its good example`, () => {
    assert.equal(
      lintExample(rule.good).map(({ rule: { id }, problem }) => `${id}: ${describeProblem(problem)}`),
      [],
    );
  });

  test(`${rule.id}: says what and why in sentences`, () => {
    assert.match(rule.title, /^[A-Z`].{10,110}\.$/);
    assert.match(rule.why, /^[A-Z`].{20,400}\.$/s);
    const [wrong, right] = [shownOf(rule.bad, rule.good), shownOf(rule.good, rule.bad)];
    assert.ok(wrong.trim() !== '' && right.trim() !== '' && wrong !== right, `${wrong}\n---\n${right}`);
  });
}

test('every file with a rule is in the list, under the id that its place gives it', () => {
  const folder = fileURLToPath(new URL('../../../engine/authoring/lint/rules', import.meta.url));
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.js'))
    .map((name) => name.replace(/\.js$/, '').replaceAll('\\', '/'));
  assert.equal(RULES.map(({ id }) => id).sort(), files.sort());
});

test.run();
