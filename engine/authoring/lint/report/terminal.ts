import type { Colors } from 'picocolors/types.js';
import type { LintReport } from '../lint.js';
import type { Found } from '../place-finding.js';
import { countFound, describeCounts } from './count.js';
import { excerptOf } from './excerpt.js';
import { harmless } from '../../../manifest/problem.js';
import { neutralise } from '../../../text/neutralise.js';
import { pathFrom } from './place.js';

/**
 * For a person: each finding with its place in a form that terminals open on a click, the marked line and advice; then
 * the counts. Paths are told from `folder`.
 */
export function terminalReport(report: LintReport, folder: string, colors: Colors): string {
  const told = report.found.map((found) => `${describe(found, folder, colors)}\n\n`);
  return `${told.join('')}${describeCounts(countFound(report))}\n`;
}

function describe({ rule, problem }: Found, folder: string, colors: Colors): string {
  const { file, line, column, message, hint } = problem;
  const place = harmless([pathFrom(folder, file), line, column].filter((part) => part !== undefined).join(':'));
  const severity = rule.severity === 'error' ? colors.red('error') : colors.yellow('warning');
  const excerpt = excerptOf(problem);
  const margin = String(line).length;
  const lines = [
    `${colors.bold(place)} ${severity}: ${harmless(message)}`,
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
