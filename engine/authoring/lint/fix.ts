import { isShared, isTest, withText } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import type { Problem } from '../../manifest/problem.js';
import { readManifest } from '../../manifest/read-manifest.js';
import { readVocabulary } from '../../manifest/read-vocabulary.js';
import { readYamlFile } from '../../manifest/read-yaml.js';
import type { Vocabulary } from '../../manifest/types.js';
import { applyEdits, withoutOverlaps } from './apply-edits.js';
import type { Fix } from './apply-edits.js';
import type { LintInput } from './context.js';
import { lint } from './lint.js';
import type { LintReport } from './lint.js';
import type { Found } from './place-finding.js';
import { isSameData, isSameTool, keepsComments } from './same-meaning.js';

export interface ChangedFile {
  path: string;
  /** What stood there when it was linted. */
  was: string;
  text: string;
}

export interface FixReport {
  /** Files whose text is another now; nothing is written. See write-fixed.ts. */
  changed: readonly ChangedFile[];
  /** How many findings were fixed. */
  fixed: number;
  /** What is found in the fixed files. */
  left: LintReport;
}

/** One fix can make place for the next; a file that is still changing then is left as it is by that time. */
const ROUNDS = 20;

type Fixable = Found & { fix: Fix };

/**
 * Fixes what rules know how to fix, and looks again until nothing changes. Comments and order stay. A fix that would change
 * what a manifest means is not done, whatever its rule says.
 */
export function fixAll(input: LintInput): FixReport {
  const vocabulary = readVocabulary([...input.beside, ...input.files].filter(isShared)).vocabulary;
  const refused = new Set<string>();
  let files = input.files;
  let left = lint(input);
  let fixed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const wanted = fixesByFile(left.found, files, refused);
    if (wanted.size === 0) break;
    files = files.map((file) => {
      const outcome = fixFile(file, wanted.get(file.path) ?? [], vocabulary);
      for (const one of outcome.refused) refused.add(keyOf(one, outcome.file));
      fixed += outcome.done;
      return outcome.file;
    });
    left = lint({ ...input, files });
  }
  const was = new Map(input.files.map((file) => [file.path, file.text]));
  const changed = files.flatMap(({ path, text }) => {
    const before = was.get(path) ?? '';
    return before === text ? [] : [{ path, was: before, text }];
  });
  return { changed, fixed, left };
}

function fixesByFile(
  found: readonly Found[],
  files: readonly SourceFile[],
  refused: ReadonlySet<string>,
): Map<string, Fixable[]> {
  const fixes = new Map(files.map((file) => [file.path, { file, wanted: [] as Fixable[] }]));
  for (const { fix = [], ...one } of found) {
    const place = fixes.get(one.problem.file);
    const fixable = { ...one, fix };
    if (place && fix.length > 0 && !refused.has(keyOf(fixable, place.file))) place.wanted.push(fixable);
  }
  const some = [...fixes].flatMap(([path, { wanted }]) => (wanted.length > 0 ? [[path, wanted] as const] : []));
  return new Map(some);
}

/** What was refused may be right once something else in the file is fixed. */
function keyOf({ rule, fix }: Fixable, file: SourceFile): string {
  return [file.path, file.hash, rule.id, JSON.stringify(fix)].join('\n');
}

interface Fixed {
  file: SourceFile;
  done: number;
  refused: readonly Fixable[];
}

function fixFile(file: SourceFile, wanted: readonly Fixable[], vocabulary: Vocabulary): Fixed {
  // What the engine refuses comes first, alone: until it can read the file nobody knows what the file means.
  const refusals = wanted.filter(({ problem }) => problem.rule !== undefined);
  const candidates = withoutOverlaps(refusals.length > 0 ? refusals : wanted);
  const isSafe = (fixes: readonly Fixable[]): SourceFile | undefined => {
    const after = withText(file, applyEdits(file.text, fixes.flatMap(({ fix }) => fix))); // prettier-ignore
    return keepsMeaning(file, after, vocabulary, refusals.length > 0) ? after : undefined;
  };
  if (candidates.length === 0) return { file, done: 0, refused: [] };
  const all = isSafe(candidates);
  if (all) return settled(file, all, candidates, []);
  // One of them does harm, or two of them together: each is tried beside those that do none.
  const chosen: Fixable[] = [];
  for (const one of candidates) if (isSafe([...chosen, one])) chosen.push(one);
  const after = isSafe(chosen);
  const others = candidates.filter((one) => !chosen.includes(one));
  return after ? settled(file, after, chosen, others) : { file, done: 0, refused: candidates };
}

/** A fix that changes no letter would be wanted again for ever. */
function settled(before: SourceFile, after: SourceFile, done: readonly Fixable[], refused: readonly Fixable[]): Fixed {
  if (after.text === before.text) return { file: before, done: 0, refused: [...done, ...refused] };
  return { file: after, done: done.length, refused };
}

function keepsMeaning(before: SourceFile, after: SourceFile, vocabulary: Vocabulary, wasRefused: boolean): boolean {
  if (!keepsComments(before.text, after.text)) return false;
  if (isShared(before) || isTest(before)) {
    const [was, is] = [readYamlFile(before), readYamlFile(after)];
    if (was.problems.length > 0) return isBetter(was.problems, is.problems);
    return is.problems.length === 0 && (wasRefused || isSameData(was.data, is.data));
  }
  const [was, is] = [readManifest(before, vocabulary), readManifest(after, vocabulary)];
  if ('tool' in was) return 'tool' in is && isSameTool(was.tool, is.tool);
  if ('tool' in is) return wasRefused || isSameData(was.yaml.data, is.yaml.data);
  return isBetter(was.problems, is.problems) && (wasRefused || isSameData(was.yaml.data, is.yaml.data));
}

/** In the order in which the engine looks: one who passes the first check is told of the second. */
const STAGES = ['form/readable', 'form/yaml', 'form/schema', 'form/shared-word', 'form/fits-together'];

/** The engine comes further than before, or has not more against it. */
function isBetter(was: readonly Problem[], is: readonly Problem[]): boolean {
  if (is.length === 0) return true;
  const [before, after] = [was, is].map(([first]) => STAGES.indexOf(first?.rule ?? 'form/fits-together'));
  if (before !== after) return (after ?? 0) > (before ?? 0);
  return is.length < was.length || (is.length === was.length && (is[0]?.line ?? 0) >= (was[0]?.line ?? 0));
}
