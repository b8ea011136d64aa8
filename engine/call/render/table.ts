import type { Column, Output, RowUnit } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import { isFilterName } from '../../manifest/filter-names.js';
import { ownerOf } from '../../cloudstack/owner-of.js';
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
  /** Subtracted from the value: `capacitytotal - capacityused`. */
  less?: string[];
  filter?: string;
  unit?: RowUnit;
  words?: Readonly<Record<string, string>>;
}

/** `field`, `label: path | filter` or `label: path - path | filter`; filters of the tool's own stand in its output. */
export function readColumn(column: Column, { units = {}, words = {} }: Output = {}): ColumnSpec {
  const [label, text] = typeof column === 'string' ? [undefined, column] : (Object.entries(column)[0] ?? ['', '']);
  const [value = '', filter] = text.split('|').map((part) => part.trim());
  const [path = '', less] = value.split(' - ').map((part) => part.trim());
  const spec = {
    label: label ?? value,
    path: path.split('.'),
    ...(less === undefined ? {} : { less: less.split('.') }),
  };
  if (filter === undefined) return spec;
  if (Object.hasOwn(words, filter)) return { ...spec, words: words[filter] ?? {} };
  const unit = Object.hasOwn(units, filter) ? units[filter] : undefined;
  return unit ? { ...spec, unit } : { ...spec, filter };
}

export function tableOf(rows: readonly Row[], columns: readonly ColumnSpec[]): Table {
  return {
    columns: columns.map(({ label }) => label),
    rows: rows.map((row) => columns.map((column) => cell(row, column))),
  };
}

/** The field as text; of a nested list the first that is not empty, and how many more there are. */
export function cell(row: Row, column: ColumnSpec): string {
  const { path, less, unit, words } = column;
  const filter = unit ? filterIn(row, unit) : column.filter;
  const [step = ''] = path;
  const isPlain = path.length === 1 && less === undefined && words === undefined;
  const value = isPlain && Object.hasOwn(row, step) ? row[step] : undefined;
  if (value !== undefined && typeof value !== 'object') return format(value, filter);
  const texts = textsOf(valuesIn(row, column), filter);
  const [first = '', ...others] = words
    ? texts.map((text) => (Object.hasOwn(words, text) ? (words[text] ?? text) : text))
    : texts;
  return others.length > 0 ? `${first} +${others.length}` : first;
}

export function filterIn(row: Row, { by, is }: RowUnit): string | undefined {
  const [kind = ''] = textsOf(valuesAt(row, by.split('.')));
  return Object.hasOwn(is, kind) ? is[kind] : undefined;
}

/** All values of the field that are not empty, as CloudStack gives them: what rows are compared by. */
export function valuesOf(row: Row, column: ColumnSpec): string[] {
  return textsOf(valuesIn(row, column));
}

function textsOf(values: readonly unknown[], filter?: string): string[] {
  return values.map((value) => format(value, filter)).filter((text) => text !== '');
}

/** A list of plain values counts as one value, unless they are wanted one by one. */
export function valuesIn(row: Row, { path, less }: ColumnSpec, isJoined = true): unknown[] {
  const values = path.length === 1 && path[0] === 'account' ? [ownerOf(row) ?? ''] : valuesAt(row, path, isJoined);
  if (less === undefined) return values;
  const [from = NaN, taken = NaN] = [values[0], valuesAt(row, less)[0]].map((value) => Number(plainText(value) || NaN));
  return Number.isNaN(from - taken) ? [] : [from - taken];
}

function valuesAt(value: unknown, path: readonly string[], isJoined = true): unknown[] {
  if (Array.isArray(value))
    return isJoined && path.length === 0 && value.every(isScalar)
      ? [value.join(', ')]
      : value.flatMap((one) => valuesAt(one, path, isJoined));
  const [step] = path;
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  // Field names of detail maps have dots in them, so the whole rest may be one name.
  const whole = path.length > 1 ? path.join('.') : undefined;
  if (whole !== undefined && Object.hasOwn(value, whole)) return [(value as Row)[whole]];
  return Object.hasOwn(value, step) ? valuesAt((value as Row)[step], path.slice(1), isJoined) : [];
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

/** RFC 4180, for answers and files alike. */
export function csvLines({ columns, rows }: Table): string[] {
  // Behind a # stand sentences of ours.
  const quote = (text: string): string => (/[",\n\r]|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows].map((cells) => cells.map((text) => quote(asText(text))).join(','));
}

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
/** Also in wide signs; where a semicolon parts the columns, a cell begins behind one as well. */
const FORMULA = /(^|;)(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/g;

/** A name that a spreadsheet would run as a formula is only shown there; a number is none. */
function asText(text: string): string {
  return NUMBER.test(text) ? text : text.replace(FORMULA, "$1'");
}
