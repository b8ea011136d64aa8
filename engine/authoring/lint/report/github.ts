import { showInvisible } from '../../../text/show-invisible.js';
import type { LintReport } from '../lint.js';
import type { Found } from '../place-finding.js';
import { countFound, describeCounts } from './count.js';
import { pathFrom } from './place.js';

/**
 * Workflow commands that GitHub Actions turns into annotations on the lines of a pull request (GitHub Docs, "Workflow
 * commands for GitHub Actions"). Paths are told from `folder`, the top of the repository.
 */
export function githubReport(report: LintReport, folder: string): string {
  const lines = report.found.map((found) => annotation(found, folder));
  return [...lines, describeCounts(countFound(report)), ''].join('\n');
}

function annotation({ rule, problem }: Found, folder: string): string {
  const { file, line, column, endColumn, message, hint } = problem;
  const properties: [name: string, value: string | number | undefined][] = [
    ['file', pathFrom(folder, file)],
    // Without a line GitHub shows it nowhere in the changed files.
    ['line', line ?? 1],
    ['col', column],
    ['endColumn', endColumn],
    ['title', rule.id],
  ];
  const told = properties.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${property(value)}`]));
  const text = [message, hint, `More: cloudstack-mcp lint --explain ${rule.id}`].filter((part) => part !== undefined);
  return `::${rule.severity} ${told.join(',')}::${data(text.join('\n'))}`;
}

/** As the Actions toolkit escapes a message; a line break would end the command and let a text begin another. */
function data(text: string): string {
  return showInvisible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
