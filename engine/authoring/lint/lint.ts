import { isShared } from '../../manifest/find-files.js';
import type { ParsedFiles } from '../../manifest/parsed-cache.js';
import { contextFor } from './context.js';
import type { FolderContext, LintContext, LintInput } from './context.js';
import { withoutExceptions } from './excuse.js';
import { judgeFiles } from './judge-file.js';
import type { Judged } from './judge-file.js';
import type { KeptVerdicts } from './kept-verdicts.js';
import { readLinted } from './linted-file.js';
import type { LintedFile } from './linted-file.js';
import { withoutFollowUps } from './follow-ups.js';
import { placed } from './place-finding.js';
import type { Found } from './place-finding.js';
import { RULES } from './rules.js';

export interface LintReport {
  /** How many files were judged. */
  files: number;
  found: readonly Found[];
  /** What files say that were parsed now, by their hashes: worth keeping for the next run. */
  parsed?: ParsedFiles;
  /** What came out of files that were judged now; worth keeping too. */
  verdicts?: KeptVerdicts;
}

/** Runs every rule over some files. Never throws for what stands in a file; touches no file and no network. */
export function lint(input: LintInput, kept?: KeptVerdicts): LintReport {
  const context = contextFor(input);
  return conclude(input, context, [judgeFiles(input.files, context, kept)]);
}

/** What shows only when all files have been judged, and which findings are excused. */
export function conclude(input: LintInput, context: FolderContext, parts: readonly Judged[]): LintReport {
  const { files, isWhole } = input;
  const found = withoutFollowUps(
    parts.flatMap((part) => part.found),
    context,
  );
  const refused = parts.flatMap((part) => part.refused);
  if (isWhole && refused.length === 0) {
    const notes = new Set(parts.flatMap((part) => [...part.notes]));
    for (const source of files.filter(isShared))
      found.push(...judgeShared(readLinted(source, context), notes, context));
  }
  const { kept, stale } = withoutExceptions(found, context, files, new Set(refused));
  const parsed = Object.assign({}, ...parts.map((part) => part.parsed)) as ParsedFiles;
  const verdicts = Object.assign({}, ...parts.map((part) => part.verdicts)) as KeptVerdicts;
  return { files: files.length, found: [...kept, ...stale].sort(byPlace), parsed, verdicts };
}

function judgeShared(file: LintedFile, notes: ReadonlySet<string>, context: LintContext): Found[] {
  return RULES.flatMap((rule) => placed(rule, file, rule.checkShared?.(file, notes, context) ?? []));
}

function byPlace({ problem: a }: Found, { problem: b }: Found): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
