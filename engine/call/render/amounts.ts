import { isFilterName } from '../../manifest/filter-names.js';
import { plainText } from '../../text/plain-text.js';
import { readQuantity } from '../../text/read-quantity.js';
import { compare, fromInteger, readDecimal, times } from './decimal.js';
import type { Decimal } from './decimal.js';
import { parseDate, SCALES } from './filters.js';
import { filterIn, valuesIn } from './table.js';
import type { ColumnSpec, Row } from './table.js';

export type Scaled = keyof typeof SCALES;
/** What a number counts: bytes, MiB or MHz, per cent, milliseconds since 1970, or nothing that is known. */
export type Measure = Scaled | 'percent' | 'date' | 'number';

/** A value that can be compared and added up. */
export interface Amount {
  value: Decimal;
  measure: Measure;
}

const HUNDRED = fromInteger(100);
const ONE = fromInteger(1);

export function isScaled(measure: string | undefined): measure is Scaled {
  return measure !== undefined && Object.hasOwn(SCALES, measure);
}

/** The unit in which CloudStack gives such an amount. */
export function baseUnit(measure: Scaled): string {
  return SCALES[measure].units[0] ?? '';
}

/** The amounts in a field of a row; texts in it are none. */
export function amountsOf(row: Row, column: ColumnSpec): Amount[] {
  return valuesIn(row, column, false).flatMap((value) => amountOf(plainText(value), measureIn(row, column)) ?? []);
}

export function measureIn(row: Row, { unit, filter }: ColumnSpec): string | undefined {
  return unit ? filterIn(row, unit) : filter;
}

function amountOf(text: string, filter: string | undefined): Amount | undefined {
  const value = readDecimal(text);
  if (value) {
    if (isScaled(filter)) return { value, measure: filter };
    if (filter !== 'percent') return { value, measure: 'number' };
    // As it is shown: CloudStack gives fractions, too.
    return { value: compare(value, ONE) > 0 ? value : times(value, HUNDRED), measure: 'percent' };
  }
  if (text.endsWith('%')) {
    const percent = readDecimal(text.slice(0, -1).trim());
    return percent && { value: percent, measure: 'percent' };
  }
  if (filter !== undefined && isFilterName(filter) && filter !== 'date' && filter !== 'ago') return undefined;
  const time = parseDate(text);
  return time === undefined ? undefined : { value: fromInteger(time), measure: 'date' };
}

const QUANTITY = /^([+-]?)(\d+(?:\.\d+)?)\s*([a-z%]+)$/i;

/** What has a unit, such as `100GiB` or `80%`. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

/** `100GiB` in the unit of the measure; undefined if it is no amount of that kind. */
export function quantityIn(text: string, measure: string | undefined): Decimal | undefined {
  const [, sign = '', amount = '', unit = ''] = QUANTITY.exec(text) ?? [];
  if (unit === '%') return measure === 'percent' || measure === 'number' ? readDecimal(sign + amount) : undefined;
  if (!isScaled(measure)) return undefined;
  // How many of the base unit one is, or one part of how many.
  const one = readQuantity(`1${unit}`, baseUnit(measure));
  return one === undefined ? undefined : scaledBy(readDecimal(sign + amount), one);
}

/** 1 / 1024 and its powers have an end in decimal. */
function scaledBy(amount: Decimal | undefined, one: number): Decimal | undefined {
  const factor = readDecimal(one.toFixed(one < 1 ? 50 : 0));
  return amount && factor && times(amount, factor);
}
