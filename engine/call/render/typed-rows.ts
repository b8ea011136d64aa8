import { unfoldLines } from '../../text/foreign-lines.js';
import { plainText } from '../../text/plain-text.js';
import { shortened } from './budget.js';
import { FILTERS, parseDate, SCALES, toNumber } from './filters.js';
import { filterIn, valuesIn } from './table.js';
import type { ColumnSpec, Row } from './table.js';
import { isFilterName } from '../../manifest/filter-names.js';

/** Rows for a program: numbers are numbers in CloudStack's own unit, times are in ISO 8601, ids are whole. */
export interface TypedRows {
  rows: Row[];
  /** Columns of amounts, with the unit in which they stand here. */
  units: Record<string, string>;
  /** Columns in which no row has a value. */
  empty: string[];
}

/** Texts longer than `longest` are cut, and say so. */
export function typedRows(rows: readonly Row[], columns: readonly ColumnSpec[], longest = Infinity): TypedRows {
  const typed = columns.map((column) => ({ column, values: typedColumn(rows, column, longest) }));
  return {
    rows: rows.map((row, at) =>
      Object.fromEntries(
        typed.flatMap(({ column: { label, unit }, values }) => {
          const value = values[at];
          if (value === undefined) return [];
          const own = unit ? unitIn(filterIn(row, unit)) : undefined;
          return [[label, value] as const, ...(own === undefined ? [] : [[`${label} unit`, own] as const])];
        }),
      ),
    ),
    units: Object.fromEntries(
      columns.flatMap(({ label, filter }) => {
        const unit = unitIn(filter);
        return unit === undefined ? [] : [[label, unit]];
      }),
    ),
    empty: typed
      .filter(({ values }) => values.every((value) => value === undefined))
      .map(({ column: { label } }) => label),
  };
}

/** A field that is a list in one row is a list in all. */
function typedColumn(rows: readonly Row[], column: ColumnSpec, longest: number): unknown[] {
  const found = rows.map((row) => {
    const filter = column.unit ? filterIn(row, column.unit) : column.filter;
    const values = valuesIn(row, column, false).filter(
      (value) => value !== undefined && value !== null && value !== '',
    );
    return values.map((value) => typedValue(value, column, filter, longest));
  });
  const isList = rows.some((row) => isInList(row, column.path)) || found.some(({ length }) => length > 1);
  return found.map((values) => (isList ? (values.length > 0 ? values : undefined) : values[0]));
}

function isInList(value: unknown, path: readonly string[]): boolean {
  if (Array.isArray(value)) return true;
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
  return isInList((value as Row)[step], rest);
}

function typedValue(value: unknown, { words }: ColumnSpec, filter: string | undefined, longest: number): unknown {
  if (typeof value === 'object') return unfolded(value, longest);
  const text = plainText(value);
  if (words && Object.hasOwn(words, text)) return words[text];
  if (filter === undefined || !isFilterName(filter) || text === '') return unfolded(value, longest);
  if (Object.hasOwn(SCALES, filter)) return exactNumber(text) ?? unfolded(value, longest);
  if (filter === 'percent') return percentage(text) ?? unfolded(value, longest);
  if (filter === 'date' || filter === 'ago') return isoTime(text) ?? unfolded(value, longest);
  return FILTERS[filter](text);
}

/** A text stays one where a number would not be exact. */
function exactNumber(text: string): number | undefined {
  const amount = toNumber(text);
  return amount === undefined || Math.abs(amount) > Number.MAX_SAFE_INTEGER ? undefined : amount;
}

/** As the filter reads it, and not rounded. */
function percentage(text: string): number | undefined {
  const amount = toNumber(text.replace('%', ''));
  if (amount === undefined) return undefined;
  return text.includes('%') || amount > 1 ? amount : Number((amount * 100).toPrecision(12));
}

function isoTime(text: string): string | undefined {
  const time = parseDate(text);
  return time === undefined ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}

function unitIn(filter: string | undefined): string | undefined {
  if (filter === 'percent') return '%';
  return filter !== undefined && Object.hasOwn(SCALES, filter)
    ? SCALES[filter as keyof typeof SCALES].units[0]
    : undefined;
}

/** Inside a string of JSON the lines of a text can be taken for nothing else. */
export function unfolded(value: unknown, longest = Infinity): unknown {
  if (typeof value === 'string') return shortened(unfoldLines(value), longest);
  if (Array.isArray(value)) return value.map((one) => unfolded(one, longest));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unfolded(one, longest)]));
}
