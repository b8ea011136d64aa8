import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { now, stopClock } from '../../../engine/clock.js';
import { readFilter } from '../../../engine/call/render/read-filter.js';
import type { Output } from '../../../engine/manifest/types.js';
import { lines, refusal, show } from './a-list.js';
import type { Row } from './a-list.js';
import { processorMs } from '../../fixtures/processor-time.js';

stopClock('2026-11-30T12:00:00Z');

const DAY = 86_400_000;
const GIB = 1024 ** 3;
const OUTPUT: Output = {
  columns: [
    'name',
    { size: 'size | bytes' },
    { memory: 'memory | mib' },
    { load: 'cpuused | percent' },
    { born: 'created | date' },
    { is: 'state | word' },
  ],
  words: { word: { '3': 'Running', '4': 'Stopped' } },
};
const at = (ms: number): string => new Date(ms).toISOString().replace('.000Z', '+0000');
const ROWS: Row[] = [
  {
    id: 'old',
    size: 200 * GIB,
    memory: 512,
    cpuused: '7.5%',
    created: at(now() - 40 * DAY),
    state: 3,
    nic: [{ rate: 100 }],
  },
  {
    id: 'mid',
    size: 100 * GIB,
    memory: 4096,
    cpuused: '80%',
    created: '2026-11-25T08:00:00+0200',
    state: 4,
    nic: [{ rate: 200 }, { rate: 1000 }],
  },
  { id: 'new', size: 5 * GIB, memory: 8192, cpuused: '0.5%', created: at(now() - DAY / 2), state: 3 },
  { id: 'odd', size: 'Unlimited', memory: 1024 },
];

const found = (filter: string | Record<string, unknown>, rows = ROWS): unknown =>
  show(rows, { _filter: typeof filter === 'string' ? readFilter(filter) : filter }, { isWhole: true }, OUTPUT)
    .structured?.['ids'];

test('dates: spans, days, times and ranges, wherever a field is one', () => {
  for (const [filter, ids] of [
    ['created>-7d', ['mid', 'new']],
    ['born > -24h', ['new']],
    ['created<2026-10-22', ['old']],
    ['created<=2026-11-25', ['old', 'mid']],
    ['created<2026-11-25', ['old']],
    ['created>2026-11-25', ['new']],
    ['created>=2026-11-25', ['mid', 'new']],
    ['created=2026-11-25', ['mid']],
    ['created!=2026-11-25', ['old', 'new', 'odd']],
    ['created=2026-11-20..2026-11-29', ['mid']],
    ['created>2026-11-25T05:59Z, created<2026-11-25T06:01Z', ['mid']],
    ['created=-60d..-7d', ['old']],
  ] as const) {
    assert.equal(found(filter), ids, filter);
  }
  assert.equal(found({ created: { over: '-7d', under: 'now' } }), ['mid', 'new']);
  assert.equal(found({ created: '>-7d' }), ['mid', 'new']);
});

test('amounts have units, and a bare number that might mean another one is told', () => {
  for (const [filter, ids] of [
    ['size>100GiB', ['old']],
    ['size>=100 GB', ['old', 'mid']],
    ['size=100GiB', ['mid']],
    ['size=5GiB|200GiB', ['old', 'new']],
    ['size=1GiB..100GiB', ['mid', 'new']],
    ['size<0.1TiB', ['mid', 'new']],
    ['memory>=4GiB', ['mid', 'new']],
    ['memory<1GiB', ['old']],
    ['load>50', ['mid']],
    ['load<=7.5%', ['old', 'new']],
    ['nic.rate>500', ['mid']],
  ] as const) {
    assert.equal(found(filter), ids, filter);
  }
  const told = (filter: string): string =>
    lines(show(ROWS, { _filter: readFilter(filter) }, { isWhole: true }, OUTPUT)).at(-1) ?? '';
  assert.match(
    told('size>100'),
    /^3 in all\. size: 100 was read as 100 bytes; any unit can be written, such as 100GiB\.$/,
  );
  assert.match(told('memory>4000'), /memory: 4000 was read as 4000 MiB; any unit can be written, such as 4000GiB/);
  assert.match(told('memory=4'), /Nothing matches\. memory: 4 was read as 4 MiB/);
  for (const clear of ['size>100GiB', 'size>0', 'load>50', 'nic.rate>5'])
    assert.not.match(told(clear), 'was read as', clear);
});

test('what a limit cannot be compared with is refused with what the field is', () => {
  for (const [filter, says] of [
    ['created>7', /^_filter\.created\.over: is a date: write 2026-10-01/],
    ['created>7d', /^_filter\.created\.over: has no unit that is known here/],
    ['memory>-7d', /^_filter\.memory\.over: is no date, but a number such as 512/],
    ['memory>4GHz', /^_filter\.memory\.over: is counted in MiB, which 4GHz is no amount of/],
    [
      'nic.rate>4GiB',
      /has no unit that is known here: write a number as CloudStack does, which gives a number such as 100/,
    ],
    ['size>big', /must be a number, an amount such as 100GiB, or a date/],
    ['created>2026-13-01', /must be a number, an amount/],
  ] as const) {
    assert.match(
      refusal(() => found(filter)),
      says,
      filter,
    );
  }
});

test('a text of clauses is a map of them', () => {
  for (const [text, map] of [
    ['state=Running', { state: { is: 'Running' } }],
    [' state = Running , name~web* ', { state: { is: 'Running' }, name: { matches: 'web*' } }],
    ['state=Running,Stopped', { state: { is: ['Running', 'Stopped'] } }],
    ['state!=Running|Stopped; x==1', { state: { not: ['Running', 'Stopped'] }, x: { is: '1' } }],
    ['a>1 and a<=5 AND b = c & d=e', { a: { over: '1', atMost: '5' }, b: { is: 'c' }, d: { is: 'e' } }],
    ['name="a, b=c|d and e"', { name: { is: 'a, b=c|d and e' } }],
    ['name=research and development', { name: { is: 'research and development' } }],
    ['used %>80, cpu used<5', { 'used %': { over: '80' }, 'cpu used': { under: '5' } }],
    ['__proto__=x', JSON.parse('{"__proto__": {"is": "x"}}') as object],
  ] as const) {
    assert.equal(JSON.stringify(readFilter(text)), JSON.stringify(map), text);
  }
  for (const [text, says] of [
    ['Running', /must be such as "state=Running/],
    [',', /must be such as/],
    ['state=', /says nothing behind state =/],
    ['=x', /must be such as/],
    ['a>1, a>2', /says > of a twice/],
    [`a=${'b'.repeat(10_000)}`, /has 10002 characters, and 10000 are the most/],
  ] as const) {
    assert.match(
      refusal(() => readFilter(text)),
      says,
      text.slice(0, 30),
    );
  }
});

test('any text is read as a filter or refused, and takes no time', () => {
  const pieces = fc.constantFrom(
    'a',
    '=',
    '>',
    '<',
    '!',
    '~',
    '"',
    '\\',
    ',',
    ';',
    '|',
    '&',
    ' ',
    ' and ',
    '..',
    '-7d',
    '1GiB',
    '\n',
    'ü',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const said = refusal(() => readFilter(text));
      assert.ok(said === 'not refused' || said.startsWith('_filter: '), said);
    }),
    { numRuns: 1_000 },
  );
  for (const slow of [' ', '"', '\\', ' and', '&', '=', 'a=', '"\\', 'and '].map(
    (one) => `a${one.repeat(9_000 / one.length)}`,
  )) {
    assert.ok(processorMs(() => refusal(() => readFilter(slow))) < 2_000, slow.slice(0, 10));
  }
});

const SIGNS = {
  '>': (a: bigint, b: bigint) => a > b,
  '>=': (a: bigint, b: bigint) => a >= b,
  '<': (a: bigint, b: bigint) => a < b,
  '<=': (a: bigint, b: bigint) => a <= b,
  '=': (a: bigint, b: bigint) => a === b,
  '!=': (a: bigint, b: bigint) => a !== b,
};
const aSign = fc.constantFrom(...(Object.keys(SIGNS) as (keyof typeof SIGNS)[]));

test('amounts of any size are compared as exact numbers', () => {
  const bytes = fc.bigInt(0n, 2n ** 60n);
  const unit = fc.constantFrom(
    ['B', 1n],
    ['KiB', 2n ** 10n],
    ['MiB', 2n ** 20n],
    ['GiB', 2n ** 30n],
    ['TiB', 2n ** 40n],
  ) as fc.Arbitrary<[string, bigint]>;
  fc.assert(
    fc.property(
      fc.array(bytes, { minLength: 1 }),
      aSign,
      fc.bigInt(0n, 4_000n),
      unit,
      (sizes, sign, amount, [name, factor]) => {
        const limit = amount * factor;
        const rows = [...sizes, limit].map((size, row) => ({ id: `i${row}`, size: String(size) }));
        const wanted = rows.filter(({ size }) => SIGNS[sign](BigInt(size), limit)).map(({ id }) => id);
        assert.equal(found(`size${sign}${amount}${name}`, rows), wanted.slice(0, 50));
      },
    ),
  );
});

test('times of any kind are compared as times', () => {
  const ms = fc
    .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) })
    .map((time) => Math.floor(time / 1000) * 1000);
  const offset = fc.integer({ min: -720, max: 720 });
  const written = (time: number, minutes: number): string => {
    const local = new Date(time + minutes * 60_000).toISOString().slice(0, 19);
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
      String(part).padStart(2, '0'),
    );
    return `${local}${minutes < 0 ? '-' : '+'}${hours}${rest}`;
  };
  fc.assert(
    fc.property(fc.array(fc.tuple(ms, offset), { minLength: 1 }), aSign, ms, (times, sign, limit) => {
      const all = [...times, [limit, 0] as const];
      const rows = all.map(([time, minutes], row) => ({ id: `i${row}`, created: written(time, minutes) }));
      const day = Math.floor(limit / DAY) * DAY;
      // A bare day is the whole of it: after it, before it, or in it.
      const edge = { '>': day + DAY - 1000, '>=': day, '<': day, '<=': day + DAY - 1000 };
      const wanted = all.flatMap(([time], row) => {
        const isIn = time >= day && time < day + DAY;
        const passes = sign === '=' ? isIn : sign === '!=' ? !isIn : SIGNS[sign](BigInt(time), BigInt(edge[sign]));
        return passes ? [`i${row}`] : [];
      });
      assert.equal(found(`created${sign}${new Date(limit).toISOString().slice(0, 10)}`, rows), wanted.slice(0, 50));
    }),
  );
});

test.run();
