import { ToolError } from '../../errors.js';
import { asksForGroups, needsAllRows } from '../../manifest/engine-arguments.js';
import type { EngineArguments } from '../../manifest/engine-arguments.js';
import type { Tool } from '../../manifest/types.js';
import { chooseColumns, columnFinder, declaredColumns, fieldsOf } from './find-column.js';
import type { FindColumn } from './find-column.js';
import { partOf } from './list-extent.js';
import type { Part } from './list-extent.js';
import { rowFilter } from './row-filter.js';
import type { View } from './sentence.js';
import { sortRows } from './sort-rows.js';
import { readColumn } from './table.js';
import type { ColumnSpec, Row } from './table.js';

const DEFAULT_COLUMNS = 7;
const MOST_GROUPED = 2;

export interface ListPage {
  /** The rows of this page, or of the whole list as far as it was read. */
  rows: Row[];
  /** How many there are on the cloud. */
  count: number;
  page: number;
  pageSize: number;
  /** How many stand before the first row of this page. */
  from: number;
  isWhole: boolean;
}

/** What of a list its caller wants to see. */
export interface ChosenRows {
  columnOf: FindColumn;
  /** The rows that pass `_filter`, as they came. */
  found: Row[];
  arrange: (rows: Row[]) => Row[];
  part: Part | undefined;
  /** How the filter was read, where that may surprise. */
  notes: string[];
}

/** Throws invalid-argument for what cannot be filtered, sorted or grouped by. */
export function chosenRows(tool: Tool, list: ListPage, own: EngineArguments, view: View): ChosenRows {
  checkGroups(own);
  const columnOf = columnFinder(tool, list.rows);
  const filter = own._filter ? rowFilter(own._filter, columnOf, list.rows) : undefined;
  return {
    columnOf,
    found: filter ? list.rows.filter(filter.keeps) : list.rows,
    arrange: asksForGroups(own) ? (rows) => rows : arrangement(tool, own, columnOf),
    part: missingPart(tool, list, own, view),
    notes: [...(filter?.notes ?? [])],
  };
}

/** Whether only the beginning of the list is here, although it should be whole. */
function missingPart(
  tool: Tool,
  { rows, count, isWhole }: ListPage,
  own: EngineArguments,
  view: View,
): Part | undefined {
  if (!isWhole || rows.length >= count) return undefined;
  return partOf(tool, rows.length, count, needsAllRows(own), view['args'] ?? {});
}

function checkGroups(own: EngineArguments): void {
  const { _group = [], _top, _fields } = own;
  const refuse = (argument: string, problem: string): never => {
    throw new ToolError('invalid-argument', { argument, problem });
  };
  if (_group.length > MOST_GROUPED) refuse('_group', `has ${_group.length} fields, and ${MOST_GROUPED} are the most`);
  if (_top !== undefined && _group.length === 0) refuse('_top', 'needs _group, which says by what to count');
  if (_fields !== undefined && asksForGroups(own))
    refuse('_fields', 'chooses columns of rows; groups have those that _group, _sum, _avg, _min and _max name');
}

/**
 * As the caller wants it, or as the manifest promises it. Where the cloud cuts the pages, it decides what stands on this
 * one: listEvents gives the newest page first, and its rows with the oldest first.
 */
function arrangement(tool: Tool, { _sort }: EngineArguments, columnOf: FindColumn): (rows: Row[]) => Row[] {
  const order = _sort ?? tool.output?.sort;
  if (order === undefined) return (rows) => rows;
  const field = order.replace(/^-/, '');
  const column = _sort === undefined ? readColumn(field) : columnOf(field, '_sort');
  return (rows) => sortRows(rows, column, order.startsWith('-'));
}

/** What the caller chose, else what the manifest shows, else the first fields that there are. */
export function columnsFor(tool: Tool, rows: Row[], fields: string[] = []): { columns: ColumnSpec[]; note?: string } {
  const chosen = chooseColumns(tool, rows, fields);
  if (chosen.columns.length > 0) return chosen;
  const declared = declaredColumns(tool);
  if (declared.length > 0) return { ...chosen, columns: declared };
  const usual = fieldsOf(rows).slice(0, DEFAULT_COLUMNS);
  return { ...chosen, columns: usual.map((field) => readColumn(field)) };
}
