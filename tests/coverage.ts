import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CoverageReport } from 'monocart-coverage-reports';

/** Runs when the bundle is made, before any test. */
const BUILDS = new Set(['engine/cli/keep-manifests.ts']);

export interface LineCoverage {
  /** Lines that hold a statement, and how many of them ran. */
  lines: number;
  ran: number;
  /** Files of the engine that no process loaded. */
  neverLoaded: string[];
}

/**
 * What ran of the engine's lines in any process that wrote V8 coverage into `data`: single stages in what tsc makes, all
 * else in the bundle that users run. The report (lcov) goes to `out`.
 */
export async function lineCoverage(root: string, data: string, out: string): Promise<LineCoverage> {
  keepOnlyOurs(data);
  writeSources(data);
  const report = new CoverageReport({
    baseDir: root,
    outputDir: out,
    logging: 'error',
    entryFilter: ({ url }) => comesFromEngine(fileURLToPath(url)),
    // In the maps of tsc and in those of the bundle the same file has other paths.
    sourcePath: (path) => /(?:^|\/)(engine\/[^:]*\.ts)$/.exec(path)?.[1] ?? path,
    sourceFilter: (path) => path.startsWith('engine/'),
    reports: ['lcovonly'],
  });
  await report.addFromDir(data);
  await report.generate();
  return readLcov(root, readFileSync(join(out, 'lcov.info'), 'utf8'));
}

/**
 * Takes the way to their maps out of the files that are counted. With it each process reads the maps of all that it
 * loads, megabytes of them, and writes them beside what it counted: a third of what the tests cost.
 */
export function withoutMaps(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    if (!name.endsWith('.js')) continue;
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    const at = text.lastIndexOf(TO_MAP);
    if (at > 0 && !text.slice(at).trimEnd().includes('\n')) writeFileSync(file, text.slice(0, at));
  }
}

const TO_MAP = '//# sourceMappingURL=';
const done = new Set<string>();
const loaded = new Set<string>();

/** Leaves out what is not of the engine. Files that are still being written are left for the next time. */
export function keepOnlyOurs(data: string): void {
  for (const name of readdirSync(data)) {
    if (done.has(name)) continue;
    const file = join(data, name);
    const written = whole(readFileSync(file, 'utf8'));
    if (!written) continue;
    const result = written.result.filter(({ url }) => /\/dist\/(bin|engine)\//.test(url));
    for (const { url } of result) loaded.add(url);
    writeFileSync(file, JSON.stringify({ result }));
    done.add(name);
  }
}

/** What the report takes for the texts of the files: with the way to their maps. */
function writeSources(data: string): void {
  for (const [at, url] of [...loaded].entries()) {
    const file = fileURLToPath(url);
    if (!existsSync(`${file}.map`)) continue;
    const source = `${readFileSync(file, 'utf8')}\n${TO_MAP}${basename(file)}.map`;
    writeFileSync(join(data, `source-${at}.json`), JSON.stringify({ url, source }));
  }
}

function whole(text: string): { result: { url: string }[] } | undefined {
  try {
    return JSON.parse(text) as { result: { url: string }[] };
  } catch {
    return undefined;
  }
}

/** Some files of the bundle only pass on what others hold, or hold packages only. */
function comesFromEngine(file: string): boolean {
  if (!existsSync(`${file}.map`)) return false;
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] };
  return sources.some((source) => !source.includes('node_modules/'));
}

function readLcov(root: string, lcov: string): LineCoverage {
  const sum = (key: string): number =>
    [...lcov.matchAll(new RegExp(`^${key}:(\\d+)$`, 'gm'))].reduce((all, [, count]) => all + Number(count), 0);
  const loaded = new Set([...lcov.matchAll(/^SF:(.*)$/gm)].map(([, file]) => file));
  const files = (readdirSync(join(root, 'engine'), { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `engine/${name}`);
  const neverLoaded = files.filter((file) => !loaded.has(file) && !BUILDS.has(file) && !holdsTypesOnly(root, file));
  return { lines: sum('LF'), ran: sum('LH'), neverLoaded };
}

/** Nothing of it is left when it is compiled. */
function holdsTypesOnly(root: string, file: string): boolean {
  const code = readFileSync(join(root, 'dist', file.replace(/ts$/, 'js')), 'utf8');
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim() === 'export {};';
}
