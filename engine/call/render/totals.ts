import { ToolError } from '../../errors.js';
import type { EngineArguments } from '../../manifest/engine-arguments.js';
import { amountsOf, baseUnit, isScaled } from './amounts.js';
import type { Measure } from './amounts.js';
import { compare, decimalText, divide, plainNumber } from './decimal.js';
import type { Decimal } from './decimal.js';
import type { FindColumn } from './find-column.js';
import { FILTERS, SCALES } from './filters.js';
import type { Total } from './group-rows.js';
import type { ColumnSpec, Row } from './table.js';

const OPERATIONS = ['sum', 'avg', 'min', 'max'] as const;
type Operation = (typeof OPERATIONS)[number];

/** A column of totals. */
export interface Added {
  operation: Operation;
  field: string;
  label: string;
  column: ColumnSpec;
  /** What the rows have in it: more than one where the row decides. */
  measures: ReadonlySet<Measure>;
}

/** An average is rounded; everything else is exact. */
const PLACES = 2;
const PLACES_OF_DATA = 6;

/** What `_sum`, `_avg`, `_min` and `_max` ask for. Throws invalid-argument where no row has a number. */
export function addedUp(own: EngineArguments, columnOf: FindColumn, rows: readonly Row[]): Added[] {
  return OPERATIONS.flatMap((operation) =>
    (own[`_${operation}`] ?? []).map((field) => {
      const argument = `_${operation}`;
      const column = columnOf(field, argument);
      const measures = new Set(rows.flatMap((row) => amountsOf(row, column).map(({ measure }) => measure)));
      const refuse = (problem: string): never => {
        throw new ToolError('invalid-argument', { argument, problem });
      };
      if (rows.length > 0 && measures.size === 0) refuse(`no row has a number in "${field}"`);
      if (measures.has('date') && (operation === 'sum' || operation === 'avg'))
        refuse(`"${field}" is a date; _min and _max tell the first and the last`);
      return { operation, field, label: `${operation} ${field}`, column, measures };
    }),
  );
}

/** One of several measures in one group is no sum of anything. */
function valueOf({ operation }: Pick<Added, 'operation'>, total: Total | undefined): Decimal | undefined {
  if (!total || total.measures.size > 1) return undefined;
  if (operation === 'sum') return total.sum;
  if (operation === 'min') return total.least;
  if (operation === 'max') return total.most;
  return divide(total.sum, BigInt(total.count), 40).quotient;
}

/** Those without a value stand last, however they are sorted. */
export function orderOf(added: Added | undefined, a: Total | undefined, b: Total | undefined, isUp: boolean): number {
  const [x, y] = added ? [valueOf(added, a), valueOf(added, b)] : [];
  if (!x || !y) return x === y ? 0 : (x ? -1 : 1) * (isUp ? 1 : -1);
  return compare(x, y);
}

/** The cells of a column of totals, with a unit in its header where all have the same. */
export function totalCells(added: Added, totals: readonly (Total | undefined)[]): { label: string; cells: string[] } {
  const { label, measures } = added;
  const [measure = 'number', ...others] = measures;
  if (others.length > 0) return { label, cells: totals.map((total) => cellOf(added, total)) };
  const values = totals.map((total) => valueOf(added, total));
  const { unit, text } = unitFor(values, measure, added.operation === 'avg');
  return {
    label: unit === '' ? label : `${label} ${unit}`,
    cells: values.map((value) => (value ? text(value) : '')),
  };
}

/** A cell that tells its own unit. */
function cellOf(added: Added, total: Total | undefined): string {
  if (!total) return '';
  const [measure = 'number', ...others] = total.measures;
  const value = valueOf(added, total);
  if (!value || others.length > 0) return '(of several kinds)';
  const { unit, text } = unitFor([value], measure, added.operation === 'avg');
  return unit === '' ? text(value) : `${text(value)} ${unit}`;
}

interface Unit {
  unit: string;
  text: (value: Decimal) => string;
}

/** The largest unit in which every value is exact with two digits behind the point; of averages, one that suits the largest. */
function unitFor(values: readonly (Decimal | undefined)[], measure: Measure, isRounded: boolean): Unit {
  const known = values.filter((value) => value !== undefined);
  if (measure === 'date') {
    return {
      unit: 'UTC',
      text: (value) => FILTERS.date(new Date(Number(value.digits)).toISOString()).replace(/ UTC$/, ''),
    };
  }
  if (!isScaled(measure)) {
    const text = (value: Decimal): string => decimalText(isRounded ? divide(value, 1n, PLACES).quotient : value);
    return { unit: measure === 'percent' ? '%' : '', text };
  }
  const { units, step } = SCALES[measure];
  for (let at = units.length - 1; at > 0; at -= 1) {
    const size = BigInt(step) ** BigInt(at);
    const whole = { digits: size, scale: 0 };
    const isNeeded = known.some((value) => compare(value, whole) >= 0);
    const suits = isRounded || known.every((value) => divide(value, size, PLACES).isExact);
    if (isNeeded && suits)
      return { unit: units[at] ?? '', text: (value) => decimalText(divide(value, size, PLACES).quotient) };
  }
  return {
    unit: units[0] ?? '',
    text: (value) => decimalText(isRounded ? divide(value, 1n, PLACES).quotient : value),
  };
}

/** For a program, in CloudStack's own unit. */
export function totalValue(added: Added, total: Total | undefined): number | string | null {
  const value = valueOf(added, total);
  if (!value) return null;
  if (added.measures.has('date')) return new Date(Number(value.digits)).toISOString();
  return plainNumber(added.operation === 'avg' ? divide(value, 1n, PLACES_OF_DATA).quotient : value);
}

export function totalUnit({ measures }: Added): string | undefined {
  const [measure, ...others] = measures;
  if (others.length > 0) return undefined;
  return isScaled(measure) ? baseUnit(measure) : measure === 'percent' ? '%' : undefined;
}
