import type { Column } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import { isFilterName } from '../../manifest/filter-names.js';
import { FILTERS } from './filters.js';

export type Row = Record<string, unknown>;

/** A list as data: every cell is text already. */
export interface Table {
  columns: string[];
  rows: string[][];
}

export interface ColumnSpec {
  label: string;
  path: string[];
  filter?: string;
}

/** `field` or `label: path | filter` (format-notes 4.3). */
export function readColumn(column: Column): ColumnSpec {
  const [label, text] = typeof column === 'string' ? [undefined, column] : (Object.entries(column)[0] ?? ['', '']);
  const [path = '', filter] = text.split('|').map((part) => part.trim());
  return { label: label ?? path, path: path.split('.'), ...(filter === undefined ? {} : { filter }) };
}

export function tableOf(rows: readonly Row[], columns: readonly ColumnSpec[]): Table {
  return {
    columns: columns.map(({ label }) => label),
    rows: rows.map((row) => columns.map((column) => cell(row, column))),
  };
}

/** The field as text; of a nested list the first that is not empty, and how many more there are. */
export function cell(row: Row, { path, filter }: ColumnSpec): string {
  const [step = ''] = path;
  const value = path.length === 1 && Object.hasOwn(row, step) ? row[step] : undefined;
  if (value !== undefined && typeof value !== 'object') return format(value, filter);
  const [first = '', ...others] = textsAt(row, path, filter);
  return others.length > 0 ? `${first} +${others.length}` : first;
}

/** All values of the field that are not empty, as CloudStack gives them: what rows are compared by. */
export function valuesOf(row: Row, { path }: ColumnSpec): string[] {
  return textsAt(row, path);
}

function textsAt(row: Row, path: readonly string[], filter?: string): string[] {
  return valuesAt(row, path)
    .map((value) => format(value, filter))
    .filter((text) => text !== '');
}

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value))
    return path.length === 0 && value.every(isScalar)
      ? [value.join(', ')]
      : value.flatMap((one) => valuesAt(one, path));
  const [step] = path;
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  // Field names of detail maps have dots in them, so the whole rest may be one name.
  const whole = path.length > 1 ? path.join('.') : undefined;
  if (whole !== undefined && Object.hasOwn(value, whole)) return [(value as Row)[whole]];
  return Object.hasOwn(value, step) ? valuesAt((value as Row)[step], path.slice(1)) : [];
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function format(value: unknown, filter: string | undefined): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : plainText(value);
  const change = filter !== undefined && isFilterName(filter) ? FILTERS[filter] : undefined;
  return change && text !== '' ? change(text) : text;
}

/** RFC 4180. */
export function csvLines({ columns, rows }: Table): string[] {
  const quote = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows].map((cells) => cells.map(quote).join(','));
}
