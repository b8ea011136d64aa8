import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chooseFiles } from '../../../engine/authoring/lint/choose-files.js';
import { contextFor } from '../../../engine/authoring/lint/context.js';
import { judgeFiles } from '../../../engine/authoring/lint/judge-file.js';
import type { Judged as JudgedFiles } from '../../../engine/authoring/lint/judge-file.js';
import { conclude, lint } from '../../../engine/authoring/lint/lint.js';
import type { LintReport } from '../../../engine/authoring/lint/lint.js';
import { jsonReport } from '../../../engine/authoring/lint/report/json.js';
import { exampleWorld } from '../../../engine/demo/world/example-world.js';
import { findFiles, isShared } from '../../../engine/manifest/find-files.js';
import type { SourceFile } from '../../../engine/manifest/find-files.js';
import { isKeepable } from '../../../engine/manifest/parsed-cache.js';
import { readYamlFile } from '../../../engine/manifest/read-yaml.js';
import { PACKAGE_ROOT } from '../../../engine/package-paths.js';
import { FILE } from './case.js';
import type { Case } from './case.js';
import { CASES_FOLDER, writeCase } from './write-case.js';

/** As `lint --format json` tells it. */
export interface Finding {
  rule: string;
  file: string;
  line?: number;
  message: string;
  hint?: string;
}

export interface Judged {
  /** Why it could not be made: its base is not as it was when the case was written. */
  stale?: string;
  findings: readonly Finding[];
  /** Those of them that stand on a line that a person has to change. */
  placed: readonly Finding[];
}

/** A case as it lies on the disk. */
interface Laid {
  one: Case;
  files: readonly SourceFile[];
  firstChanged: number;
  /** In a folder of one's own, beside the built-in ones; otherwise in the place of its base. */
  isOwn: boolean;
  base?: SourceFile;
}

const world = exampleWorld();
const builtIn = parsed(chooseFiles([]).files);
/** Honest manifests in the form of a folder of one's own, each judged as if there were no built-in tool of its name. */
export const BASES = parsed(findFiles(join(PACKAGE_ROOT, 'tests', 'authoring', 'corpus', 'bases')));

/** What the linter has to say about each case: as if it stood alone, but in as few runs as possible. */
export function lintCases(cases: readonly Case[]): ReadonlyMap<Case, Judged> {
  const judged = new Map<Case, Judged>();
  const laid = cases.flatMap((one) => {
    try {
      return [lay(one)];
    } catch (error) {
      judged.set(one, { stale: (error as Error).message, findings: [], placed: [] });
      return [];
    }
  });
  for (const [one, found] of inRuns(laid).flatMap(judge)) judged.set(one, found);
  return judged;
}

function lay(one: Case): Laid {
  const ownBase = BASES.find((file) => !isShared(file) && isCalled(one.base, file));
  const base = ownBase ?? builtIn.find((file) => isCalled(one.base, file));
  if (one.base !== undefined && !base) throw new Error(`${one.id}: there is no ${one.base} any more`);
  const isOwn = one.isOwn ?? ownBase !== undefined;
  return { one, ...writeCase(one, base), isOwn, ...(base && { base }) };
}

/** Cases that change different files and do not meet go into the same run. */
function inRuns(all: readonly Laid[]): Laid[][] {
  const runs: Laid[][] = [];
  for (const laid of all) {
    const fits = (run: Laid[]): boolean =>
      run.every((other) => meetsNobody(other) && other.isOwn === laid.isOwn && other.base !== laid.base);
    const run = meetsNobody(laid) ? runs.find(fits) : undefined;
    if (run) run.push(laid);
    else runs.push([laid]);
  }
  return runs;
}

function meetsNobody({ one, base }: Laid): boolean {
  const isOrdinary = one.path === undefined && one.beside === undefined && !one.isWhole && !one.isAlone;
  return isOrdinary && base !== undefined && !isShared(base);
}

function judge(run: readonly Laid[]): [Case, Judged][] {
  const own = run.flatMap(({ files }) => files);
  const replaced = new Set(own.map(({ name }) => name));
  for (const { base, one } of run) if (base && !one.isCopy) replaced.add(base.name);
  const isOwn = run.some((laid) => laid.isOwn);
  const isWhole = run.some(({ one }) => one.isWhole);
  const bases = isOwn ? BASES.filter((file) => isShared(file) && !replaced.has(file.name)) : [];
  const isThere = (file: SourceFile): boolean =>
    isOwn
      ? !run.some(({ base }) => base && BASES.includes(base) && isCalled(toolOf(base), file))
      : !replaced.has(file.name);
  const others = builtIn.filter(isThere);
  const beside = isWhole && !isOwn ? bases : [...bases, ...others];
  const files = isWhole && !isOwn ? [...own, ...others] : own;
  const report = isWhole && !isOwn ? lintShared(own, others, beside) : lint({ files, beside, isWhole, world });
  const { findings } = JSON.parse(jsonReport(report, CASES_FOLDER)) as { findings: Finding[] };
  const lines = new Map([...files, ...beside].map((file) => [file.path, file.text.split(/\r\n|[\n\r]/)]));
  return run.map((laid) => {
    const ofCase = run.length === 1 ? findings : findings.filter(({ file }) => isOf(laid, file));
    return [laid.one, { findings: ofCase, placed: ofCase.filter((finding) => isPlaced(laid, finding, lines)) }];
  });
}

/** What all built-in manifests say of the words they share; judging a thousand again for each case would take minutes. */
let builtInJudged: JudgedFiles | undefined;

/** What breaks many manifests is told by the first of them. */
const ENOUGH = 60;

/** A shared file beside all manifests, of which only some of those are judged again that name what is different now. */
function lintShared(
  own: readonly SourceFile[],
  others: readonly SourceFile[],
  beside: readonly SourceFile[],
): LintReport {
  const context = contextFor({ files: [...own, ...others], beside, isWhole: true });
  builtInJudged ??= judgeFiles(builtIn, contextFor({ files: builtIn, beside: [], isWhole: true }));
  const words = own.flatMap(changedWords);
  const naming = others.filter((file) => !isShared(file) && words.some((word) => file.text.includes(word)));
  const again = naming.slice(0, ENOUGH);
  const judgedAgain = new Set([...own, ...again].map(({ name }) => name));
  const paths = new Set(builtIn.filter(({ name }) => !judgedAgain.has(name)).map(({ path }) => path));
  const asBefore = { ...builtInJudged, found: builtInJudged.found.filter(({ problem }) => paths.has(problem.file)) };
  const input = { files: [...own, ...others], beside, isWhole: true };
  return conclude(input, context, [judgeFiles([...own, ...again], context), asBefore]);
}

/** What a shared file says otherwise than the built-in one of its name. */
function changedWords(file: SourceFile): string[] {
  const before = builtIn.find(({ name }) => name === file.name);
  const was = before ? dataOf(before) : {};
  const is = dataOf(file);
  return Object.keys({ ...was, ...is }).filter((word) => !isDeepStrictEqual(was[word], is[word]));
}

function dataOf(file: SourceFile): Record<string, unknown> {
  const { data } = readYamlFile(file);
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

function isOf({ files }: Laid, path: string): boolean {
  return files.some((file) => file.path === resolve(CASES_FOLDER, path));
}

function isPlaced(
  { one, firstChanged, files }: Laid,
  { file, line }: Finding,
  lines: ReadonlyMap<string, string[]>,
): boolean {
  const path = resolve(CASES_FOLDER, file);
  if (one.at === undefined) return line === firstChanged && path === files[0]?.path;
  const said = line === undefined ? undefined : lines.get(path)?.[line - 1];
  return [one.at].flat().some((at) => (at === FILE ? line === undefined || line === 1 : said?.includes(at)));
}

/** Whether a file is the one that a case calls by a tool's name, or by its way in the folder. */
function isCalled(name: string | undefined, file: SourceFile): boolean {
  return name !== undefined && (file.name === name || basename(file.name, '.yaml') === name);
}

function toolOf({ name }: SourceFile): string {
  return basename(name, '.yaml');
}

/** Parsed once, as for a linter that keeps what it has read. */
function parsed(files: readonly SourceFile[]): SourceFile[] {
  return files.map((file) => {
    const { data } = readYamlFile(file);
    return isKeepable(data) ? { ...file, parsed: { data } } : file;
  });
}
