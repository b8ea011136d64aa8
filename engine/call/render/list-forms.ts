import { unfoldLines } from '../../text/foreign-lines.js';
import { cost, mostThatFit } from './budget.js';
import { compactTable } from './compact-table.js';
import type { CompactTable, Reading } from './compact-table.js';
import { extentFields, extentLine, extentSentence } from './list-extent.js';
import type { Extent } from './list-extent.js';
import type { Shown } from './shown.js';
import { cell, csvLines, tableOf } from './table.js';
import type { ColumnSpec, Row } from './table.js';

/** How long a cell may be if not even one row fits otherwise. */
const SHORT_CELLS = [400, 60];
/** Of the tokens of an answer, for the line that says how many there are and how to go on. */
const LAST_LINE = 120;

export interface Budget {
  /** The most tokens that an answer may cost. */
  tokens: number;
}

/** The rows of a page as the cloud gives them, in which it is cut, and the order in which they are shown. */
export interface PageRows {
  all: Row[];
  arrange: (rows: Row[]) => Row[];
}

/** As many rows as an answer may have, as text; what is left out is told. */
export function asTable(
  { all, arrange }: PageRows,
  columns: ColumnSpec[],
  reading: Reading,
  whole: Extent,
  { tokens }: Budget,
): Shown {
  const textOf = ({ above, lines }: CompactTable): string => [...above, ...lines].join('\n');
  const tableWith = (count: number, longest?: number): CompactTable =>
    compactTable(arrange(all.slice(0, count)), columns, longest === undefined ? reading : { ...reading, longest });
  const most = (longest?: number): number =>
    mostThatFit(all.length, (count) => cost(textOf(tableWith(count, longest))) <= tokens - LAST_LINE);
  let longest: number | undefined;
  let shown = most();
  for (const shorter of SHORT_CELLS) {
    if (shown > 0) break;
    longest = shorter;
    shown = most(longest);
  }
  const table = tableWith(shown, longest);
  const arranged = arrange(all.slice(0, shown));
  const rows = table.order.flatMap((at): Row[] => (arranged[at] ? [arranged[at]] : []));
  const extent = { ...whole, shown, tokens, areCellsCut: longest !== undefined };
  return {
    text: `${textOf(table)}\n${extentSentence(extent)}`,
    structured: { ...idsOf(rows), ...extentFields(extent) },
    table: { above: table.above, columns: table.columns, rows: table.rows },
  };
}

/** For programs: nothing is said once for all rows, and nothing is shortened. */
export function inFormat(
  { all, arrange }: PageRows,
  columns: ColumnSpec[],
  format: 'csv' | 'json',
  whole: Extent,
  { tokens }: Budget,
): Shown {
  const linesOf = (rows: Row[]): string[] =>
    format === 'json' ? jsonLines(rows, columns) : csvLines(tableOf(rows, columns));
  const header = format === 'json' ? 0 : 1;
  const lines = linesOf(all);
  const fits = (count: number): boolean => cost(lines.slice(0, header + count).join('\n')) <= tokens - LAST_LINE;
  const shown = mostThatFit(all.length, fits);
  const rows = arrange(all.slice(0, shown));
  const extent = { ...whole, shown, tokens };
  const last = extentLine(extent, format);
  return {
    text: [...linesOf(rows), ...(last === undefined ? [] : [last])].join('\n'),
    structured: { ...idsOf(rows), ...extentFields(extent) },
  };
}

function jsonLines(rows: Row[], columns: ColumnSpec[]): string[] {
  return rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map((column) => [column.label, unfoldLines(cell(row, column))]))),
  );
}

export function idsOf(rows: Row[]): { ids: string[] } {
  return { ids: rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) };
}
