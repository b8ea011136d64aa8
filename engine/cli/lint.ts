import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultFolders } from '../config/default-folders.js';
import { ToolError } from '../errors.js';
import { builtInFacts, withCommands } from '../facts/facts.js';
import type { Facts } from '../facts/facts.js';
import { repositoryRootOr } from '../authoring/git/repository.js';
import { chooseChanged } from '../authoring/lint/choose-changed.js';
import { chooseFiles } from '../authoring/lint/choose-files.js';
import type { LintInput } from '../authoring/lint/context.js';
import { explainRule, listRules, ruleCalled } from '../authoring/lint/explain.js';
import { fixAll } from '../authoring/lint/fix.js';
import { lintInParallel } from '../authoring/lint/lint-in-parallel.js';
import { readVerdicts, writeVerdicts } from '../authoring/lint/kept-verdicts.js';
import type { LintReport } from '../authoring/lint/lint.js';
import { githubReport } from '../authoring/lint/report/github.js';
import { jsonReport } from '../authoring/lint/report/json.js';
import { sarifReport } from '../authoring/lint/report/sarif.js';
import { terminalReport } from '../authoring/lint/report/terminal.js';
import type { Severity } from '../authoring/lint/rule.js';
import { writeFixed } from '../authoring/lint/write-fixed.js';
import { readParsed, withParsed, writeParsed } from '../manifest/parsed-cache.js';
import { processTerminal } from './terminal.js';

export interface LintOptions {
  format: 'terminal' | 'json' | 'github' | 'sarif';
  /** Where a SARIF file goes besides what is printed. */
  sarif?: string;
  severity: Severity;
  /** A saved answer of listApis: its commands are known too. */
  apis?: string;
  /** Fix what is mechanical first, and tell the rest. */
  fix?: true;
  /** Only what changed; a text is the base to compare with. */
  changed?: string | true;
}

/** Prints what is wrong with manifests. Returns the exit code: 1 if there is something. Throws if it cannot run. */
export async function lintCommand(paths: readonly string[], options: LintOptions): Promise<0 | 1> {
  const facts = options.apis === undefined ? builtInFacts() : await factsOf(options.apis);
  const parsedFile = join(defaultFolders(process).cache, 'parsed.cache');
  const before = readParsed(parsedFile);
  const { files, beside, isWhole } = chooseFiles(paths);
  const chosen = { files: withParsed(files, before), beside: withParsed(beside, before), isWhole, facts };
  const base = options.changed === true ? undefined : options.changed;
  const input = options.changed === undefined ? chosen : chooseChanged(chosen, base);
  const linted = options.fix ? fixInput(input) : await lintKept(input);
  const fresh = linted.parsed ?? {};
  if (Object.keys(fresh).length > 0) writeParsed(parsedFile, fresh, before);
  const report = ofSeverity(linted, options.severity);
  if (options.sarif !== undefined) writeReport(options.sarif, sarifOf(report, input));
  processTerminal().write(reportAs(options.format, report, input));
  return report.found.length > 0 ? 1 : 0;
}

/** Judges what changed since the last run of this build, and remembers what came out. */
async function lintKept(input: LintInput): Promise<LintReport> {
  const file = join(defaultFolders(process).cache, 'verdicts.cache');
  const before = readVerdicts(file);
  const linted = await lintInParallel(input, before);
  const fresh = linted.verdicts ?? {};
  if (Object.keys(fresh).length > 0) writeVerdicts(file, fresh, before);
  return linted;
}

/** Loaded when it is asked for: it brings the way to a cloud along. */
async function factsOf(apis: string): Promise<Facts> {
  const [{ readListApis }, { savedApis }] = await Promise.all([
    import('../facts/read-list-apis.js'),
    import('./list-apis-rows.js'),
  ]);
  return withCommands(readListApis(savedApis(apis).rows));
}

/** Writes what can be fixed and returns what is left. */
function fixInput(input: LintInput): LintReport {
  const { changed, fixed, left } = fixAll(input);
  writeFixed(changed);
  const files = changed.length === 1 ? '1 file' : `${changed.length} files`;
  // On stderr, so that a report that is piped away stays what its format says.
  if (fixed > 0) processTerminal().tell(`Fixed ${fixed === 1 ? '1 finding' : `${fixed} findings`} in ${files}.\n`);
  return left;
}

/** Prints one rule with its examples, or all of them in a line each. */
export function explainCommand(id: string | true): void {
  const { write } = processTerminal();
  write(id === true ? listRules() : explainRule(ruleCalled(id), chooseFiles([]).files));
}

function reportAs(format: LintOptions['format'], report: LintReport, input: LintInput): string {
  const here = process.cwd();
  if (format === 'json') return jsonReport(report, here);
  if (format === 'github') return githubReport(report, repositoryRootOr(here));
  if (format === 'sarif') return sarifOf(report, input);
  return terminalReport(report, here, processTerminal().colors);
}

function sarifOf(report: LintReport, { files, beside }: LintInput): string {
  const texts = new Map([...beside, ...files].map(({ path, text }) => [path, text]));
  return sarifReport(report, repositoryRootOr(process.cwd()), texts);
}

function ofSeverity(report: LintReport, severity: Severity): LintReport {
  if (severity === 'warning') return report;
  return { ...report, found: report.found.filter(({ rule }) => rule.severity === severity) };
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new ToolError('wrong-usage', { problem: `${file} cannot be written (${reason})` }, { cause: error });
  }
}
