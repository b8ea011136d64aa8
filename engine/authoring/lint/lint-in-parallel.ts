import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { builtInFacts } from '../../facts/facts.js';
import { isShared, isTest, type SourceFile } from '../../manifest/find-files.js';
import { contextFor } from './context.js';
import type { LintInput } from './context.js';
import { judgeFiles } from './judge-file.js';
import type { Judged } from './judge-file.js';
import { restored, verdictKeys } from './kept-verdicts.js';
import type { KeptFound, KeptVerdicts } from './kept-verdicts.js';
import { conclude, lint } from './lint.js';
import type { LintReport } from './lint.js';

/** What a worker gets: all files, because rules ask what lies beside one, and which of them it judges. */
export interface Share {
  input: Omit<LintInput, 'facts'>;
  kept: KeptVerdicts;
  /** Every how many-th file, from which on. */
  from: number;
  step: number;
}

/** What it gives back: rules by their ids, since functions cannot travel. */
export interface ShareJudged extends Omit<Judged, 'found'> {
  found: KeptFound[];
}

/** Fewer files than this are judged sooner than another worker is ready. */
const WORTH_A_WORKER = 250;
const MOST_WORKERS = 4;

/** The same as `lint`, on several cores where many files have to be judged anew. */
export async function lintInParallel(input: LintInput, kept: KeptVerdicts = {}): Promise<LintReport> {
  const { facts, ...plain } = input;
  if (facts !== undefined && facts !== builtInFacts()) return lint(input);
  const context = contextFor(input);
  const { keyOf } = verdictKeys(context);
  const fresh = input.files.filter((file) => !Object.hasOwn(kept, keyOf(file) ?? ''));
  const parts = Math.max(1, Math.min(availableParallelism(), MOST_WORKERS, Math.floor(fresh.length / WORTH_A_WORKER)));
  const others = Promise.all(
    Array.from({ length: parts - 1 }, (_, at) => judgeElsewhere({ input: plain, kept, from: at + 1, step: parts })),
  );
  // What fails here fails there too, and only one of them is waited for.
  others.catch(() => undefined);
  const own = judgeFiles(shareOf(input.files, 0, parts), context, kept);
  return conclude(input, context, [own, ...(await others)]);
}

/** Every n-th manifest and every n-th other file: a manifest, which has its test beside it, is many times the work. */
export function shareOf(files: readonly SourceFile[], from: number, step: number): SourceFile[] {
  const isManifest = (file: SourceFile): boolean => !isShared(file) && !isTest(file);
  const sorted = [...files.filter(isManifest), ...files.filter((file) => !isManifest(file))];
  return sorted.filter((_, at) => at % step === from);
}

function judgeElsewhere(share: Share): Promise<Judged> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(new URL('./lint-worker.js', import.meta.url)), { workerData: share });
    worker.once('message', ({ found, ...rest }: ShareJudged) => {
      resolve({ ...rest, found: found.map(restored) });
    });
    worker.once('error', reject);
  });
}
