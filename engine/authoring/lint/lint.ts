import type { Problem } from '../../manifest/problem.js';
import type { Path } from '../../manifest/read-yaml.js';
import { contextFor, toolNameOf } from './context.js';
import type { LintContext, LintInput } from './context.js';
import { covers, readExceptions } from './exceptions.js';
import type { Exception } from './exceptions.js';
import { asManifest, isSound, readLinted } from './linted-file.js';
import type { LintedFile, LintedManifest } from './linted-file.js';
import { isShared } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { isKeepable } from '../../manifest/parsed-cache.js';
import type { ParsedFiles } from '../../manifest/parsed-cache.js';
import type { Edit, Finding, Rule } from './rule.js';
import { isRule, ruleNamed } from './rule-named.js';
import { RULES } from './rules.js';
import { didYouMean } from '../../text/nearest.js';

/** Something that a rule found, at its place in a file. */
export interface Found {
  rule: Rule;
  problem: Problem;
  /** Where in the data it is; [] is the whole file. */
  at: Path;
  fix?: readonly Edit[];
}

export interface LintReport {
  /** How many files were judged. */
  files: number;
  found: readonly Found[];
  /** What files say that were parsed now, by their hashes: worth keeping for the next run. */
  parsed?: ParsedFiles;
}

const STALE = 'form/stale-exception';

const OF_FILES = RULES.filter((rule) => 'checkFile' in rule);
const OF_MANIFESTS = RULES.filter((rule) => 'checkManifest' in rule);
const WITH_NOTES = RULES.filter((rule) => 'notes' in rule);

/** What came out of some of the files; plain data but for the rules. */
export interface Judged {
  found: readonly Found[];
  /** What manifests tell the rules about shared files. */
  notes: ReadonlySet<string>;
  /** With files that cannot be read nobody knows what they would use. */
  areSound: boolean;
  /** What files say that were parsed now, by their hashes. */
  parsed: ParsedFiles;
}

/** Runs every rule over some files. Never throws for what stands in a file; touches no file and no network. */
export function lint(input: LintInput): LintReport {
  const context = contextFor(input);
  return conclude(input, context, [judgeFiles(input.files, context)]);
}

/** Each file on its own, one after another: what was read of one is let go before the next. */
export function judgeFiles(sources: readonly SourceFile[], context: LintContext): Judged {
  const found: Found[] = [];
  const notes = new Set<string>();
  let areSound = true;
  const parsed: ParsedFiles = {};
  for (const source of sources) {
    const file = readLinted(source, context);
    if (!source.parsed && isKeepable(file.yaml.data)) parsed[source.hash] = file.yaml.data;
    found.push(...judge(file, context));
    if (isSound(file)) for (const note of notesOf(asManifest(file), context)) notes.add(note);
    else if (file.kind === 'manifest') areSound = false;
  }
  return { found, notes, areSound, parsed };
}

/** What shows only when all files have been judged, and which findings are excused. */
export function conclude(input: LintInput, context: LintContext, parts: readonly Judged[]): LintReport {
  const { files, isWhole } = input;
  const found = parts.flatMap((part) => part.found);
  if (isWhole && parts.every(({ areSound }) => areSound)) {
    const notes = new Set(parts.flatMap((part) => [...part.notes]));
    for (const source of files.filter(isShared))
      found.push(...judgeShared(readLinted(source, context), notes, context));
  }
  const { kept, stale } = withoutExceptions(found, context, files);
  const parsed = Object.assign({}, ...parts.map((part) => part.parsed)) as ParsedFiles;
  return { files: files.length, found: [...kept, ...stale].sort(byPlace), parsed };
}

function notesOf(manifest: LintedManifest, context: LintContext): string[] {
  return WITH_NOTES.flatMap((rule) => [...(rule.notes?.(manifest, context) ?? [])]);
}

function judgeShared(file: LintedFile, notes: ReadonlySet<string>, context: LintContext): Found[] {
  return RULES.flatMap((rule) => placed(rule, file, rule.checkShared?.(file, notes, context) ?? []));
}

/** What the engine and every rule have against one file. */
function judge(file: LintedFile, context: LintContext): Found[] {
  const found = file.problems.map((problem) => refusal(file, problem));
  const manifest = isSound(file) ? asManifest(file) : undefined;
  for (const rule of OF_FILES) found.push(...placed(rule, file, rule.checkFile?.(file, context) ?? []));
  if (!manifest) return found;
  for (const rule of OF_MANIFESTS) found.push(...placed(rule, file, rule.checkManifest?.(manifest, context) ?? []));
  return found;
}

/** What the engine has against a file, with the way to fix it if the rule behind it knows one. */
function refusal(file: LintedFile, problem: Problem): Found {
  const rule = ruleNamed(problem.rule ?? 'form/schema');
  const fix = rule.fixRefused?.(file, problem);
  return { rule, problem, at: problem.at ?? [], ...(fix ? { fix } : {}) };
}

function placed(rule: Rule, file: LintedFile, findings: Iterable<Finding>): Found[] {
  const found: Found[] = [];
  for (const finding of findings) {
    const { at = [], fix } = finding;
    found.push({ rule, problem: placeOf(file, finding), at, ...(fix ? { fix } : {}) });
  }
  return found;
}

function placeOf(
  { yaml, source }: LintedFile,
  { at = [], part = 'key', word, range, message, hint }: Finding,
): Problem {
  const whole = range ?? (at.length === 0 ? undefined : yaml.rangeOf(at, word === undefined ? part : 'value'));
  if (!whole)
    return at.length === 0
      ? { file: source.path, message, ...(hint === undefined ? {} : { hint }) }
      : yaml.problemAt(at, message, hint);
  const marked = word === undefined ? undefined : placeOfWord(source.text, whole, word);
  return yaml.problemFrom(marked ?? whole, message, hint);
}

/** Where a word is written in a value; a long text may be broken into lines between two words. */
function placeOfWord(text: string, [from, to]: readonly [number, number], word: string): [number, number] | undefined {
  const pattern = word
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const found = new RegExp(pattern).exec(text.slice(from, to));
  return found ? [from + found.index, from + found.index + found[0].length] : undefined;
}

function withoutExceptions(
  found: readonly Found[],
  context: LintContext,
  files: readonly SourceFile[],
): { kept: Found[]; stale: Found[] } {
  const exceptions = readExceptions(context.sources.filter(isShared));
  const used = new Set<Exception>();
  const names = new Map(files.map((file) => [file.path, nameOf(file)]));
  const kept = found.filter(({ rule, problem, at }) => {
    const name = names.get(problem.file) ?? '';
    const covering = exceptions.filter((one) => covers(one, { rule: rule.id, name, at }));
    for (const one of covering) used.add(one);
    return covering.length === 0;
  });
  const judged = new Set(names.values());
  const stale = exceptions.flatMap((one) => {
    const told = whyStale(one, { context, isUsed: used.has(one), isJudged: judged.has(one.manifest), names });
    const problem = told && one.place(...told);
    return problem ? [{ rule: ruleNamed(STALE), problem, at: [] }] : [];
  });
  return { kept, stale };
}

/** What is wrong with an exception, and what to do about it. */
function whyStale(
  { rule, manifest, file }: Exception,
  {
    context,
    isUsed,
    isJudged,
    names,
  }: { context: LintContext; isUsed: boolean; isJudged: boolean; names: ReadonlyMap<string, string> },
): [message: string, hint: string] | undefined {
  if (isUsed) return undefined;
  // Told to whoever looks at the exceptions, and not to everybody who looks at a manifest.
  if (names.has(file)) {
    if (!isRule(rule)) {
      const ids = RULES.map(({ id }) => id);
      return [`There is no rule ${rule}.`, didYouMean(rule, ids).trim() || 'Remove the exception.'];
    }
    const known = [...context.toolNames, ...context.sources.filter(isShared).map(({ name }) => name)];
    if (!known.includes(manifest)) {
      return [`There is no manifest ${manifest}.`, didYouMean(manifest, known).trim() || 'Remove the exception.'];
    }
  }
  return isJudged
    ? [`${manifest} keeps ${rule} by now, so this exception is not needed any more.`, 'Remove it.']
    : undefined;
}

/** A tool's name, or that of a shared file. */
function nameOf(file: SourceFile): string {
  return isShared(file) ? file.name : toolNameOf(file);
}

function byPlace({ problem: a }: Found, { problem: b }: Found): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
