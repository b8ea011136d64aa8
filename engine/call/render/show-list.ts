import type { EngineArguments } from '../../manifest/engine-arguments.js';
import type { Tool } from '../../manifest/types.js';
import { unfoldLines } from '../../text/foreign-lines.js';
import { chooseColumns, columnFinder, declaredColumns, fieldsOf } from './find-column.js';
import type { FindColumn } from './find-column.js';
import { extentFields, extentLine, extentSentence, partFields, partOf } from './list-extent.js';
import type { Extent, Part } from './list-extent.js';
import { rowFilter } from './row-filter.js';
import { showItem } from './show-item.js';
import type { Shown } from './shown.js';
import { renderSentence } from './sentence.js';
import type { View } from './sentence.js';
import { sortRows } from './sort-rows.js';
import { compactTable } from './compact-table.js';
import type { CompactTable, Reading } from './compact-table.js';
import { showGroups } from './show-groups.js';
import type { ShownIds } from './shown-ids.js';
import { cell, csvLines, readColumn, tableOf } from './table.js';
import type { ColumnSpec, Row } from './table.js';

/** Clients cut results at 25,000 tokens; a row in UUIDs and numbers has about two characters per token. */
const TEXT_LIMIT = 48_000;
const DEFAULT_COLUMNS = 7;

export interface ListPage {
  /** The rows of this page, or of the whole list as far as it was read. */
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
  ids: ShownIds,
): Shown {
  if (list.rows.length === 0 && list.count > 0 && list.page === 1) return showCount(list.count);
  const columnOf = columnFinder(tool, list.rows);
  const part = missingPart(tool, list, own, view);
  const kept = sorted(
    tool,
    own._filter ? list.rows.filter(rowFilter(own._filter, columnOf)) : list.rows,
    own,
    columnOf,
  );
  if (own._group !== undefined) return showGroups(kept, columnOf(own._group, '_group'), own._group, part, ids);
  const within = list.isWhole ? kept.length : list.count;
  const count = own._filter ? within : list.count;
  const rows = list.isWhole ? kept.slice((list.page - 1) * list.pageSize, list.page * list.pageSize) : kept;
  if (rows.length === 0) return showEmpty(tool, list.page, count, part, view, partials);
  const isTable = own._fields !== undefined || own._format !== undefined;
  if (rows.length === 1 && count === 1 && tool.output?.card !== undefined && !isTable) {
    const shown = showItem(tool, rows[0], view, partials);
    const text = part ? `${shown.text}\n${part.sentence}` : shown.text;
    return { ...shown, text, structured: { ...idsOf(rows), count: 1, ...partFields(part) } };
  }
  const { page, pageSize } = list;
  const { columns, note } = columnsFor(tool, rows, own._fields);
  const extent = { page, pageSize, count, within, rows: rows.length, shown: rows.length, part, note };
  const format = own._format ?? 'table';
  if (format !== 'table') return inFormat(rows, columns, format, extent);
  const reading = { isChosen: own._fields !== undefined, isOrdered: own._sort !== undefined, ids };
  return asTable(rows, columns, reading, extent);
}

/** Whether only the beginning of the list is here, although it should be whole. */
function missingPart(
  tool: Tool,
  { rows, count, isWhole }: ListPage,
  own: EngineArguments,
  view: View,
): Part | undefined {
  if (!isWhole || rows.length >= count) return undefined;
  const isChosen = own._filter !== undefined || own._sort !== undefined || own._group !== undefined;
  return partOf(tool, rows.length, count, isChosen, view['args'] ?? {});
}

/**
 * As the caller wants it, or as the manifest promises it. Where the cloud cuts the pages, it decides what stands on this
 * one: listEvents gives the newest page first, and its rows with the oldest first.
 */
function sorted(tool: Tool, rows: Row[], { _sort }: EngineArguments, columnOf: FindColumn): Row[] {
  const order = _sort ?? tool.output?.sort;
  if (order === undefined) return rows;
  const field = order.replace(/^-/, '');
  return sortRows(rows, _sort === undefined ? readColumn(field) : columnOf(field, '_sort'), order.startsWith('-'));
}

function asTable(all: Row[], columns: ColumnSpec[], reading: Reading, whole: Extent): Shown {
  const textOf = ({ above, lines }: CompactTable): string => [...above, ...lines].join('\n');
  const tableWith = (count: number): CompactTable => compactTable(all.slice(0, count), columns, reading);
  const shown = mostThatFit(all.length, (count) => textOf(tableWith(count)).length <= TEXT_LIMIT);
  const table = tableWith(shown);
  const rows = table.order.flatMap((at): Row[] => (all[at] ? [all[at]] : []));
  const extent = { ...whole, shown };
  return {
    text: `${textOf(table)}\n${extentSentence(extent)}`,
    structured: { ...idsOf(rows), ...extentFields(extent) },
    table: { above: table.above, columns: table.columns, rows: table.rows },
  };
}

/** The largest number up to `all` that fits, if every smaller one does too. */
function mostThatFit(all: number, fits: (count: number) => boolean): number {
  if (fits(all)) return all;
  let [least, most] = [0, all - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** For programs: nothing is said once for all rows, and nothing is shortened. */
function inFormat(rows: Row[], columns: ColumnSpec[], format: 'csv' | 'json', all: Extent): Shown {
  const lines = format === 'json' ? jsonLines(rows, columns) : csvLines(tableOf(rows, columns));
  const header = format === 'json' ? 0 : 1;
  const shown = Math.max(0, Math.min(howManyFit(lines) - header, rows.length));
  const extent = { ...all, shown };
  const last = extentLine(extent, format);
  return {
    text: [...lines.slice(0, shown + header), ...(last === undefined ? [] : [last])].join('\n'),
    structured: { ...idsOf(rows.slice(0, shown)), ...extentFields(extent) },
  };
}

function howManyFit(lines: string[]): number {
  let size = 0;
  const cut = lines.findIndex((line) => (size += line.length + 1) > TEXT_LIMIT);
  return cut === -1 ? lines.length : cut;
}

/** The cloud was asked for the number only. */
function showCount(count: number): Shown {
  return { text: `${count} in all.`, structured: { ids: [], count, page: 1 } };
}

function showEmpty(
  tool: Tool,
  page: number,
  total: number,
  part: Part | undefined,
  view: View,
  partials: Record<string, string>,
): Shown {
  const empty = tool.output?.empty;
  const none = empty === undefined ? 'Nothing matches.' : renderSentence(empty, view, partials);
  const isBehind = page > 1 && total > 0;
  // What was not looked at may match.
  const text = isBehind
    ? [`There is no page ${page}: ${total} ${part ? 'found' : 'in all'}.`, part?.sentence ?? ''].join(' ').trim()
    : part
      ? `Not found among them. ${part.sentence}`
      : none;
  return { text, structured: { ids: [], count: total, page, ...partFields(part) } };
}

/** What the caller chose, else what the manifest shows, else the first fields that there are. */
function columnsFor(tool: Tool, rows: Row[], fields: string[] = []): { columns: ColumnSpec[]; note?: string } {
  const chosen = chooseColumns(tool, rows, fields);
  if (chosen.columns.length > 0) return chosen;
  const declared = declaredColumns(tool);
  if (declared.length > 0) return { ...chosen, columns: declared };
  const usual = fieldsOf(rows).slice(0, DEFAULT_COLUMNS);
  return { ...chosen, columns: usual.map((field) => readColumn(field)) };
}

function jsonLines(rows: Row[], columns: ColumnSpec[]): string[] {
  return rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map((column) => [column.label, unfoldLines(cell(row, column))]))),
  );
}

function idsOf(rows: Row[]): { ids: string[] } {
  return { ids: rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) };
}
