import { now } from '../../clock.js';
import { readDateOrTime } from '../../text/read-date.js';
import { amountsOf, baseUnit, isQuantity, isScaled, measureIn, quantityIn } from './amounts.js';
import type { Amount, Scaled } from './amounts.js';
import { compare, fromInteger, readDecimal } from './decimal.js';
import type { Decimal } from './decimal.js';
import type { ColumnSpec, Row } from './table.js';

/** How a value may stand to a limit. */
export const RELATIONS = {
  over: { holds: (order: number) => order > 0, edge: 'end' },
  atLeast: { holds: (order: number) => order >= 0, edge: 'start' },
  under: { holds: (order: number) => order < 0, edge: 'start' },
  atMost: { holds: (order: number) => order <= 0, edge: 'end' },
} as const;
export type Relation = keyof typeof RELATIONS;

/** A field of some rows, and what a reader has to know of how it was compared. */
export interface Compared {
  /** What the caller calls it. */
  field: string;
  column: ColumnSpec;
  rows: readonly Row[];
  notes: Set<string>;
}

/** Whether the values of a row pass; or what the limit has to be, as the end of a sentence. */
export type RowTest = (row: Row) => boolean;

const FORMS = 'must be a number, an amount such as 100GiB, or a date such as 2026-10-01 or -7d';

/** Of several values of a field one is enough. A bare day is the whole day: what is over it comes after its end. */
export function limitTest(given: unknown, relation: Relation, field: Compared): RowTest | string {
  const { holds, edge } = RELATIONS[relation];
  const text = typeof given === 'number' || typeof given === 'string' ? String(given).trim() : '';
  const limit = readLimit(text, edge, field);
  if (typeof limit === 'string') return limit;
  return (row) =>
    amountsOf(row, field.column).some((amount) => {
      const wanted = limit(amount, row);
      return wanted !== undefined && holds(compare(amount.value, wanted));
    });
}

/** Whether a value is what was written with a unit or as a day: `100GiB`, `2026-10-01`. Undefined if it is neither. */
export function sameTest(text: string, field: Compared): RowTest | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && holdsSome(field, isDate)) {
    const [from, to] = [limitTest(text, 'atLeast', field), limitTest(text, 'atMost', field)];
    if (typeof from === 'string' || typeof to === 'string') return undefined;
    return (row) => from(row) && to(row);
  }
  if (readDecimal(text)) tellUnit(text, field);
  if (!isQuantity(text)) return undefined;
  return (row) => {
    const wanted = quantityIn(text, measureIn(row, field.column));
    return wanted !== undefined && amountsOf(row, field.column).some(({ value }) => compare(value, wanted) === 0);
  };
}

/** `a..b`, where both ends are limits; undefined for any other text. */
export function readRange(text: string): [from: string, to: string] | undefined {
  const [from = '', to = '', ...more] = text.split('..').map((part) => part.trim());
  const isLimit = (part: string): boolean =>
    readDecimal(part) !== undefined || isQuantity(part) || readDateOrTime(part, 'start', new Date(now())) !== undefined;
  return more.length === 0 && isLimit(from) && isLimit(to) ? [from, to] : undefined;
}

/** For an amount of a row the limit that it is compared with; undefined if they are not of one kind. */
type LimitFor = (amount: Amount, row: Row) => Decimal | undefined;

function readLimit(text: string, edge: 'start' | 'end', field: Compared): LimitFor | string {
  const bare = readDecimal(text);
  if (bare) {
    if (holdsSome(field, isDate) && !holdsSome(field, (amount) => !isDate(amount)))
      return 'is a date: write 2026-10-01, 2026-10-01T08:00Z, or -7d';
    tellUnit(text, field);
    return ({ measure }) => (measure === 'date' ? undefined : bare);
  }
  const time = readDateOrTime(text, edge, new Date(now()));
  if (time !== undefined) {
    if (!holdsSome(field, isDate) && holdsSome(field, () => true)) return `is no date, but ${sample(field)}`;
    const limit = fromInteger(Date.parse(time));
    return ({ measure }) => (measure === 'date' ? limit : undefined);
  }
  if (!isQuantity(text)) return FORMS;
  const fits = field.rows.some((row) => quantityIn(text, measureOf(row, field.column)) !== undefined);
  if (field.rows.length > 0 && !fits) return noUnit(text, field);
  return (_, row) => quantityIn(text, measureOf(row, field.column));
}

/** A number without a filter may be a percentage as well as anything else. */
function measureOf(row: Row, column: ColumnSpec): string | undefined {
  return measureIn(row, column) ?? amountsOf(row, column)[0]?.measure;
}

function isDate({ measure }: Amount): boolean {
  return measure === 'date';
}

function holdsSome({ rows, column }: Compared, test: (amount: Amount) => boolean): boolean {
  return rows.some((row) => amountsOf(row, column).some(test));
}

function noUnit(text: string, field: Compared): string {
  const measures = [...new Set(field.rows.flatMap((row) => measureIn(row, field.column) ?? []))].filter(isScaled);
  const units = measures.map(baseUnit).join(' or ');
  return units === ''
    ? `has no unit that is known here: write a number as CloudStack does, which gives ${sample(field)}`
    : `is counted in ${units}, which ${text} is no amount of`;
}

/** What stands in the first row that has something. */
function sample({ rows, column }: Compared): string {
  for (const row of rows) {
    const [amount] = amountsOf(row, column);
    if (amount) return `a number such as ${String(Number(amount.value.digits) / 10 ** amount.value.scale)}`;
  }
  return 'a text';
}

const USUAL: Record<Scaled, string> = { bytes: 'GiB', mib: 'GiB', mhz: 'GHz' };

/** A table shows GiB where the field has bytes: who writes a bare number is told how it was read. */
function tellUnit(text: string, { field, column, rows, notes }: Compared): void {
  if (Number(text) === 0) return;
  const measures = new Set(rows.flatMap((row) => measureIn(row, column) ?? []));
  for (const measure of measures) {
    if (!isScaled(measure)) continue;
    const unit = baseUnit(measure);
    const taken = unit === 'B' ? 'bytes' : unit;
    notes.add(
      `${field}: ${text} was read as ${text} ${taken}; any unit can be written, such as ${text}${USUAL[measure]}.`,
    );
  }
}
