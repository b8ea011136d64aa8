import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PACKAGE_ROOT } from '../../engine/package-paths.js';

const test = suite('SECURITY.md');
const read = (file: string): string => readFileSync(join(PACKAGE_ROOT, file), 'utf8');
const PAGE = read('SECURITY.md');

interface Promised {
  says: string;
  tests: string[];
}

/** The rows of the tables under "What is promised". */
function promises(): Promised[] {
  const [, part = ''] = /<!-- promises:begin -->([\s\S]*)<!-- promises:end -->/.exec(PAGE) ?? [];
  const rows = part.split('\n').filter((line) => line.startsWith('|') && !/^\|[\s|-]+$/.test(line));
  return rows
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .filter(([, says]) => says !== 'promise')
    .map(([, says = '', held = '']) => ({
      says,
      tests: [...held.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    }));
}

test('each promise names the tests that hold it, and each of them is there and tests something', () => {
  const all = promises();
  assert.ok(all.length > 20, String(all.length));
  for (const { says, tests } of all) {
    assert.ok(tests.length > 0, `no test holds: ${says}`);
    for (const file of tests) {
      assert.match(file, /^tests\/.+\.test\.ts$/, says);
      assert.ok(existsSync(join(PACKAGE_ROOT, file)), `${file} is named and not there`);
      assert.match(read(file), /^ *test\(/m, `${file} holds nothing`);
    }
  }
});

test('nothing is promised twice', () => {
  const said = promises().map(({ says }) => says);
  assert.equal(said, [...new Set(said)]);
});

test('it says how to report a weakness and what is not promised, and README and CONTRIBUTING lead to it', () => {
  for (const heading of ['Reporting a weakness', 'Who is trusted', 'What is promised', 'What is not promised'])
    assert.match(PAGE, new RegExp(`^## ${heading}$`, 'm'));
  assert.match(read('README.md'), /\]\(SECURITY\.md\)/);
  assert.match(read('CONTRIBUTING.md'), /\]\(SECURITY\.md\)/);
  assert.not.match(PAGE, /[\w.]+@[\w-]+\.\w+/, 'no address of a person');
});

test.run();
