import { holds } from '../../manifest/conditions.js';
import { ToolError } from '../../errors.js';
import type { Test } from '../../manifest/types.js';
import { SIGNS } from './read-filter.js';
import { didYouMean } from '../../text/nearest.js';
import type { FindColumn } from './find-column.js';
import { beginsWithId, isBeginningOfUuid } from '../../text/uuid.js';
import { limitTest, readRange, sameTest } from './limits.js';
import type { Compared, Relation } from './limits.js';
import { tellName } from '../../text/tell-value.js';
import { cell, valuesOf } from './table.js';
import type { Row } from './table.js';

type Scalar = string | number | boolean;
/** Says of a row and the values of one field in it whether they pass; of a nested list there are several. */
type FieldTest = (values: string[], row: Row) => boolean;
/** Reads what it was given, or says what that must be. */
type Operator = (given: unknown, field: Compared) => FieldTest | string;

/** What `_filter` can ask. */
const OPERATORS: Record<string, Operator> = {
  is: (given, field) => isTest(given, field) ?? 'must be a value or a list of values',
  not: (given, field) => {
    const test = isTest(given, field);
    return test ? (values, row) => !test(values, row) : 'must be a value or a list of values';
  },
  over: limit('over'),
  atLeast: limit('atLeast'),
  under: limit('under'),
  atMost: limit('atMost'),
  matches: (given) => (isScalar(given) ? textTest(String(given)) : 'must be a text, where * stands for anything'),
  present: (given) => flagTest(given, (present) => (values) => asks({ present }, values)),
  covers: (given) =>
    given === 'internet'
      ? (values) => asks({ covers: 'internet' }, values)
      : 'must be "internet"; there is nothing else',
};

/** What a filter keeps, and what its reader has to know of how it was read. */
export interface RowFilter {
  keeps: (row: Row) => boolean;
  notes: ReadonlySet<string>;
}

/** A caller's `_filter` as a test of rows. Throws invalid-argument for a field or an operator that does not exist. */
export function rowFilter(filter: Record<string, unknown>, columnOf: FindColumn, rows: readonly Row[]): RowFilter {
  const notes = new Set<string>();
  const tests = Object.entries(filter).map(([name, given]) => {
    const column = columnOf(name, '_filter');
    const test = readTest({ field: name, column, rows, notes }, given);
    // As CloudStack gives it, or as it was shown.
    const shown = (row: Row): string[] => (column.words ? [cell(row, column)] : []);
    return (row: Row): boolean => test([...valuesOf(row, column), ...shown(row)], row);
  });
  return { keeps: (row) => tests.every((test) => test(row)), notes };
}

function readTest(field: Compared, given: unknown): FieldTest {
  const one = typeof given === 'string' ? signed(given) : undefined;
  if (one) return readOperator(field, one.operator, one.value);
  if (isScalar(given)) return isTest(given, field) ?? refuse(field.field, 'must be a value');
  if (Array.isArray(given)) return isTest(given, field) ?? refuse(field.field, 'a list must have plain values in it');
  const tests = Object.entries(given ?? {}).map(([operator, value]) => readOperator(field, operator, value));
  if (tests.length === 0) refuse(field.field, `must be a value, a list of values, or a map with one of ${known()}`);
  return (values, row) => tests.every((test) => test(values, row));
}

/** `>-7d` where a value stands: the sign says how it is meant. */
function signed(given: string): { operator: string; value: string } | undefined {
  const text = given.trim();
  const [sign, operator] = SIGNS.find(([one]) => text.startsWith(one)) ?? [];
  const value = text.slice(sign?.length ?? 0).trim();
  return operator === undefined || value === '' ? undefined : { operator, value };
}

function readOperator(field: Compared, operator: string, given: unknown): FieldTest {
  const read = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!read) {
    const near = didYouMean(operator, Object.keys(OPERATORS)).replace(/\?$/, '');
    return refuse(field.field, `there is no operator "${operator}"; there are ${known()}.${near}`.replace(/\.$/, ''));
  }
  const test = read(given, field);
  return typeof test === 'string' ? refuse(`${field.field}.${operator}`, test) : test;
}

function known(): string {
  return Object.keys(OPERATORS).join(', ');
}

function limit(relation: Relation): Operator {
  return (given, field) => {
    const test = limitTest(given, relation, field);
    return typeof test === 'string' ? test : (_, row) => test(row);
  };
}

/** One of some values, each as CloudStack gives it, with a unit, as a day or as a range; undefined if they are no values. */
function isTest(given: unknown, field: Compared): FieldTest | undefined {
  const wanted: unknown[] = Array.isArray(given) ? given : [given];
  if (wanted.length === 0 || !wanted.every(isScalar)) return undefined;
  const others = wanted.flatMap((one) => {
    const text = String(one).trim();
    return rangeTest(text, field) ?? sameTest(text, field) ?? [];
  });
  return (values, row) => isOne(wanted, values) || others.some((test) => test(row));
}

function rangeTest(text: string, field: Compared): ((row: Row) => boolean) | undefined {
  const range = readRange(text);
  if (!range) return undefined;
  const ends = (['atLeast', 'atMost'] as const).map((relation, at) => {
    const test = limitTest(range[at], relation, field);
    return typeof test === 'string' ? refuse(field.field, test) : test;
  });
  return (row) => ends.every((test) => test(row));
}

/** An id may be as short as it was shown. */
function isOne(wanted: Scalar[], values: string[]): boolean {
  if (asks(wanted, values)) return true;
  const beginnings = wanted.map(String).filter(isBeginningOfUuid);
  return beginnings.some((beginning) => values.some((value) => beginsWithId(value, beginning)));
}

function asks(test: Test, values: string[]): boolean {
  return holds({ it: test }, () => (values.length > 1 ? values : values[0]));
}

function flagTest(given: unknown, test: (flag: boolean) => FieldTest): FieldTest | string {
  const word = String(given).toLowerCase();
  return word === 'true' || word === 'false' ? test(word === 'true') : 'must be true or false';
}

/** Plain text, of which `*` leaves out any part; never a pattern, since a caller's pattern could take for ever. */
function textTest(wanted: string): FieldTest {
  const parts = wanted.toLowerCase().split('*');
  return (values) =>
    values.some((value) => {
      const text = value.toLowerCase();
      let from = 0;
      return parts.every((part) => {
        const at = text.indexOf(part, from);
        from = at + part.length;
        return at !== -1;
      });
    });
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function refuse(field: string, problem: string): never {
  throw new ToolError('invalid-argument', { argument: `_filter.${tellName(field)}`, problem });
}
