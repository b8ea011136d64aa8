import type { Path } from '../../../manifest/read-yaml.js';
import { visibleJson } from '../../../text/show-invisible.js';
import type { LintReport } from '../lint.js';
import type { Found } from '../place-finding.js';
import type { Edit, Severity } from '../rule.js';
import { countFound } from './count.js';
import type { Counts } from './count.js';
import { pathFrom } from './place.js';

/** What `lint --format json` prints. Keys are only ever added; `version` rises if one changes its meaning. */
export interface JsonReport extends Counts {
  version: 1;
  findings: JsonFinding[];
}

export interface JsonFinding {
  /** Such as "form/schema"; `lint --explain` tells more. */
  rule: string;
  severity: Severity;
  /** Relative to the folder where lint was started; as it is for files elsewhere. */
  file: string;
  /** Lines and columns count from 1; both are missing if it is about the whole file. */
  line?: number;
  column?: number;
  /** The column after the last marked character, on the same line. */
  endColumn?: number;
  /** Keys and indexes that lead to the place in the file's data; empty for the whole file. */
  path: Path;
  message: string;
  hint?: string;
  /** The line as it is written. */
  source?: string;
  /** What `--fix` would write: text in the place of what stands between two offsets (UTF-16) of the file. */
  fix?: readonly Edit[];
}

export function jsonReport(report: LintReport, folder: string): string {
  const findings = report.found.map((found) => jsonFinding(found, folder));
  const whole: JsonReport = { version: 1, ...countFound(report), findings };
  return `${visibleJson(whole, 2)}\n`;
}

function jsonFinding({ rule, problem, at, fix }: Found, folder: string): JsonFinding {
  const { file, line, column, endColumn, message, hint, source } = problem;
  return {
    rule: rule.id,
    severity: rule.severity,
    file: pathFrom(folder, file),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(endColumn === undefined ? {} : { endColumn }),
    path: at,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(source === undefined ? {} : { source }),
    ...(fix === undefined ? {} : { fix }),
  };
}
