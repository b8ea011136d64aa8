import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { EngineArguments } from '../../../engine/manifest/engine-arguments.js';
import { plainText } from '../../../engine/text/plain-text.js';
import type { Output } from '../../../engine/manifest/types.js';
import { lines, refusal, show } from './a-list.js';
import type { Row } from './a-list.js';

const OUTPUT: Output = {
  columns: [
    'name',
    { owner: 'account' },
    { memory: 'memory | mib' },
    { size: 'disk.size | bytes' },
    { net: 'nic.network' },
  ],
};
const grouped = (rows: Row[], own: EngineArguments, tokens?: number) =>
  show(rows, own, { isWhole: true }, OUTPUT, tokens);
const GIB = 1024 ** 3;
const MACHINES: Row[] = [
  {
    name: 'a',
    account: 'ops',
    state: 'Running',
    memory: 4096,
    disk: [{ size: 20 * GIB }, { size: GIB / 2 }],
    created: '2026-01-01T00:00:00+0000',
  },
  {
    name: 'b',
    account: 'ops',
    state: 'Stopped',
    memory: 512,
    disk: [{ size: 10 * GIB }],
    created: '2026-03-01T10:30:00+0000',
  },
  { name: 'c', account: 'web', state: 'Running', memory: 1024, disk: [], created: '2025-12-31T23:59:00+0000' },
  { name: 'd', account: 'db', state: 'Running', memory: 'Unlimited', disk: [{ size: 100 * GIB }] },
];

test('sums, averages, least and greatest stand beside the count, in the largest unit in which they are exact', () => {
  assert.equal(lines(grouped(MACHINES, { _group: ['owner'], _sum: ['memory', 'size'] })), [
    'owner|count|sum memory GiB|sum size GiB',
    'ops|2|4.5|30.5',
    'web|1|1|',
    'db|1||100',
    '4 in all. 1 has no number in memory. 1 has no number in size.',
  ]);
  assert.equal(
    lines(grouped(MACHINES, { _group: ['state'], _avg: ['memory'], _min: ['created'], _max: ['created'] })).slice(0, 3),
    [
      'state|count|avg memory GiB|min created UTC|max created UTC',
      'Running|3|2.5|2025-12-31 23:59|2026-01-01 00:00',
      'Stopped|1|0.5|2026-03-01 10:30|2026-03-01 10:30',
    ],
  );
  // 512 MiB and a byte are no number of GiB or MiB with two digits.
  const odd = [{ disk: { size: 2 ** 29 + 1 } }, { disk: { size: 2 ** 29 } }];
  assert.match(grouped(odd, { _sum: ['size'] }).text, /^count\|sum size B\n2\|1073741825\n/);
});

test('without _group all rows are one', () => {
  const { text, data } = grouped(MACHINES, { _sum: ['memory'], _max: ['size'] });
  assert.match(text, /^count\|sum memory GiB\|max size GiB\n4\|5.5\|100\n4 in all\./);
  assert.equal(data?.fields, {
    rows: [{ count: 4, 'sum memory': 5632, 'max size': 100 * GIB }],
    units: { 'sum memory': 'MiB', 'max size': 'B' },
  });
});

test('by two fields; the largest, and the others as one line', () => {
  assert.equal(lines(grouped(MACHINES, { _group: ['owner', 'state'], _sum: ['memory'], _top: 1 })), [
    'owner|state|count|sum memory GiB',
    'ops|Running|1|4',
    '(3 others)||3|1.5',
    '4 in all. 1 of 4 groups; the others are in the last line. 1 has no number in memory.',
  ]);
  const sorted = lines(grouped(MACHINES, { _group: ['owner'], _sort: 'owner' })).slice(1, 4);
  assert.equal(sorted, ['db|1', 'ops|2', 'web|1']);
  assert.equal(lines(grouped(MACHINES, { _group: ['owner'], _sum: ['memory'], _sort: 'sum memory' })).slice(1, 4), [
    'web|1|1',
    'ops|2|4.5',
    'db|1|',
  ]);
});

test('what has several values is counted with each, and it is said', () => {
  const rows = [
    { nic: [{ network: 'x' }, { network: 'y' }, { network: 'x' }] },
    { nic: [{ network: 'x' }] },
    { nic: [] },
  ];
  assert.equal(lines(grouped(rows, { _group: ['net'] })), [
    'net|count',
    'x|2',
    'y|1',
    '|1',
    '3 in all. What has several values is counted with each.',
  ]);
});

test('amounts of several kinds are not added up', () => {
  const output: Output = {
    columns: ['kind', { used: 'used | amount' }],
    units: { amount: { by: 'type', is: { '0': 'bytes', '1': 'mhz' } } },
  };
  const rows = [
    { kind: 'm', type: 0, used: GIB },
    { kind: 'm', type: 0, used: GIB },
    { kind: 'c', type: 1, used: 5000 },
    { kind: 'ip', type: 4, used: 7 },
  ];
  const by = (own: EngineArguments) => lines(show(rows, own, { isWhole: true }, output)).slice(1, -1);
  assert.equal(by({ _group: ['kind'], _sum: ['used'] }), ['m|2|2 GiB', 'c|1|5 GHz', 'ip|1|7']);
  assert.equal(by({ _sum: ['used'] }), ['4|(of several kinds)']);
});

test('what cannot be grouped, added up or sorted by is refused with what can', () => {
  for (const [own, says] of [
    [{ _group: ['a', 'b', 'c'] }, /^_group: has 3 fields, and 2 are the most/],
    [{ _top: 3 }, /^_top: needs _group/],
    [{ _sum: ['name'] }, /^_sum: no row has a number in "name"/],
    [{ _sum: ['created'] }, /^_sum: "created" is a date; _min and _max/],
    [{ _sum: ['memry'] }, /^_sum: no row has a field "memry"\. Did you mean memory/],
    [{ _group: ['owner'], _sort: 'memory' }, /^_sort: groups have no column "memory"\. There are owner, count/],
    [{ _group: ['owner'], _fields: ['name'] }, /^_fields: chooses columns of rows/],
  ] as [EngineArguments, RegExp][]) {
    assert.match(
      refusal(() => grouped(MACHINES, own)),
      says,
    );
  }
});

test('groups as CSV and JSON, with a last line only where something has to be said', () => {
  const as = (_format: 'csv' | 'json', more: EngineArguments = {}) =>
    lines(grouped(MACHINES, { _group: ['owner'], _format, ...more }));
  assert.equal(as('csv'), ['owner,count', 'ops,2', 'web,1', 'db,1']);
  assert.equal(as('csv', { _top: 1 }).slice(1), [
    'ops,2',
    '(2 others),2',
    '# 4 in all. 1 of 3 groups; the others are in the last line.',
  ]);
  assert.equal(
    as('json', { _top: 2 }).map((line) => JSON.parse(line) as unknown),
    [
      { owner: 'ops', count: '2' },
      { owner: 'web', count: '1' },
      { owner: '(1 other)', count: '1' },
      { note: '4 in all. 2 of 3 groups; the others are in the last line.' },
    ],
  );
});

test('an answer has room for so many groups; the others are one line, and nothing is lost', () => {
  const rows = Array.from({ length: 3_000 }, (_, at) => ({
    name: `a group with quite a long name, number ${at}`,
    memory: 1,
  }));
  const { text } = grouped(rows, { _group: ['name'], _sum: ['memory'] }, 1_000);
  assert.ok(countTokens(text) <= 1_000 && countTokens(text) > 500);
  const counts = text
    .split('\n')
    .slice(1, -1)
    .map((line) => Number(line.split('|').at(-2)));
  assert.is(
    counts.reduce((all, one) => all + one, 0),
    3_000,
  );
  assert.match(
    text,
    /\(\d+ others\)\|\d+\|\d+(\.\d+)?\n3000 in all\. \d+ of 3000 groups; .* An answer has 1000 tokens at most/,
  );
});

/** A number with `scale` digits behind the point, and the same as a whole number of millionths. */
interface Made {
  written: string | number;
  millionths: bigint;
}
const aNumber: fc.Arbitrary<Made> = fc
  .record({ digits: fc.bigInt(-(10n ** 17n), 10n ** 17n), scale: fc.integer({ min: 0, max: 6 }) })
  .map(({ digits, scale }) => {
    const sign = digits < 0n ? '-' : '';
    const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
    const written = `${sign}${text.slice(0, text.length - scale)}${scale === 0 ? '' : `.${text.slice(-scale)}`}`;
    return { written, millionths: digits * 10n ** BigInt(6 - scale) };
  });
const aRow = fc.record({
  a: fc.constantFrom('x', 'y', 'ü', '__proto__', '', 'x|y'),
  nested: fc.array(fc.record({ b: fc.constantFrom('p', 'q', '', 'constructor') }), { maxLength: 3 }),
  amounts: fc.array(aNumber, { maxLength: 3 }),
});

function inMillionths(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(6, '0'));
  return text.startsWith('-') ? -value : value;
}

test('counts, sums, least and greatest of any rows are those of a naive count', () => {
  fc.assert(
    fc.property(fc.array(aRow, { minLength: 1, maxLength: 40 }), fc.nat(6), (made, top) => {
      fc.pre(
        made.some(({ amounts }) => amounts.length > 0) && made.some(({ nested }) => nested.some(({ b }) => b !== '')),
      );
      const rows = made.map(({ a, nested, amounts }) => ({
        a,
        nested,
        inner: amounts.map(({ written }) => ({ n: written })),
      }));
      const own = { _group: ['a', 'nested.b'], _sum: ['inner.n'], _min: ['inner.n'], _max: ['inner.n'], _top: top + 1 };
      const { data } = show(rows, own, { isWhole: true }, { columns: ['a'] }, 90_000);
      const shown = data?.fields?.['rows'] as Record<string, unknown>[];
      // Slowly, and in another way.
      const naive = new Map<string, { a: string; b: string; count: number; all: bigint[] }>();
      for (const { a, nested, amounts } of made) {
        const inner = [...new Set(nested.map(({ b }) => b).filter((b) => b !== ''))];
        for (const b of inner.length > 0 ? inner : ['']) {
          const one = naive.get(JSON.stringify([a, b])) ?? { a, b, count: 0, all: [] };
          naive.set(JSON.stringify([a, b]), {
            ...one,
            count: one.count + 1,
            all: [...one.all, ...amounts.map(({ millionths }) => millionths)],
          });
        }
      }
      const sumOf = (all: bigint[]): bigint => all.reduce((sum, one) => sum + one, 0n);
      const same = (row: Record<string, unknown>, count: number, all: bigint[]): void => {
        assert.is(row['count'], count);
        const [sum, least, most] = ['sum', 'min', 'max'].map((word) => row[`${word} inner.n`]);
        if (all.length === 0) {
          assert.equal([sum, least, most], [null, null, null]);
          return;
        }
        // A number is as exact as the text that stands for it otherwise.
        const near = (value: unknown, wanted: bigint): void => assert.is(inMillionths(plainText(value)), wanted);
        near(sum, sumOf(all));
        near(
          least,
          all.reduce((a, b) => (b < a ? b : a)),
        );
        near(
          most,
          all.reduce((a, b) => (b > a ? b : a)),
        );
      };
      const hasRest = naive.size > top + 1;
      assert.is(shown.length, hasRest ? top + 2 : naive.size);
      const first = hasRest ? shown.slice(0, -1) : shown;
      for (const row of first) {
        const wanted = naive.get(JSON.stringify([row['a'], row['nested.b']]));
        assert.ok(wanted);
        same(row, wanted.count, wanted.all);
        naive.delete(JSON.stringify([row['a'], row['nested.b']]));
      }
      const others = [...naive.values()];
      const rest = shown.at(-1);
      if (hasRest && rest) {
        assert.is(rest['a'], `(${others.length} ${others.length === 1 ? 'other' : 'others'})`);
        same(
          rest,
          others.reduce((sum, { count }) => sum + count, 0),
          others.flatMap(({ all }) => all),
        );
        // None of them is larger than what is shown.
        const least = first.at(-1)?.['sum inner.n'];
        if (least !== null && least !== undefined) {
          const limit = inMillionths(plainText(least));
          for (const { all } of others) if (all.length > 0) assert.ok(sumOf(all) <= limit);
        }
      } else assert.equal(others, []);
    }),
    { numRuns: 300 },
  );
});

test('averages are right to the last digit that is shown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 30 }),
      (numbers) => {
        const { text } = show(
          numbers.map((n) => ({ n })),
          { _avg: ['n'] },
          { isWhole: true },
          { columns: ['n'] },
        );
        const shown = Number(text.split('\n')[1]?.split('|')[1]);
        const exact = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
        assert.ok(Math.abs(shown - exact) <= 0.005 + 1e-9, `${shown} for ${exact}`);
      },
    ),
  );
});

test.run();
