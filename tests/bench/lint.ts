import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BUILT_IN_MANIFESTS, COMMAND } from '../../engine/package-paths.js';
import { writeManyKinds } from './many-manifests.js';
import { median } from './start-up.js';

const ROUNDS = 3;
const MANY = 1_000;

/** The linter over one file, over what is built in and over many: whole processes, next to a Node that does nothing. */
export function compareLint(folder: string, print: (line?: string) => void): void {
  const many = join(folder, 'many-kinds');
  writeManyKinds(many, MANY);
  const one = join(BUILT_IN_MANIFESTS, 'zone', 'list-zones.yaml');
  const rows: [name: string, words: string[]][] = [
    ['node alone', ['-e', '0']],
    ['one file', [COMMAND, 'lint', one]],
    ['the built-in manifests', [COMMAND, 'lint']],
    [`${MANY.toLocaleString('en-US')} manifests`, [COMMAND, 'lint', many, '--severity', 'error']],
  ];
  print(`lint, from start to end, median of ${ROUNDS}:`);
  let floor = NaN;
  for (const [name, words] of rows) {
    const ms = median(Array.from({ length: ROUNDS }, () => timeOf(words)));
    if (Number.isNaN(floor)) floor = ms;
    print(`  ${name.padEnd(36)} ${ms.toFixed(0).padStart(6)} ms  x${(ms / floor).toFixed(1)}`);
  }
}

function timeOf(words: string[]): number {
  const began = performance.now();
  // What it prints is many times what a pipe of spawnSync holds.
  const { status } = spawnSync(process.execPath, words, { stdio: 'ignore' });
  // 1 says that something was found, which is as much work.
  if (status !== 0 && status !== 1) throw new Error(`lint ended with ${String(status)}`);
  return performance.now() - began;
}
