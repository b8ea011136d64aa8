import { isFilterName } from '../../manifest/filter-names.js';
import type { FilterName } from '../../manifest/filter-names.js';
import { quoteSpeech, unfoldLines } from '../../text/foreign-lines.js';
import { shortened } from './budget.js';
import { sectionsOf } from './sections.js';
import type { TextColumn } from './sections.js';
import type { ShownIds } from './shown-ids.js';
import { cell, valuesOf } from './table.js';
import type { ColumnSpec, Row, Table } from './table.js';
import { inOneUnit } from './units.js';
import type { InOneUnit } from './units.js';

/** A table that says nothing twice. */
export interface CompactTable extends Table {
  /** What is the same in every row, and which of the chosen columns have nothing in them; at most a line each. */
  above: string[];
  /** Header, rows and headings as they stand in a text. */
  lines: string[];
  /** For each line the number of its row, or -1. */
  order: number[];
}

export interface Reading {
  /** The reader asked for these columns: ids stand there whole, and a column without values is named. */
  isChosen: boolean;
  /** The reader asked for this order. */
  isOrdered: boolean;
  ids: ShownIds;
  /** Longer cells are cut. */
  longest?: number;
}

/**
 * A list for a reader who pays for each word: a unit that all values of a column share stands in its header, an id is as
 * long as tells it from others, what is the same in every row is said once, what is the same in many rows stands above
 * them, and a column without values is not there.
 */
export function compactTable(rows: readonly Row[], columns: readonly ColumnSpec[], reading: Reading): CompactTable {
  const all = columns.map((column) => textColumn(rows, column, reading));
  const filled = rows.length === 0 ? all : all.filter(({ cells }) => cells.some((text) => text !== ''));
  const empty = reading.isChosen ? all.filter((column) => !filled.includes(column)) : [];
  const shown = filled.length > 0 ? filled : all.slice(0, 1);
  const varying = shown.filter(({ cells }) => rows.length < 2 || cells.some((text) => text !== cells[0]));
  const kept = varying.length > 0 ? varying : shown.slice(0, 1);
  const same = shown.filter((column) => !kept.includes(column));
  return {
    above: [
      ...(same.length > 0 ? [`In every row: ${same.map((column) => sayOnce(column, 0)).join(' | ')}`] : []),
      ...(empty.length > 0 ? [`Nothing in: ${empty.map(({ label }) => compactCell(label)).join(' | ')}`] : []),
    ],
    columns: kept.map(({ label }) => label),
    rows: rows.map((_, row) => kept.map(({ cells }) => cells[row] ?? '')),
    ...linesOf(kept, reading.isOrdered),
  };
}

function linesOf(columns: readonly TextColumn[], isOrdered: boolean): { lines: string[]; order: number[] } {
  const sections = sectionsOf(columns, isOrdered);
  const { said = [], groups = [columns[0]?.cells.map((_, row) => row) ?? []] } = sections ?? {};
  const inRows = columns.filter((column) => !said.includes(column));
  const lines = [compactLine(inRows.map(({ label }) => label))];
  const order = [-1];
  for (const group of groups) {
    if (sections) {
      lines.push(`${HEADING}${said.map((column) => sayOnce(column, group[0] ?? 0)).join(' | ')}`);
      order.push(-1);
    }
    for (const row of group) {
      lines.push(compactLine(inRows.map(({ cells }) => cells[row] ?? '')));
      order.push(row);
    }
  }
  return { lines, order };
}

function textColumn(rows: readonly Row[], column: ColumnSpec, { isChosen, ids, longest }: Reading): TextColumn {
  const { label, filter } = column;
  const together = filter !== undefined && isFilterName(filter) ? unitOf(rows, column, filter) : undefined;
  if (together) return { label: `${label} ${together.unit}`, cells: together.cells };
  const whole = rows.map((row) => cell(row, column));
  const cells = longest === undefined ? whole : whole.map((text) => shortened(text, longest));
  const short = ids.shorten(cells);
  return { label, cells: isChosen || short.size === 0 ? cells : cells.map((text) => short.get(text) ?? text) };
}

/** A cell with several values tells their units itself. */
function unitOf(rows: readonly Row[], column: ColumnSpec, filter: FilterName): InOneUnit | undefined {
  const values = rows.map((row) => valuesOf(row, column));
  return values.some(({ length }) => length > 1)
    ? undefined
    : inOneUnit(
        values.map(([value = '']) => value),
        filter,
      );
}

/** What stands in a line of ours is quoted if it reads like a sentence. */
function sayOnce({ label, cells }: TextColumn, row: number): string {
  const text = cells[row] ?? '';
  return text === '' ? `no ${compactCell(label)}` : `${compactCell(label)} ${compactCell(quoteSpeech(text))}`;
}

const HEADING = '## ';

/** One line per row, `|` between cells: what models read best for the fewest tokens. */
export function compactLines({ columns, rows }: Table): string[] {
  return [columns, ...rows].map(compactLine);
}

function compactLine(cells: readonly string[]): string {
  const line = cells.map(compactCell).join('|');
  // No row may pass for a heading.
  return line.startsWith(HEADING) ? `${JSON.stringify(cells[0])}${line.slice(cells[0]?.length)}` : line;
}

/** A cell that would break the line or the column, or look like such a string, is written as a JSON string. */
function compactCell(text: string): string {
  return /^"|[|\n\u2424]/.test(text) ? JSON.stringify(unfoldLines(text)) : text;
}
