import { spawnSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findFiles } from '../../engine/manifest/find-files.js';
import { BUILT_IN_MANIFESTS, COMMAND } from '../../engine/package-paths.js';
import { writeManyKinds } from './many-manifests.js';
import { median } from './start-up.js';

const ROUNDS = 3;
const MANY = 1_000;

/**
 * The linter over one file, over what is built in and over many: whole processes, next to a Node that does nothing. With
 * many there is what the first run has to do, what is left when files were parsed before, and what an author waits for.
 */
export function compareLint(folder: string, print: (line?: string) => void): void {
  const many = join(folder, 'many-kinds');
  writeManyKinds(many, MANY);
  const [changed = ''] = findFiles(many).map(({ path }) => path);
  const cache = join(folder, 'lint-cache');
  const kept = join(cache, 'cloudstack-mcp');
  const manyName = `${MANY.toLocaleString('en-US')} manifests`;
  const overMany = [COMMAND, 'lint', many, '--severity', 'error'];
  const rows: [name: string, words: string[], before?: () => void][] = [
    ['node alone', ['-e', '0']],
    ['one file', [COMMAND, 'lint', join(BUILT_IN_MANIFESTS, 'zone', 'list-zones.yaml')]],
    ['the built-in manifests', [COMMAND, 'lint'], () => rmSync(kept, { recursive: true, force: true })],
    ['the same again', [COMMAND, 'lint']],
    [manyName, overMany, () => rmSync(kept, { recursive: true, force: true })],
    [`${manyName}, parsed before`, overMany, () => rmSync(join(kept, 'verdicts.cache'), { force: true })],
    ['after a change of one', overMany, () => appendFileSync(changed, '\n# Another line.\n')],
    ['the same again', overMany],
  ];
  print(`lint, from start to end, median of ${ROUNDS}:`);
  let floor = NaN;
  for (const [name, words, before] of rows) {
    const ms = median(
      Array.from({ length: ROUNDS }, () => {
        before?.();
        return timeOf(words, cache);
      }),
    );
    if (Number.isNaN(floor)) floor = ms;
    print(`  ${name.padEnd(36)} ${ms.toFixed(0).padStart(6)} ms  x${(ms / floor).toFixed(1)}`);
  }
}

function timeOf(words: string[], cache: string): number {
  const began = performance.now();
  // What it prints is many times what a pipe of spawnSync holds.
  const { status } = spawnSync(process.execPath, words, {
    stdio: 'ignore',
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  // 1 says that something was found, which is as much work.
  if (status !== 0 && status !== 1) throw new Error(`lint ended with ${String(status)}`);
  return performance.now() - began;
}
