import { plainText } from '../../text/plain-text.js';
import { amountsOf } from './amounts.js';
import type { Measure } from './amounts.js';
import { add, compare } from './decimal.js';
import type { Decimal } from './decimal.js';
import { valuesIn } from './table.js';
import type { ColumnSpec, Row } from './table.js';

/** What is known of the amounts in a field of some rows; of no rows there is none. */
export interface Total {
  count: number;
  sum: Decimal;
  least: Decimal;
  most: Decimal;
  /** What they count; several where they cannot be added up. */
  measures: ReadonlySet<Measure>;
}

export interface Group {
  /** The value of each field that the rows are grouped by. */
  keys: string[];
  count: number;
  /** One for each field that is added up. */
  totals: (Total | undefined)[];
}

export interface Grouping {
  groups: Group[];
  /** A row with several values of a field stands in several groups. */
  isOverlapping: boolean;
  /** For each field that is added up, how many rows have no number in it. */
  without: number[];
}

/** Rows by the values of some fields, in the order in which they first come; exact, and every row is in some group. */
export function groupRows(rows: readonly Row[], by: readonly ColumnSpec[], adds: readonly ColumnSpec[]): Grouping {
  const groups = new Map<string, Group>();
  const without = adds.map(() => 0);
  let isOverlapping = false;
  for (const row of rows) {
    const totals = adds.map((column, at) => {
      const total = totalOf(row, column);
      if (!total) without[at] = (without[at] ?? 0) + 1;
      return total;
    });
    const all = keysOf(row, by);
    isOverlapping ||= all.length > 1;
    for (const keys of all) {
      const name = JSON.stringify(keys);
      const group = groups.get(name);
      groups.set(name, group ? joined(group, { keys, count: 1, totals }) : { keys, count: 1, totals });
    }
  }
  return { groups: [...groups.values()], isOverlapping, without };
}

/** Two groups as one, with the keys of the first. */
export function joined(a: Group, b: Group): Group {
  const totals = a.totals.map((total, at) => together(total, b.totals[at]));
  return { keys: a.keys, count: a.count + b.count, totals };
}

/** Every combination of the values that the fields have in this row; one of nothing where there is none. */
function keysOf(row: Row, by: readonly ColumnSpec[]): string[][] {
  return by.reduce<string[][]>(
    (before, column) => {
      const texts = valuesIn(row, column, false).map((value) =>
        typeof value === 'object' && value !== null ? JSON.stringify(value) : plainText(value),
      );
      const values = [...new Set(texts.filter((text) => text !== ''))];
      return before.flatMap((keys) => (values.length > 0 ? values : ['']).map((value) => [...keys, value]));
    },
    [[]],
  );
}

function totalOf(row: Row, column: ColumnSpec): Total | undefined {
  return amountsOf(row, column)
    .map(({ value, measure }): Total => ({
      count: 1,
      sum: value,
      least: value,
      most: value,
      measures: new Set([measure]),
    }))
    .reduce<Total | undefined>(together, undefined);
}

function together(a: Total | undefined, b: Total | undefined): Total | undefined {
  if (!a || !b) return a ?? b;
  return {
    count: a.count + b.count,
    sum: add(a.sum, b.sum),
    least: compare(b.least, a.least) < 0 ? b.least : a.least,
    most: compare(b.most, a.most) > 0 ? b.most : a.most,
    measures: [...b.measures].every((one) => a.measures.has(one))
      ? a.measures
      : new Set([...a.measures, ...b.measures]),
  };
}
