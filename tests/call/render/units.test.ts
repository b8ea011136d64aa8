import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inOneUnit } from '../../../engine/call/render/units.js';
import type { FilterName } from '../../../engine/manifest/filter-names.js';

const CASES: [filter: FilterName, values: string[], unit: string | undefined, cells?: string[]][] = [
  ['mib', ['4096', '1024', '196608'], 'GiB', ['4', '1', '192']],
  ['mib', ['512', '4096'], 'GiB', ['0.5', '4']],
  ['mib', ['64', '4096'], 'MiB', ['64', '4096']],
  ['mib', ['64', '196608'], undefined],
  ['bytes', ['8589934592', '', 'unlimited'], 'GiB', ['8', '', 'unlimited']],
  ['bytes', ['0', '0'], 'B', ['0', '0']],
  ['bytes', ['1', '1125899906842624'], undefined],
  ['mhz', ['2000', '2500'], 'GHz', ['2', '2.5']],
  ['percent', ['0.87', '12.4%', ''], '%', ['87', '12', '']],
  ['date', ['2026-07-24T10:00:00+0000', 'never'], 'UTC', ['2026-07-24 10:00', 'never']],
  ['date', ['never', ''], undefined],
  ['ago', ['2026-07-24T10:00:00+0000'], undefined],
  ['mib', ['', 'n/a'], undefined],
];

for (const [filter, values, unit, cells] of CASES) {
  test(`${filter} of ${values.join(' and ')}`, () => {
    assert.equal(inOneUnit(values, filter), unit === undefined ? undefined : { unit, cells });
  });
}

test('no value loses more than a twentieth, whatever the values are', () => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat(), { minLength: 1 }), (bytes) => {
      const together = inOneUnit(bytes.map(String), 'bytes');
      if (!together) return;
      const size = 1024 ** units.indexOf(together.unit);
      together.cells.forEach((text, at) => {
        const was = bytes[at] ?? NaN;
        assert.ok(Math.abs(Number(text) * size - was) <= was * 0.05, `${text} ${together.unit} for ${was}`);
      });
    }),
  );
});

test.run();
