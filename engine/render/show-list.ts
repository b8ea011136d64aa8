import type { EngineArguments } from '../arguments/engine-arguments.js';
import { holds } from '../conditions.js';
import { ToolError } from '../errors.js';
import type { Condition, Tool } from '../manifest/types.js';
import { didYouMean } from '../nearest.js';
import { showItem } from './show-item.js';
import type { Shown } from './shown.js';
import { renderSentence } from './sentence.js';
import type { View } from './sentence.js';
import { cell, compactLines, csvLines, readColumn, tableOf } from './table.js';
import type { ColumnSpec, Row, Table } from './table.js';

/** Clients cut results at 25,000 tokens; a row in UUIDs and numbers has about two characters per token. */
const TEXT_LIMIT = 48_000;
const DEFAULT_COLUMNS = 7;

export interface ListPage {
  /** The rows of this page, or all of them if the whole list was read. */
  rows: Row[];
  /** How many there are on the cloud. */
  count: number;
  page: number;
  pageSize: number;
  isWhole: boolean;
}

/** A list as text: header, a line per row, how many there are and how to see the rest. */
export function showList(
  tool: Tool,
  list: ListPage,
  own: EngineArguments,
  view: View,
  partials: Record<string, string>,
): Shown {
  const kept = own._filter ? list.rows.filter((row) => fits(row, own._filter ?? {})) : list.rows;
  const sorted = sortRows(
    kept,
    own._sort ?? (list.isWhole || list.count <= list.pageSize ? tool.output?.sort : undefined),
  );
  const total = list.isWhole ? sorted.length : list.count;
  if (own._group !== undefined) return showGroups(sorted, own._group);
  const rows = list.isWhole ? sorted.slice((list.page - 1) * list.pageSize, list.page * list.pageSize) : sorted;
  if (rows.length === 0) return showEmpty(tool, list, total, view, partials);
  const asTable = own._fields !== undefined || own._format !== undefined;
  if (rows.length === 1 && total === 1 && tool.output?.card !== undefined && !asTable) {
    const shown = showItem(tool, rows[0], view, partials);
    return { ...shown, structured: { ...idsOf(rows), count: 1 } };
  }
  const columns = columnsFor(tool, rows, own._fields);
  return withFormat(tableOf(rows, columns), rows, columns, own, { ...list, count: total });
}

function withFormat(table: Table, rows: Row[], columns: ColumnSpec[], own: EngineArguments, list: ListPage): Shown {
  const lines =
    own._format === 'csv' ? csvLines(table) : own._format === 'json' ? jsonLines(rows, columns) : compactLines(table);
  const header = own._format === 'json' ? 0 : 1;
  const fitting = howManyFit(lines);
  const shownRows = Math.max(0, Math.min(fitting - header, rows.length));
  const footer = own._format === 'table' || own._format === undefined ? [position(list, rows.length, shownRows)] : [];
  const { page, pageSize, count } = list;
  const hasNext = page * pageSize < count;
  return {
    text: [...lines.slice(0, shownRows + header), ...footer].join('\n'),
    structured: { ...idsOf(rows.slice(0, shownRows)), count, page, ...(hasNext ? { nextPage: page + 1 } : {}) },
    table: { columns: table.columns, rows: table.rows.slice(0, shownRows) },
  };
}

function howManyFit(lines: string[]): number {
  let size = 0;
  const cut = lines.findIndex((line) => (size += line.length + 1) > TEXT_LIMIT);
  return cut === -1 ? lines.length : cut;
}

function position({ page, pageSize, count }: ListPage, rows: number, shownRows: number): string {
  const first = (page - 1) * pageSize + 1;
  const cut = shownRows < rows ? ` Cut after ${shownRows} rows: choose fewer columns with _fields.` : '';
  if (first === 1 && rows >= count) return `${count} in all.${cut}`;
  const next = page * pageSize < count ? ` Next: _page ${page + 1}.` : '';
  return `Rows ${first}-${first + rows - 1} of ${count}.${next}${cut}`;
}

function showEmpty(tool: Tool, { page }: ListPage, total: number, view: View, partials: Record<string, string>): Shown {
  const empty = tool.output?.empty;
  const text =
    page > 1 && total > 0
      ? `There is no page ${page}: ${total} in all.`
      : empty === undefined
        ? 'Nothing matches.'
        : renderSentence(empty, view, partials);
  return { text, structured: { ids: [], count: total, page } };
}

function columnsFor(tool: Tool, rows: Row[], fields: string[] | undefined): ColumnSpec[] {
  const declared = (tool.output?.columns ?? []).map(readColumn);
  const existing = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (fields === undefined) {
    return declared.length > 0 ? declared : existing.slice(0, DEFAULT_COLUMNS).map((field) => readColumn(field));
  }
  if (fields.length === 1 && fields[0] === 'all') return existing.map((field) => readColumn(field));
  return fields.map((field) => {
    const known = declared.find(({ label, path }) => label === field || path.join('.') === field);
    if (known) return known;
    const column = readColumn(field);
    if (rows.some((row) => cell(row, column) !== '') || existing.includes(field)) return column;
    const near = didYouMean(field, existing) || ` They have ${existing.slice(0, 30).join(', ')}.`;
    throw new ToolError('invalid-argument', {
      argument: '_fields',
      problem: `no row has a field "${field}".${near}`.replace(/[.?]$/, ''),
    });
  });
}

function fits(row: Row, filter: Record<string, unknown>): boolean {
  return holds(filter as Condition, (name) => {
    const text = cell(row, readColumn(name));
    return text === '' ? undefined : text;
  });
}

/** Numbers by size, everything else as people sort it; rows without a value come last. */
function sortRows(rows: Row[], order: string | undefined): Row[] {
  if (order === undefined) return rows;
  const isDown = order.startsWith('-');
  const column = readColumn(order.replace(/^-/, ''));
  const collator = new Intl.Collator('en', { numeric: true });
  return rows
    .map((row) => ({ row, key: cell(row, column) }))
    .sort((a, b) => {
      if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
      return (isDown ? -1 : 1) * collator.compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

function showGroups(rows: Row[], field: string): Shown {
  const counts = new Map<string, number>();
  const column = readColumn(field);
  for (const row of rows) counts.set(cell(row, column), (counts.get(cell(row, column)) ?? 0) + 1);
  const groups = [...counts].sort(([, a], [, b]) => b - a);
  const table = { columns: [field, 'count'], rows: groups.map(([value, count]) => [value, String(count)]) };
  return {
    text: [...compactLines(table), `${rows.length} in all.`].join('\n'),
    structured: { groups: Object.fromEntries(groups), count: rows.length },
    table,
  };
}

function jsonLines(rows: Row[], columns: ColumnSpec[]): string[] {
  return rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map((column) => [column.label, cell(row, column)]))),
  );
}

function idsOf(rows: Row[]): { ids: string[] } {
  return { ids: rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) };
}
