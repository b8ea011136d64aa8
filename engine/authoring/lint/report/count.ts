import type { LintReport } from '../lint.js';

/** How much was found: what every form of the report says at its end. */
export interface Counts {
  files: number;
  errors: number;
  warnings: number;
  /** How many of them `--fix` fixes. */
  fixable: number;
}

export function countFound({ files, found }: LintReport): Counts {
  const errors = found.filter(({ rule }) => rule.severity === 'error').length;
  const fixable = found.filter(({ fix }) => fix !== undefined).length;
  return { files, errors, warnings: found.length - errors, fixable };
}

/** "75 files, 3 findings (1 error, 2 warnings); 1 can be fixed with --fix". */
export function describeCounts({ files, errors, warnings, fixable }: Counts): string {
  const sum = `${counted(files, 'file')}, ${counted(errors + warnings, 'finding')}`;
  if (errors + warnings === 0) return sum;
  const kinds = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''];
  const fixed = fixable > 0 ? `; ${fixable} can be fixed with --fix` : '';
  return `${sum} (${kinds.filter((kind) => kind !== '').join(', ')})${fixed}`;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
