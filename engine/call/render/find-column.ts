import { ToolError } from '../../errors.js';
import { tellName } from '../../text/tell-value.js';
import type { Tool } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';
import { isFilterName } from '../../manifest/filter-names.js';
import { unitsOf } from './units.js';
import { cell, readColumn } from './table.js';
import type { ColumnSpec, Row } from './table.js';

/** No field has a name like that. */
const LONGEST_NEAR = 60;

/** The column that a caller means by a label of the header, a path or a field; `argument` is named if there is none. */
export type FindColumn = (field: string, argument: string) => ColumnSpec;

export function declaredColumns(tool: Tool): ColumnSpec[] {
  return (tool.output?.columns ?? []).map((column) => readColumn(column, tool.output));
}

export function fieldsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** Throws invalid-argument for a field that no row has. Where there are no rows nobody can tell, and nothing is refused. */
export function columnFinder(tool: Tool, rows: readonly Row[]): FindColumn {
  const lookFor = columnLooker(tool, rows);
  return (field, argument) => {
    const found = lookFor(field);
    if ('near' in found) {
      const problem = `no row has a field "${tellName(field)}".${found.near}`.replace(/[.?]$/, '');
      throw new ToolError('invalid-argument', { argument, problem });
    }
    return found;
  };
}

/** The columns for some fields, and a sentence about those that are none: they do not spoil the rest of the answer. */
export function chooseColumns(
  tool: Tool,
  rows: readonly Row[],
  fields: readonly string[],
): { columns: ColumnSpec[]; note?: string } {
  const wanted = fields.filter((field) => field.trim() !== '');
  if (wanted.length === 1 && wanted[0] === 'all') return allColumns(tool, rows);
  const lookFor = columnLooker(tool, rows);
  const found = wanted.map((field) => ({ field, is: lookFor(field) }));
  const columns = found.flatMap(({ is }) => ('near' in is ? [] : [is]));
  const notes = found.flatMap(({ field, is }) =>
    'near' in is ? [`No row has a field "${tellName(field)}".${is.near}`] : [],
  );
  if (wanted.length < fields.length) notes.push('An empty name in _fields was left out.');
  return { columns, ...(notes.length > 0 ? { note: notes.join(' ') } : {}) };
}

/** No object of CloudStack has as many, and none with such a name; more would leave an answer no room for a row. */
const MOST_FIELDS = 200;
const LONGEST_FIELD = 100;

function allColumns(tool: Tool, rows: readonly Row[]): { columns: ColumnSpec[]; note?: string } {
  const all = fieldsOf(rows);
  const shown = all.filter((field) => field.length <= LONGEST_FIELD).slice(0, MOST_FIELDS);
  const columns = shown.map((field) => inItsUnit(tool, field));
  return shown.length === all.length ? { columns } : { columns, note: `${shown.length} of ${all.length} fields.` };
}

/** The field as CloudStack calls it, shown as the manifest shows it. */
function inItsUnit(tool: Tool, field: string): ColumnSpec {
  const known = declaredColumns(tool).find(({ path, less }) => less === undefined && path.join('.') === field);
  return known ? { ...known, label: field } : readColumn(field);
}

/** By its label, as the header shows it with its unit or without, or by its path. */
function isCalled({ label, path, less, filter }: ColumnSpec, field: string): boolean {
  if (label === field || (less === undefined && path.join('.') === field)) return true;
  return filter !== undefined && isFilterName(filter) && field.startsWith(`${label} `)
    ? unitsOf(filter).includes(field.slice(label.length + 1))
    : false;
}

type Looked = ColumnSpec | { near: string };

function columnLooker(tool: Tool, rows: readonly Row[]): (field: string) => Looked {
  const declared = declaredColumns(tool);
  let existing: string[] | undefined;
  return (field) => {
    const known = declared.find((column) => isCalled(column, field));
    if (known) return known;
    const column = readColumn(field);
    existing ??= fieldsOf(rows);
    if (rows.length === 0 || existing.includes(field) || rows.some((row) => cell(row, column) !== '')) return column;
    const names = [...new Set([...declared.map(({ label }) => label), ...existing])];
    return {
      near:
        (field.length <= LONGEST_NEAR && didYouMean(field, names)) || ` They have ${existing.slice(0, 30).join(', ')}.`,
    };
  };
}
