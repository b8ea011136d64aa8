import { ToolError } from '../../errors.js';
import type { Tool } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';
import { cell, readColumn } from './table.js';
import type { ColumnSpec, Row } from './table.js';

/** The column that a caller means by a label of the header, a path or a field; `argument` is named if there is none. */
export type FindColumn = (field: string, argument: string) => ColumnSpec;

export function declaredColumns(tool: Tool): ColumnSpec[] {
  return (tool.output?.columns ?? []).map(readColumn);
}

export function fieldsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** Throws invalid-argument for a field that no row has. Where there are no rows nobody can tell, and nothing is refused. */
export function columnFinder(tool: Tool, rows: readonly Row[]): FindColumn {
  const declared = declaredColumns(tool);
  let existing: string[] | undefined;
  return (field, argument) => {
    const known = declared.find(({ label, path }) => label === field || path.join('.') === field);
    if (known) return known;
    const column = readColumn(field);
    existing ??= fieldsOf(rows);
    if (rows.length === 0 || existing.includes(field) || rows.some((row) => cell(row, column) !== '')) return column;
    const names = [...new Set([...declared.map(({ label }) => label), ...existing])];
    const near = didYouMean(field, names) || ` They have ${existing.slice(0, 30).join(', ')}.`;
    throw new ToolError('invalid-argument', {
      argument,
      problem: `no row has a field "${field}".${near}`.replace(/[.?]$/, ''),
    });
  };
}
