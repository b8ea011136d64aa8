import { unfoldLines } from '../../text/foreign-lines.js';
import { cost, mostThatFit } from './budget.js';
import { compactTable } from './compact-table.js';
import type { CompactTable, Reading } from './compact-table.js';
import { extentFields, extentLine, extentSentence } from './list-extent.js';
import type { Extent } from './list-extent.js';
import type { Data, Shown } from './shown.js';
import { cell, csvLines, tableOf } from './table.js';
import type { ColumnSpec, Row } from './table.js';
import { typedRows } from './typed-rows.js';
import type { TypedRows } from './typed-rows.js';

/** How long a cell may be if not even one row fits otherwise. */
const SHORT_CELLS = [400, 60];
/** Of the tokens of an answer, for the line that says how many there are and how to go on. */
const LAST_LINE = 120;

export interface Budget {
  /** The most tokens that an answer may cost. */
  tokens: number;
  /** The answer is wanted as data too: then only as many rows are shown as both forms have room for. */
  asData?: boolean;
}

/** The rows of a page as the cloud gives them, in which it is cut, and the order in which they are shown. */
export interface PageRows {
  all: Row[];
  arrange: (rows: Row[]) => Row[];
}

/** As many rows as an answer may have, as text; what is left out is told. */
export function asTable(
  page: PageRows,
  columns: ColumnSpec[],
  reading: Reading,
  whole: Extent,
  { tokens, asData }: Budget,
): Shown {
  const { arrange } = page;
  const all = possible(page.all, tokens);
  const textOf = ({ above, lines }: CompactTable): string => [...above, ...lines].join('\n');
  const tableWith = (count: number, longest?: number): CompactTable =>
    compactTable(arrange(all.slice(0, count)), columns, longest === undefined ? reading : { ...reading, longest });
  const most = (longest?: number): number => {
    const limit = asData ? mostAsData(typedRows(all, columns, longest), tokens) : all.length;
    return mostThatFit(limit, (count) => cost(textOf(tableWith(count, longest))) <= tokens - LAST_LINE);
  };
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
    ...(asData ? { data: asRows(typedRows(rows, columns, longest), extent, reading.isChosen) } : {}),
    table: {
      above: table.above,
      columns: table.columns,
      rows: table.rows,
      height: table.above.length + table.lines.length,
    },
  };
}

/** For programs: nothing is said once for all rows, and nothing is shortened. */
export function inFormat(
  page: PageRows,
  columns: ColumnSpec[],
  format: 'csv' | 'json',
  whole: Extent,
  { tokens, asData }: Budget,
): Shown {
  const { arrange } = page;
  const all = possible(page.all, tokens);
  const linesOf = (rows: Row[]): string[] =>
    format === 'json' ? jsonLines(rows, columns) : csvLines(tableOf(rows, columns));
  const header = format === 'json' ? 0 : 1;
  const lines = linesOf(all);
  const fits = (count: number): boolean => cost(lines.slice(0, header + count).join('\n')) <= tokens - LAST_LINE;
  const shown = mostThatFit(asData ? mostAsData(typedRows(all, columns), tokens) : all.length, fits);
  const rows = arrange(all.slice(0, shown));
  const extent = { ...whole, shown, tokens };
  const last = extentLine(extent, format);
  return {
    text: [...linesOf(rows), ...(last === undefined ? [] : [last])].join('\n'),
    structured: { ...idsOf(rows), ...extentFields(extent) },
    ...(asData ? { data: asRows(typedRows(rows, columns), extent, true) } : {}),
  };
}

/** The end of a line alone costs half a token, so no answer has room for more: the others need not be looked at. */
function possible(rows: Row[], tokens: number): Row[] {
  return rows.slice(0, Math.ceil(2 * tokens));
}

/** How many of the rows an answer has room for as JSON. */
function mostAsData({ rows }: TypedRows, tokens: number): number {
  let spent = LAST_LINE;
  const full = rows.findIndex((row) => (spent += cost(JSON.stringify(row)) + 1) > tokens);
  return full === -1 ? rows.length : full;
}

/** A column that nobody asked for is not missed. */
function asRows({ rows, units, empty }: TypedRows, extent: Extent, isChosen: boolean): Data {
  const hasUnits = Object.keys(units).length > 0;
  return {
    kind: 'list',
    said: extentSentence(extent),
    fields: { rows, ...(hasUnits ? { units } : {}), ...(isChosen && empty.length > 0 ? { empty } : {}) },
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
