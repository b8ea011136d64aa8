import { relative } from 'node:path';
import { chooseFiles } from '../lint/choose-files.js';
import { lint } from '../lint/lint.js';
import { describeProblem } from '../manifest/problem.js';
import type { Problem } from '../manifest/problem.js';
import { processTerminal } from './terminal.js';

/** Prints everything found with its place and advice, then the count. Returns the exit code: 1 if there is something. */
export function lintCommand(paths: readonly string[]): 0 | 1 {
  const { write, colors } = processTerminal();
  const { files, found } = lint(chooseFiles(paths));
  for (const { problem, rule } of found) {
    const [first = '', ...rest] = describeProblem(nearby(problem)).split('\n');
    write(`${[colors.red(first), ...rest, colors.dim(`  ${rule.id}`)].join('\n')}\n\n`);
  }
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  write(`${count(files, 'file')}, ${count(found.length, 'finding')}\n`);
  return found.length > 0 ? 1 : 0;
}

/** A path below this folder is shown as it would be typed. */
function nearby(problem: Problem): Problem {
  const path = relative(process.cwd(), problem.file);
  return path.startsWith('..') ? problem : { ...problem, file: path };
}
