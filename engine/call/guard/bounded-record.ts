/** A line of the audit log is read by people and by programs that cut lines: nothing in it is longer than this. */
const LONGEST_TEXT = 500;
const MOST_ENTRIES = 50;
const DEEPEST = 6;
/** Of a whole line, in characters; a caller decides how much it sends, and a refused call costs it nothing. */
const LONGEST_LINE = 16_000;

/** The record as one line of JSON that is never longer than some pages, whatever was sent; what was cut says so. */
export function recordLine(record: { arguments?: object; objects?: readonly unknown[] }): string {
  const line = JSON.stringify(bounded(record, 0));
  if (line.length <= LONGEST_LINE) return `${line}\n`;
  const { arguments: args = {}, objects = [], ...rest } = record;
  const names = Object.keys(args).slice(0, MOST_ENTRIES);
  return `${JSON.stringify(
    bounded(
      { ...rest, arguments: { '…': `too long; there were ${names.join(', ')}` }, objects: objects.slice(0, 5) },
      0,
    ),
  )}\n`;
}

function bounded(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_ENTRIES).map((one) => bounded(one, depth + 1));
    return value.length > shown.length ? [...shown, `… and ${value.length - shown.length} more`] : shown;
  }
  const entries = Object.entries(value);
  const shown = entries
    .slice(0, MOST_ENTRIES)
    .map(([key, one]: [string, unknown]): [string, unknown] => [cut(key), bounded(one, depth + 1)]);
  const more: [string, unknown][] =
    entries.length > shown.length ? [['…', `and ${entries.length - shown.length} more`]] : [];
  return Object.fromEntries([...shown, ...more]);
}

function cut(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT).replace(/\p{Surrogate}$/u, '')}… (${text.length} characters)`;
}
