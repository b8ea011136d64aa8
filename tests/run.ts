import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepBuiltIn } from '../engine/manifest/catalog.js';
import { keepOnlyOurs, lineCoverage, withoutMaps } from './coverage.js';

/**
 * Runs every *.test.js below this folder, each in its own process, and closes with "N passed, N failed". With
 * --coverage, lines are counted over all of them and over the servers they start, and too few count as a failure.
 * Words after that choose files: `npm test -- guard` runs those whose path has "guard" in it.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const LIMIT_MS = 480_000;
/** A test that failed may leave a server open, which keeps its process from ending: that long after the summary. */
const ENDS_WITHIN_MS = 20_000;
const LINES_PERCENT = 95;

/**
 * These walk through every manifest or every command. They take longest, so they start first; and they run no line that
 * another test does not run too, so nobody counts theirs, which would take a fifth more.
 */
const WALKS = [
  'tests/authoring/corpus/corpus',
  'tests/authoring/scaffold/every-command',
  'tests/cli/newcomer',
  'tests/demo/commands/every-command',
  'tests/demo/commands/sequences',
  'tests/demo/examples/every-tool',
  'tests/demo/replay/replay',
  'tests/shipped/tarball',
].map((name) => join('dist', `${name}.test.js`));

interface Outcome {
  file: string;
  passed: number;
  failed: number;
  output: string;
  ms: number;
}

const words = process.argv.slice(2).filter((word) => word !== '--coverage');
const withCoverage = process.argv.includes('--coverage');
const coverageFolder = join(ROOT, 'coverage', 'data');

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    const stop = (why: string): void => {
      parts.push(Buffer.from(`\nStopped: ${why}.\n`));
      child.kill('SIGKILL');
    };
    const timers = [setTimeout(() => stop(`not done after ${LIMIT_MS / 1000} s`), LIMIT_MS)];
    child.stdout.on('data', (part: Buffer) => {
      if (!part.includes('Duration:')) return;
      timers.push(setTimeout(() => stop('its tests are done, and something that they opened is not'), ENDS_WITHIN_MS));
    });
    child.on('close', (code) => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') });
    });
  });
}

const isWalk = (file: string): boolean => WALKS.includes(relative(ROOT, file));

/** uvu prints how many there were and how many passed; a file that did not get that far has failed. */
async function runFile(file: string): Promise<Outcome> {
  const began = performance.now();
  const counted = withCoverage && !isWalk(file);
  const env = { ...process.env, ...(counted ? { NODE_V8_COVERAGE: coverageFolder } : {}), FORCE_COLOR: '0' };
  const { code, output } = await run(process.execPath, ['--enable-source-maps', file], env);
  const sum = (word: string): number =>
    [...output.matchAll(new RegExp(`^\\s*${word}:\\s+(\\d+)`, 'gm'))].reduce(
      (all, [, count]) => all + Number(count),
      0,
    );
  const passed = sum('Passed');
  const failed = Math.max(sum('Total') - passed, code === 0 ? 0 : 1, passed === 0 ? 1 : 0);
  return { file: relative(join(ROOT, 'dist'), file), passed, failed, output, ms: performance.now() - began };
}

function report({ file, passed, failed, output, ms }: Outcome): void {
  const mark = failed === 0 ? 'ok    ' : 'FAILED';
  process.stdout.write(`${mark} ${String(passed).padStart(4)} ${(ms / 1000).toFixed(1).padStart(6)} s  ${file}\n`);
  if (failed > 0) process.stdout.write(`${output.trimEnd()}\n`);
  // What this machine has no means to check is no failure, and no secret either.
  else for (const [line] of output.matchAll(/^NOT CHECKED: .*$/gm)) process.stdout.write(`       ${line}\n`);
}

async function runAll(files: string[]): Promise<Outcome[]> {
  const waiting = [...files];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const outcome = await runFile(file);
      report(outcome);
      outcomes.push(outcome);
      // While others run, and not in one go at the end.
      if (withCoverage) keepOnlyOurs(coverageFolder);
    }
  };
  // One more than there are cores: many wait for a time limit or for a job.
  await Promise.all(Array.from({ length: Math.max(3, availableParallelism() + 1) }, worker));
  return outcomes;
}

async function isCoveredEnough(): Promise<boolean> {
  const { lines, ran, neverLoaded } = await lineCoverage(ROOT, coverageFolder, join(ROOT, 'coverage', 'report'));
  const percent = lines === 0 ? 0 : (100 * ran) / lines;
  process.stdout.write(`${percent.toFixed(1)} % of the engine's lines were run (${ran} of ${lines})\n`);
  if (percent < LINES_PERCENT) process.stdout.write(`That is less than ${LINES_PERCENT} %.\n`);
  for (const file of neverLoaded) process.stdout.write(`No test loads ${file}\n`);
  return percent >= LINES_PERCENT && neverLoaded.length === 0;
}

rmSync(join(ROOT, 'coverage'), { recursive: true, force: true });
mkdirSync(coverageFolder, { recursive: true });
const files = (readdirSync(HERE, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.test.js'))
  // What was renamed may still lie in dist.
  .filter((name) => existsSync(join(ROOT, 'tests', name.replace(/js$/, 'ts'))))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort()
  .map((name) => join(HERE, name))
  .sort((one, other) => Number(isWalk(other)) - Number(isWalk(one)));
if (withCoverage) withoutMaps(join(ROOT, 'dist', 'engine'));
// Compiled once for all processes, as a build does for the bundle: a thousand manifests take seconds.
await keepBuiltIn();
const outcomes = await runAll(files);
const isCovered = !withCoverage || (await isCoveredEnough());
const total = (pick: (outcome: Outcome) => number): number => outcomes.reduce((sum, outcome) => sum + pick(outcome), 0);
const failed = total((outcome) => outcome.failed) + (isCovered ? 0 : 1);
process.stdout.write(`${total((outcome) => outcome.passed)} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
