import type { Colors } from 'picocolors/types.js';
import type { LintReport } from '../lint.js';
import type { Found } from '../place-finding.js';
import { countFound, describeCounts } from './count.js';
import { excerptOf } from './excerpt.js';
import { harmless } from '../../../manifest/problem.js';
import { neutralise } from '../../../text/neutralise.js';
import { pathFrom } from './place.js';

/** So many files that have the same against them are told in full: one word of a shared file may be behind it. */
const TOLD_IN_FULL = 3;

/**
 * For a person: each finding with its place in a form that terminals open on a click, the marked line and advice; then
 * the counts. Of many files with the same finding the first are told so, and the others by their places. Paths are told
 * from `folder`.
 */
export function terminalReport(report: LintReport, folder: string, colors: Colors): string {
  const alike = new Map<string, { files: Set<string>; others: Found[] }>();
  const parts: (() => string)[] = [];
  for (const found of report.found) {
    const same = `${found.rule.id} ${found.problem.message} ${found.problem.hint ?? ''}`;
    const { files, others } = alike.get(same) ?? { files: new Set(), others: [] };
    alike.set(same, { files, others });
    if (files.size === TOLD_IN_FULL && !files.has(found.problem.file)) {
      if (others.push(found) === 1) parts.push(() => alsoAt(others, folder));
      continue;
    }
    files.add(found.problem.file);
    parts.push(() => describe(found, folder, colors));
  }
  return `${parts.map((part) => `${part()}\n\n`).join('')}${describeCounts(countFound(report))}\n`;
}

function alsoAt(others: readonly Found[], folder: string): string {
  const places = others.map((found) => placeOf(found, folder));
  return places.length === 1
    ? `The same at ${places.join('')}.`
    : `The same at ${places.length} more places:\n  ${places.join('\n  ')}`;
}

function placeOf({ problem: { file, line, column } }: Found, folder: string): string {
  return harmless([pathFrom(folder, file), line, column].filter((part) => part !== undefined).join(':'));
}

function describe(found: Found, folder: string, colors: Colors): string {
  const { rule, problem } = found;
  const { line, message, hint } = problem;
  const severity = rule.severity === 'error' ? colors.red('error') : colors.yellow('warning');
  const excerpt = excerptOf(problem);
  const margin = String(line).length;
  const lines = [
    `${colors.bold(placeOf(found, folder))} ${severity}: ${harmless(message)}`,
    ...(excerpt
      ? [
          `${colors.dim(`  ${line} |`)} ${excerpt[0]}`,
          `${colors.dim(`  ${' '.repeat(margin)} |`)} ${colors.red(excerpt[1])}`,
        ]
      : []),
    ...(hint === undefined ? [] : [`  ${neutralise(hint)}`]),
    colors.dim(`  ${rule.id}`),
  ];
  return lines.join('\n');
}
