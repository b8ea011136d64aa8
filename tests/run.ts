import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs every *.test.js below this folder, each in its own process, and closes with "N passed, N failed". With
 * --coverage, lines are counted over all of them and over the servers they start, and too few count as a failure.
 * Words after that choose files: `npm test -- guard` runs those whose path has "guard" in it.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const LIMIT_MS = 240_000;
const LINES_PERCENT = 95;
/** Files that hold types and nothing that runs. */
const TYPES_ONLY = [
  'engine/**/types.ts',
  'engine/log-type.ts',
  'engine/call/request.ts',
  'engine/call/step.ts',
  'engine/call/render/shown.ts',
  'engine/config/settings.ts',
  'engine/manifest/tool-entry.ts',
];

interface Outcome {
  file: string;
  passed: number;
  failed: number;
  output: string;
  ms: number;
}

const words = process.argv.slice(2).filter((word) => word !== '--coverage');
const withCoverage = process.argv.includes('--coverage');
const coverageFolder = join(ROOT, 'coverage', 'tmp');

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') });
    });
  });
}

/** uvu prints how many there were and how many passed; a file that did not get that far has failed. */
async function runFile(file: string): Promise<Outcome> {
  const began = performance.now();
  const env = { ...process.env, ...(withCoverage ? { NODE_V8_COVERAGE: coverageFolder } : {}), FORCE_COLOR: '0' };
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
}

async function runAll(files: string[]): Promise<Outcome[]> {
  const waiting = [...files];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const outcome = await runFile(file);
      report(outcome);
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  return outcomes;
}

/** The map of the bundle is too coarse: a function that was only loaded would count as run. */
function forgetBundle(): void {
  for (const name of readdirSync(coverageFolder)) {
    const file = join(coverageFolder, name);
    const report = JSON.parse(readFileSync(file, 'utf8')) as { result: { url: string }[] };
    const result = report.result.filter(({ url }) => !url.includes('/dist/bin/'));
    writeFileSync(file, JSON.stringify({ ...report, result }));
  }
}

async function countLines(): Promise<boolean> {
  forgetBundle();
  const c8 = join(ROOT, 'node_modules', 'c8', 'bin', 'c8.js');
  const args = ['report', '--temp-directory', coverageFolder, '--reporter', 'text-summary', '--reporter', 'lcovonly'];
  // The maps lead from dist/ to the sources, and what no test loads counts as not run.
  const scope = ['--include', 'engine/**/*.ts', '--exclude-after-remap', '--all', '--src', 'engine'];
  const withoutCode = TYPES_ONLY.flatMap((file) => ['--exclude', file]);
  const others = ['--branches', '0', '--functions', '0', '--statements', '0'];
  const limit = ['--check-coverage', '--lines', String(LINES_PERCENT), ...others];
  const { code, output } = await run(process.execPath, [c8, ...args, ...scope, ...withoutCode, ...limit], process.env);
  process.stdout.write(output);
  // Nothing counted is not everything covered.
  return code === 0 && /Lines\s*: [\d.]+% \( [1-9]/.test(output);
}

rmSync(join(ROOT, 'coverage'), { recursive: true, force: true });
mkdirSync(coverageFolder, { recursive: true });
const files = (readdirSync(HERE, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.test.js'))
  // What was renamed may still lie in dist.
  .filter((name) => existsSync(join(ROOT, 'tests', name.replace(/js$/, 'ts'))))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort()
  .map((name) => join(HERE, name));
const outcomes = await runAll(files);
const isCovered = !withCoverage || (await countLines());
const total = (pick: (outcome: Outcome) => number): number => outcomes.reduce((sum, outcome) => sum + pick(outcome), 0);
const failed = total((outcome) => outcome.failed) + (isCovered ? 0 : 1);
if (!isCovered) process.stdout.write(`Fewer than ${LINES_PERCENT} % of the lines were run.\n`);
process.stdout.write(`${total((outcome) => outcome.passed)} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
