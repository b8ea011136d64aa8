import { holds } from '../../manifest/conditions.js';
import { ToolError } from '../../errors.js';
import type { Test } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';
import type { FindColumn } from './find-column.js';
import { beginsWithId, isBeginningOfUuid } from '../../text/uuid.js';
import { cell, valuesOf } from './table.js';
import type { Row } from './table.js';

type Scalar = string | number | boolean;
/** Says of the values of one field whether they pass; of a nested list there are several. */
type FieldTest = (values: string[]) => boolean;

/** What `_filter` can ask besides "is" and "is one of": each reads what it was given, or says what it must be. */
const OPERATORS: Record<string, (given: unknown) => FieldTest | string> = {
  present: (given) => flagTest(given, (present) => (values) => asks({ present }, values)),
  not: (given) => (isScalar(given) ? (values) => !isOne([given], values) : 'must be one value'),
  over: (given) => numberTest(given, (over) => ({ over })),
  under: (given) => numberTest(given, (under) => ({ under })),
  matches: (given) =>
    isScalar(given)
      ? (values) => values.some((value) => hasText(value, String(given)))
      : 'must be a text, where * stands for anything',
  covers: (given) =>
    given === 'internet'
      ? (values) => asks({ covers: 'internet' }, values)
      : 'must be "internet"; there is nothing else',
};

/** A caller's `_filter` as a test of rows. Throws invalid-argument for a field or an operator that does not exist. */
export function rowFilter(filter: Record<string, unknown>, columnOf: FindColumn): (row: Row) => boolean {
  const tests = Object.entries(filter).map(([field, given]) => {
    const column = columnOf(field, '_filter');
    const test = readTest(field, given);
    // As CloudStack gives it, or as it was shown.
    const shown = (row: Row): string[] => (column.words ? [cell(row, column)] : []);
    return (row: Row): boolean => test([...valuesOf(row, column), ...shown(row)]);
  });
  return (row) => tests.every((test) => test(row));
}

function readTest(field: string, given: unknown): FieldTest {
  if (isScalar(given)) return (values) => isOne([given], values);
  if (Array.isArray(given)) {
    const wanted: unknown[] = given;
    return wanted.every(isScalar)
      ? (values) => isOne(wanted, values)
      : refuse(field, 'a list must have plain values in it');
  }
  const tests = Object.entries(given ?? {}).map(([operator, value]) => readOperator(field, operator, value));
  if (tests.length === 0) refuse(field, `must be a value, a list of values, or a map with one of ${known()}`);
  return (values) => tests.every((test) => test(values));
}

function readOperator(field: string, operator: string, given: unknown): FieldTest {
  const read = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!read) {
    const near = didYouMean(operator, Object.keys(OPERATORS)).replace(/\?$/, '');
    return refuse(field, `there is no operator "${operator}"; there are ${known()}.${near}`.replace(/\.$/, ''));
  }
  const test = read(given);
  return typeof test === 'string' ? refuse(`${field}.${operator}`, test) : test;
}

function known(): string {
  return Object.keys(OPERATORS).join(', ');
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

/** Of several values one is enough. */
function numberTest(given: unknown, test: (limit: number) => Test): FieldTest | string {
  const limit = isScalar(given) && typeof given !== 'boolean' && given !== '' ? Number(given) : NaN;
  if (Number.isNaN(limit)) return 'must be a number';
  return (values) => values.some((value) => asks(test(limit), [value]));
}

/** Plain text, of which `*` leaves out any part; never a pattern, since a caller's pattern could take for ever. */
function hasText(value: string, wanted: string): boolean {
  const text = value.toLowerCase();
  let from = 0;
  return wanted
    .toLowerCase()
    .split('*')
    .every((part) => {
      const at = text.indexOf(part, from);
      from = at + part.length;
      return at !== -1;
    });
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function refuse(field: string, problem: string): never {
  throw new ToolError('invalid-argument', { argument: `_filter.${field}`, problem });
}
