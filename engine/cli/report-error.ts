import type { CommanderError } from 'commander';
import { asToolError, ToolError } from '../errors.js';
import { cleanError } from '../call/secrets/clean-error.js';
import { showError } from '../call/render/show-error.js';

/** Writes an error as people read it on stderr and returns the exit code: 2 for wrong usage, 1 for all else. */
export function reportError(thrown: unknown): 1 | 2 {
  const error = cleanError(asToolError(thrown), new Set());
  process.stderr.write(`${showError(error).text}\n`);
  return error.code === 'wrong-usage' ? 2 : 1;
}

/** What the parser says about the command line ("error: unknown option ..."), as an error like all others. */
export function usageError({ message }: CommanderError): ToolError {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const problem = first.charAt(0).toUpperCase() + first.slice(1).replace(/\.$/, '');
  const hint = rest.map((line) => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  return new ToolError('wrong-usage', { problem, hint: hint === '' ? '' : ` ${hint}` });
}
