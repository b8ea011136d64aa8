import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../config/load-settings.js';
import { readBounded } from '../../read-bounded.js';
import { withCommands } from '../../facts/facts.js';
import type { Facts } from '../../facts/facts.js';
import { createTokens } from '../../call/guard/tokens.js';
import type { LintInput } from '../lint/context.js';
import { toolNameOf } from '../lint/context.js';
import { catalogOf } from '../../manifest/catalog.js';
import { isShared, isTest } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import type { Tool } from '../../manifest/types.js';
import type { Problem } from '../../manifest/problem.js';
import { casesOf, readTestFile, testPathOf } from './case.js';
import type { Case, TestFile } from './case.js';
import { checkCase, checkEmpty } from './check-case.js';
import type { Difference } from './check-case.js';
import { factsOfManifest } from '../../facts/facts-of-manifest.js';
import { runCase } from './run-case.js';
import type { Bench, Outcome } from './run-case.js';

/** One case and what became of it. */
export interface Tried {
  one: Case;
  outcome: Outcome;
  differences: Difference[];
}

/** A manifest with its test file and its cases. */
export interface TriedTool {
  manifest: SourceFile;
  /** Absent if nobody wrote one. */
  testFile?: TestFile;
  tried: Tried[];
}

export interface ExamplesReport {
  tools: TriedTool[];
  /** What keeps a tool from being tried out at all. */
  problems: Problem[];
}

/** Most of the time goes into waiting as long as a person reads. */
const AT_ONCE = 100;

/** Runs every case of some manifests on a made-up cloud. Touches no network, and no file but its own temporary ones. */
export async function runExamples(
  input: LintInput,
  facts: Facts,
  onProgress: (done: number, all: number) => void,
): Promise<ExamplesReport> {
  const manifests = manifestsOf(input);
  // Of what lies beside, only the shared words are needed, and tools whose place another one takes.
  const names = new Set(manifests.map(toolNameOf));
  const needed = [...input.beside, ...input.files].filter(
    (file) => isShared(file) || (!isTest(file) && names.has(toolNameOf(file))),
  );
  const catalog = await catalogOf([...new Map([...needed, ...manifests].map((file) => [file.path, file])).values()]);
  const problems = catalog.problems.filter(({ file }) =>
    manifests.some((one) => one.path === file || one.name === file),
  );
  const root = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-examples-'));
  try {
    const settings = await plainSettings(root);
    const bench = { catalog, settings, tokens: createTokens(settings.confirm.validSeconds * 1000) };
    const work = manifests.flatMap((manifest) => {
      const tool = catalog.tool(toolNameOf(manifest));
      if (!tool) return [];
      const testFile = testFileOf(manifest);
      problems.push(...(testFile?.problems ?? []));
      const cases = casesOf(tool, testFile?.cases ?? []);
      return [{ manifest, tool, cases, ...(testFile ? { testFile } : {}) }];
    });
    const all = work.flatMap(({ tool, cases }) => cases.map((one) => ({ one, tool })));
    const emptied = new Set(work.flatMap(({ tool, cases }) => playedEmpty(tool, cases) ?? []));
    const outcomes = new Map<Case, Outcome>();
    const empty = new Map<Case, Outcome>();
    await inParallel(all, async ({ one, tool }, at) => {
      const around = { ...bench, facts: factsAbout(tool, facts) };
      outcomes.set(one, await runCase(one, tool, around, join(root, String(at))));
      if (emptied.has(one))
        empty.set(one, await runCase({ ...one, answer: {} }, tool, around, join(root, `${at}-empty`)));
      onProgress(outcomes.size, all.length);
    });
    return { tools: work.map((one) => ({ ...one, tried: triedOf(one.cases, outcomes, empty) })), problems };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The first call of a change is made once more with an answer in which nothing is left that could be described. */
function playedEmpty({ effect, answer }: Tool, cases: readonly Case[]): Case | undefined {
  if (effect !== 'change' || answer.kind !== 'object') return undefined;
  return cases.find((one) => one.answer === undefined && one.error === undefined);
}

/** Of a private command only its manifest tells anything. */
export function factsAbout(tool: Tool, facts: Facts): Facts {
  return facts.command(tool.command) ? facts : withCommands(factsOfManifest(tool));
}

/** The manifests among the files, also those whose test file was named. */
function manifestsOf({ files, beside }: LintInput): SourceFile[] {
  const tests = new Set(files.filter(isTest).map(({ path }) => path));
  const others = beside.filter(({ path }) => tests.has(testPathOf(path)));
  const wanted = [...files, ...others].filter((file) => !isShared(file) && !isTest(file));
  return [...new Map(wanted.map((file) => [file.path, file])).values()];
}

function testFileOf({ path }: SourceFile): TestFile | undefined {
  const file = testPathOf(path);
  return existsSync(file) ? readTestFile({ path: file, text: readBounded(file) }) : undefined;
}

/** What nobody has changed, so that a case ends the same everywhere; and every plan is shown. */
async function plainSettings(root: string): Promise<Bench['settings']> {
  const home = { HOME: root, USERPROFILE: root, APPDATA: root, LOCALAPPDATA: root };
  const { settings } = await loadSettings({ demo: true }, home);
  // Each call has an engine of its own: room for many answers would only take time to make.
  const cache = { ...settings.cache, entries: 10 };
  return { ...settings, cache, confirm: { ...settings.confirm, askFrom: 'low' } };
}

async function inParallel<T>(items: readonly T[], work: (item: T, at: number) => Promise<void>): Promise<void> {
  const waiting = items.map((item, at) => ({ item, at }));
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next.item, next.at);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function triedOf(
  cases: readonly Case[],
  outcomes: ReadonlyMap<Case, Outcome>,
  empty: ReadonlyMap<Case, Outcome>,
): Tried[] {
  return cases.flatMap((one) => {
    const outcome = outcomes.get(one);
    const nothing = empty.get(one);
    return outcome
      ? [{ one, outcome, differences: [...checkCase(one, outcome), ...(nothing ? checkEmpty(nothing) : [])] }]
      : [];
  });
}
