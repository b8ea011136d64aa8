import type { SourceFile } from '../../manifest/find-files.js';
import type { Problem } from '../../manifest/problem.js';
import { isKeepable } from '../../manifest/parsed-cache.js';
import type { ParsedFiles } from '../../manifest/parsed-cache.js';
import { readYamlFile } from '../../manifest/read-yaml.js';
import type { Manifest } from '../../manifest/types.js';
import type { FolderContext, LintContext } from './context.js';
import { asKept, restored, verdictKeys } from './kept-verdicts.js';
import type { KeptVerdicts, Verdict } from './kept-verdicts.js';
import { asManifest, isSound, kindOf, readLinted } from './linted-file.js';
import type { LintedFile } from './linted-file.js';
import { placed } from './place-finding.js';
import type { Found } from './place-finding.js';
import { ruleNamed } from './rule-named.js';
import { RULES } from './rules.js';

const OF_FILES = RULES.filter((rule) => 'checkFile' in rule);
const OF_MANIFESTS = RULES.filter((rule) => 'checkManifest' in rule);
const COMPARING_FILES = RULES.filter((rule) => 'compareFile' in rule);
const COMPARING_MANIFESTS = RULES.filter((rule) => 'compareManifest' in rule);
const WITH_NOTES = RULES.filter((rule) => 'notes' in rule);

/** What came out of some of the files; plain data but for the rules. */
export interface Judged {
  found: readonly Found[];
  /** What manifests tell the rules about shared files. */
  notes: ReadonlySet<string>;
  /** Manifests that the engine refuses: most rules could not look at them, and nobody knows what they would use. */
  refused: readonly string[];
  /** What files say that were parsed now, by their hashes. */
  parsed: ParsedFiles;
  /** What came out of files that were judged now, by what that depends on. */
  verdicts: KeptVerdicts;
}

/** Each file on its own, one after another: what was read of one is let go before the next. */
export function judgeFiles(sources: readonly SourceFile[], context: FolderContext, kept: KeptVerdicts = {}): Judged {
  const found: Found[] = [];
  const notes = new Set<string>();
  const refused: string[] = [];
  const parsed: ParsedFiles = {};
  const verdicts: KeptVerdicts = {};
  const { keyOf, around } = verdictKeys(context);
  for (const source of sources) {
    const key = keyOf(source);
    const before = key !== undefined && Object.hasOwn(kept, key) ? kept[key] : undefined;
    const verdict = before?.compared.around === around ? before : judgeFile(source, context, before, parsed, around);
    if (key !== undefined && verdict !== before) verdicts[key] = verdict;
    found.push(...verdict.found.map(restored), ...verdict.compared.found.map(restored));
    for (const note of verdict.notes) notes.add(note);
    if (!verdict.isSound && kindOf(source) === 'manifest') refused.push(source.path);
  }
  return { found, notes, refused, parsed, verdicts };
}

/** What comes out for one file; of what came out before, only what compares it with others is made anew. */
function judgeFile(
  source: SourceFile,
  context: FolderContext,
  before: Verdict | undefined,
  parsed: ParsedFiles,
  around: string,
): Verdict {
  const file = before?.isSound === true ? asSound(source) : readLinted(source, context);
  if (!source.parsed && isKeepable(file.yaml.data)) parsed[source.hash] = file.yaml.data;
  const { found, notes, isSound } = before ?? judgeAlone(file, context);
  return { found, notes, isSound, compared: { around, found: compare(file, context).map(asKept) } };
}

/** What the engine and every rule have against one file, whatever others say. */
function judgeAlone(file: LintedFile, context: LintContext): Omit<Verdict, 'compared'> {
  const found = file.problems.map((problem) => refusal(file, problem));
  for (const rule of OF_FILES) found.push(...placed(rule, file, rule.checkFile?.(file, context) ?? []));
  const isSoundToo = file.problems.length === 0;
  if (!isSound(file)) return { found: found.map(asKept), notes: [], isSound: isSoundToo };
  const manifest = asManifest(file);
  for (const rule of OF_MANIFESTS) found.push(...placed(rule, file, rule.checkManifest?.(manifest, context) ?? []));
  const notes = WITH_NOTES.flatMap((rule) => [...(rule.notes?.(manifest, context) ?? [])]);
  return { found: found.map(asKept), notes, isSound: isSoundToo };
}

/** What shows only beside other files, so that it may change when one of them does. */
function compare(file: LintedFile, context: FolderContext): Found[] {
  const found: Found[] = [];
  for (const rule of COMPARING_FILES) found.push(...placed(rule, file, rule.compareFile?.(file, context) ?? []));
  if (file.kind !== 'manifest' || file.problems.length > 0) return found;
  const written = { source: file.source, manifest: file.yaml.data as Manifest };
  for (const rule of COMPARING_MANIFESTS)
    found.push(...placed(rule, file, rule.compareManifest?.(written, context) ?? []));
  return found;
}

/** A file against which the engine had nothing; it need not be compiled to be compared. */
function asSound(source: SourceFile): LintedFile {
  return { source, kind: kindOf(source), yaml: readYamlFile(source), problems: [] };
}

/** What the engine has against a file, with the way to fix it if the rule behind it knows one. */
function refusal(file: LintedFile, problem: Problem): Found {
  const rule = ruleNamed(problem.rule ?? 'form/schema');
  const fix = rule.fixRefused?.(file, problem);
  return { rule, problem, at: problem.at ?? [], ...(fix ? { fix } : {}) };
}
