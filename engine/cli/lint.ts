import { relative } from 'node:path';
import { describeProblem } from '../manifest/problem.js';
import type { Problem } from '../manifest/problem.js';
import { lintFiles } from './lint-files.js';
import { processTerminal } from './terminal.js';

/** Prints every problem with its place and advice, then the count. Returns the exit code: 1 if there are problems. */
export function lint(paths: readonly string[]): 0 | 1 {
  const { write, colors } = processTerminal();
  const { manifests, problems } = lintFiles(paths);
  for (const problem of problems) {
    const [first = '', ...rest] = describeProblem(nearby(problem)).split('\n');
    write(`${[colors.red(first), ...rest].join('\n')}\n\n`);
  }
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  write(`${count(manifests, 'manifest')}, ${count(problems.length, 'problem')}\n`);
  return problems.length > 0 ? 1 : 0;
}

/** A path below this folder is shown as it would be typed. */
function nearby(problem: Problem): Problem {
  const path = relative(process.cwd(), problem.file);
  return path.startsWith('..') ? problem : { ...problem, file: path };
}
