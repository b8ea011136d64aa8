import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Param } from '../../../engine/manifest/types.js';
import { readOne, refusal, toolWith } from './a-tool.js';

function refused(param: Param, value: unknown): string {
  const error = refusal(toolWith(param), { it: value });
  assert.is(error.code, 'invalid-argument', error.message);
  return error.message;
}

const DATE: Param = { type: 'string', format: 'date-or-time' };

test('a quantity is turned into the unit of the argument, if it comes out even', () => {
  const gib: Param = { type: 'integer', unit: 'GiB' };
  for (const [text, size] of [
    ['200', 200],
    ['200 GB', 200],
    ['200gib', 200],
    ['200G', 200],
    ['2 TB', 2048],
    ['2048 MiB', 2],
  ] as const) {
    assert.is(readOne(gib, text), size, text);
  }
  assert.is(readOne({ type: 'integer', unit: 'MHz' }, '2 GHz'), 2000);
  assert.is(readOne({ type: 'integer', unit: 'bytes' }, '1.5 KiB'), 1536);
  assert.is(readOne({ type: 'integer', unit: 'days' }, '7 day'), 7);
  for (const text of ['1 MB', '200 apples', '2 GHz', '-5 GB', '5 constructor', '']) {
    if (text !== '') assert.match(refused(gib, text), 'in GiB');
  }
});

test('a day is its first or its last second, a span counts from now, an offset is kept', () => {
  const date: Param = { type: 'string', format: 'date-or-time' };
  assert.is(readOne(date, '2026-07-24'), '2026-07-24T00:00:00Z');
  assert.is(readOne({ ...date, boundary: 'end' }, '2026-07-24'), '2026-07-24T23:59:59Z');
  assert.is(readOne(date, '2026-07-24T10:00:00+02:00'), '2026-07-24T08:00:00Z');
  assert.is(readOne(date, '2026-07-24T10:00:00+0200'), '2026-07-24T08:00:00Z');
  assert.is(readOne(date, '2026-07-24 10:00'), '2026-07-24T10:00:00Z');
  const ago = (text: string): number => Date.now() - Date.parse(String(readOne(date, text)));
  for (const [text, ms] of [
    ['-7d', 604_800_000],
    ['-2h', 7_200_000],
    ['-30m', 1_800_000],
    ['-1w', 604_800_000],
    ['now', 0],
  ] as const) {
    assert.ok(Math.abs(ago(text) - ms) < 60_000, text);
  }
  for (const text of [
    'yesterday',
    '24.07.2026',
    '2026-7-4',
    '2026-02-31',
    '2026-13-01',
    '2026-07-24T25:00:00Z',
    '7d',
    '-999999w',
    '',
  ]) {
    if (text !== '') assert.match(refused(date, text), 'must be a date');
  }
});

test('a date that is accepted is one that CloudStack reads', () => {
  const text = fc.oneof(
    fc
      .tuple(fc.constantFrom('-', '+'), fc.nat(999_999), fc.constantFrom('m', 'h', 'd', 'w'))
      .map((parts) => parts.join('')),
    fc
      .tuple(fc.nat(9999), fc.nat(20), fc.nat(40))
      .map(([y, m, d]) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`),
  );
  fc.assert(
    fc.property(text, (value) => {
      let time: unknown;
      try {
        time = readOne(DATE, value);
      } catch {
        return;
      }
      assert.match(String(time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      if (/^\d{4}-/.test(value)) assert.is(String(time).slice(0, 10), value);
    }),
  );
});

test.run();
