import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PACKAGE_ROOT } from '../../engine/package-paths.js';

/** What CONTRIBUTING.md says of the tree: few things at the top, and a file is one idea. */
const test = suite('the tree');

const MOST_LINES = 300;
const AT_THE_TOP = [
  // What people look for.
  ...['CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md', 'engine', 'manifests', 'schemas', 'tests'],
  // What tools insist on finding here.
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'eslint.config.js', '.dependency-cruiser.mjs'],
  ...['.gitignore', '.npmrc', '.prettierignore', '.github', '.ci'],
];

const tracked = execFileSync('git', ['ls-files'], { cwd: PACKAGE_ROOT, encoding: 'utf8' }).trim().split('\n');

test('nothing lies at the top that does not have to', () => {
  const top = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
  assert.equal(
    [...top].filter((name) => !AT_THE_TOP.includes(name)),
    [],
  );
});

test(`no file of code is longer than ${MOST_LINES} lines`, () => {
  const long = tracked
    .filter((path) => /\.(ts|js|mjs)$/.test(path))
    .map((path) => ({ path, lines: readFileSync(join(PACKAGE_ROOT, path), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path}: ${lines}`);
  assert.equal(long, []);
});

test.run();
