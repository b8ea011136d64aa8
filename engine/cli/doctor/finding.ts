import { neutralise } from '../../text/neutralise.js';
import type { Terminal } from '../terminal.js';

/** One line of the report. `note` says something that is neither good nor bad. */
export interface Finding {
  mark: 'ok' | 'note' | 'warning' | 'failed';
  says: string;
  /** What to do about it. */
  next?: string;
}

export const ok = (says: string): Finding => ({ mark: 'ok', says });
export const note = (says: string): Finding => ({ mark: 'note', says });
export const warning = (says: string, next: string): Finding => ({ mark: 'warning', says, next });
export const failed = (says: string, next: string): Finding => ({ mark: 'failed', says, next });

const COLOR = { ok: 'green', note: 'dim', warning: 'yellow', failed: 'red' } as const;
const INDENT = ' '.repeat(11);

/** "  ok       text", further lines and the advice below the text. */
export function describeFinding({ mark, says, next }: Finding, { colors }: Pick<Terminal, 'colors'>): string {
  // Names of folders, settings and clouds stand in it.
  const linesOf = (text: string): string[] => neutralise(text).split('\n');
  const [first = '', ...rest] = linesOf(says);
  const advice = next === undefined || next === '' ? [] : linesOf(next).map((line) => colors.dim(line));
  const below = [...rest, ...advice].map((line) => INDENT + line);
  return [`  ${colors[COLOR[mark]](mark.padEnd(7))}  ${first}`, ...below].join('\n');
}
