import type { Problem } from '../../../manifest/problem.js';
import { INVISIBLE } from '../../../text/neutralise.js';

const MOST_COLUMNS = 110;
/** What stays visible before the mark when a line is too long to be shown whole. */
const BEFORE = 40;

/** The line that a problem is on, and a line with a mark under the place; nothing if the problem is about no line. */
export function excerptOf({ source, line, column, endColumn }: Problem): [text: string, marks: string] | undefined {
  if (source === undefined || line === undefined || column === undefined) return undefined;
  const from = column - 1;
  const to = Math.max(from + 1, (endColumn ?? 0) - 1);
  const cut = source.length > MOST_COLUMNS ? Math.max(0, Math.min(from - BEFORE, source.length - MOST_COLUMNS)) : 0;
  const shown = source.slice(cut, cut + MOST_COLUMNS);
  const text = `${cut > 0 ? '…' : ''}${plain(shown)}${cut + shown.length < source.length ? '…' : ''}`;
  const end = Math.max(from + 1, Math.min(to, cut + MOST_COLUMNS));
  return [text, `${' '.repeat(from - cut + (cut > 0 ? 1 : 0))}${'^'.repeat(end - from)}`];
}

/** A file may hold what would move the cursor or change colours of the terminal; each sign keeps its one column. */
function plain(text: string): string {
  return (
    text
      .replace(INVISIBLE, (sign) => '·'.repeat(sign.length))
      // eslint-disable-next-line no-control-regex -- these are the ones to replace
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (sign) => (sign === '\t' ? ' ' : '·'))
  );
}
