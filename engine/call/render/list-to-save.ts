import { asksForGroups } from '../../manifest/engine-arguments.js';
import type { EngineArguments } from '../../manifest/engine-arguments.js';
import type { Tool } from '../../manifest/types.js';
import { chosenRows, columnsFor } from './chosen-rows.js';
import type { ListPage } from './chosen-rows.js';
import type { View } from './sentence.js';
import { groupsAsData, sortedGroups } from './sorted-groups.js';
import { csvLines } from './table.js';
import type { Row } from './table.js';
import { typedRows } from './typed-rows.js';

/** All rows that a caller chose, with types, in CloudStack's own units. */
export interface ListToSave {
  rows: Row[];
  columns: string[];
  units: Record<string, string>;
  /** What is missing, or was read in a way that may surprise. */
  notes: string[];
}

/** Throws invalid-argument as a list that is shown does. */
export function listToSave(tool: Tool, list: ListPage, own: EngineArguments, view: View): ListToSave {
  const { columnOf, found, arrange, part, notes } = chosenRows(tool, list, own, view);
  const all = [...(part ? [part.sentence] : []), ...notes];
  if (asksForGroups(own)) {
    const grouped = sortedGroups(found, own, columnOf);
    const { rows, units = {} } = groupsAsData(grouped.groups, grouped);
    const columns = [...grouped.labels, 'count', ...grouped.added.map(({ label }) => label)];
    return { rows, columns, units, notes: [...grouped.said, ...all] };
  }
  const { columns, note } = columnsFor(tool, found, own._fields);
  const { rows, units } = typedRows(arrange(found), columns);
  // A unit of its own stands beside a number whose kind the row decides.
  const beside = new Set(rows.flatMap((row) => Object.keys(row)));
  const labels = columns.flatMap(({ label }) => [label, ...(beside.has(`${label} unit`) ? [`${label} unit`] : [])]);
  return { rows, columns: labels, units, notes: [...(note === undefined ? [] : [note]), ...all] };
}

/** A row a line, whatever the form. */
export function contentOf({ rows, columns, units }: ListToSave, format: 'csv' | 'json'): string {
  if (format === 'json') return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
  const header = columns.map((label) => (units[label] === undefined ? label : `${label} (${units[label]})`));
  const cells = rows.map((row) => columns.map((label) => csvCell(row[label])));
  return `${csvLines({ columns: header, rows: cells }).join('\r\n')}\r\n`;
}

function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}
