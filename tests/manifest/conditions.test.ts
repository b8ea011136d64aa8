import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { holds, UNSEEN } from '../../engine/manifest/conditions.js';
import type { Condition, Test } from '../../engine/manifest/types.js';
import { processorMs } from '../fixtures/processor-time.js';

function passes(value: unknown, condition: Test): boolean {
  return holds({ it: condition }, (name) => (name === 'it' ? value : undefined));
}

const scalar = fc.oneof(fc.string(), fc.boolean(), fc.integer());
/** Whatever an argument can be after coercion, and whatever a row of an answer can hold. */
const value = fc.oneof(
  scalar,
  fc.bigInt(),
  fc.constant(undefined),
  fc.constant(null),
  fc.array(scalar),
  fc.jsonValue(),
);

test('a plain value is compared as people compare: case, text and number do not matter', () => {
  for (const [is, wanted] of [
    ['Running', 'running'],
    [true, 'TRUE'],
    ['true', true],
    [8, '8'],
    [8n, 8],
    ['-1', -1],
  ] as const) {
    assert.ok(passes(is, wanted), `${String(is)} like ${String(wanted)}`);
  }
  for (const [is, wanted] of [
    ['Running', 'Stopped'],
    [undefined, 'undefined'],
    [null, 'null'],
    ['', 'false'],
    [{}, '[object Object]'],
  ] as const) {
    assert.not(passes(is, wanted), `${JSON.stringify(is)} unlike ${wanted}`);
  }
});

test('a list of values means one of them, and of a list argument one item is enough', () => {
  assert.ok(passes('tcp', ['tcp', 'udp']));
  assert.not(passes('icmp', ['tcp', 'udp']));
  assert.ok(passes(['a', 'b'], 'B'));
  assert.not(passes([], 'a'));
});

test('present asks for a value: nothing, an empty text, list or map is none, false and 0 are', () => {
  for (const empty of [undefined, null, '', [], {}]) assert.not(passes(empty, { present: true }));
  for (const full of [false, 0, 0n, 'x', ['x'], { a: 1 }]) assert.ok(passes(full, { present: true }));
});

test('over and under are strict, read texts and 64-bit numbers, and never hold without a value', () => {
  assert.ok(passes(5, { over: 4 }));
  assert.not(passes(4, { over: 4 }));
  assert.ok(passes('3', { under: 4 }));
  assert.ok(passes(9223372036854775807n, { over: 1e18 }));
  assert.ok(passes(5, { over: 4, under: 6 }));
  for (const none of [undefined, null, '', 'many']) {
    assert.not(passes(none, { over: -1 }));
    assert.not(passes(none, { under: 1e9 }));
  }
});

test('matches ignores case, is anchored nowhere, and takes no time on a hostile text', () => {
  assert.ok(passes('web-PROD-1', { matches: 'prod' }));
  assert.not(passes('web-1', { matches: '^prod' }));
  assert.not(passes(undefined, { matches: '' }));
  assert.ok(passes(80n, { matches: '^80$' }));
  assert.ok(processorMs(() => passes(`${'a'.repeat(1_000_000)}!`, { matches: 'a*b' })) < 5_000);
});

test('covers internet sees through halves, lists, commas and IPv6', () => {
  for (const wide of [
    '0.0.0.0/0',
    '::/0',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '10.0.0.0/8,0.0.0.0/0',
    ['10.0.0.0/8', '::/3'],
    '64.0.0.0/7',
    // Narrow ones that add up, and other ways to write it.
    Array.from({ length: 256 }, (_, at) => `${at}.0.0.0/8`),
    ['11.0.0.0/8', '12.0.0.0/8'],
    ['0.0.0.0/1', '128.0.0.0/1'],
    Array.from({ length: 512 }, (_, at) => `${64 + (at >> 7)}.${(at & 127) * 2}.0.0/15`),
    '1.2.3.4/0',
    '::ffff:0.0.0.0/96',
    '::ffff:0:0/97',
    '::/64',
    ['2000::/4', '3000::/4'],
    Array.from({ length: 3 }, (_, at) => `2${at}00::/16`),
    // What cannot be read may be anything.
    'anywhere',
    '0/0',
    '10.0.0.0/33',
    '10.0.0.0/',
    'fe80::1%eth0/128',
    '0.0.0.0-255.255.255.255',
    '10.0.0.0/8,,',
    { a: 1 },
  ]) {
    assert.ok(passes(wide, { covers: 'internet' }), JSON.stringify(wide));
  }
  for (const narrow of ['10.0.0.0/8', '192.0.2.7', '192.0.2.7/32', '2001:db8::/32', '2001:db8::1', ['10.0.0.0/24']]) {
    assert.not(passes(narrow, { covers: 'internet' }), String(narrow));
  }
  for (const narrow of [
    // All that is private is wider than a /8, and none of it is the Internet.
    ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
    '::ffff:10.0.0.0/104',
    '::ffff:192.0.2.0/120',
    Array.from({ length: 500 }, () => '64.0.0.0/8'),
    ['64.0.0.0/8', '64.1.0.0/16', '64.0.0.0/9'],
  ]) {
    assert.not(passes(narrow, { covers: 'internet' }), String(narrow));
  }
});

test('ranges cover the Internet whatever their order, and the more there are the more they cover', () => {
  const cidr = fc.tuple(fc.ipV4(), fc.integer({ min: 6, max: 32 })).map(([address, bits]) => `${address}/${bits}`);
  const covers = (cidrs: string[]): boolean => passes(cidrs, { covers: 'internet' });
  fc.assert(
    fc.property(fc.array(cidr, { minLength: 1 }), fc.array(cidr), (some, others) => {
      const all = [...some, ...others];
      const isWide = covers(all);
      assert.is(covers([...all].reverse()), isWide);
      return isWide || !covers(some);
    }),
  );
});

test('thousands of ranges are looked at in no time', () => {
  const many = Array.from({ length: 8_192 }, (_, at) => `203.${at >> 8}.${at & 255}.0/24`);
  assert.ok(processorMs(() => assert.not(passes(many, { covers: 'internet' }))) < 1_000);
});

test('what is asked about something that nobody could see counts as so', () => {
  for (const test of ['Stopped', { present: true }, { present: false }, { over: 1 }, { matches: 'a' }, { not: 'b' }]) {
    assert.ok(holds({ it: test }, () => UNSEEN));
    assert.ok(holds({ it: test }, () => [UNSEEN, 'other']));
  }
});

test('not one of several is none of them', () => {
  assert.not(passes('b', { not: ['a', 'b'] }));
  assert.ok(passes('c', { not: ['a', 'b'] }));
});

test('no value covers the internet only where the manifest says that leaving it out means so', () => {
  assert.not(passes(undefined, { covers: 'internet' }));
  assert.ok(passes(undefined, { covers: 'internet', absent: true }));
  assert.ok(passes([], { covers: 'internet', absent: true }));
  assert.not(passes('10.0.0.0/24', { covers: 'internet', absent: true }));
});

test('keys of one condition must all hold, of a list of conditions one', () => {
  const args: Record<string, unknown> = { a: 1, b: 2 };
  const lookup = (name: string): unknown => args[name];
  const cases: [Condition, boolean][] = [
    [{ a: 1, b: 2 }, true],
    [{ a: 1, b: 3 }, false],
    [[{ a: 9 }, { b: 2 }], true],
    [[{ a: 9 }, { b: 9 }], false],
    [
      [
        { a: 1, b: 9 },
        { b: 2, a: 9 },
      ],
      false,
    ],
  ];
  for (const [condition, expected] of cases) assert.is(holds(condition, lookup), expected, JSON.stringify(condition));
});

test('present true and present false are never both true or both false', () => {
  fc.assert(fc.property(value, (it) => passes(it, { present: true }) !== passes(it, { present: false })));
});

test('not is the opposite of the plain value, whatever the value is', () => {
  fc.assert(fc.property(value, scalar, (it, wanted) => passes(it, { not: wanted }) !== passes(it, wanted)));
});

test('a list of values is the same as a list of conditions with one value each', () => {
  fc.assert(
    fc.property(value, fc.array(scalar, { minLength: 1 }), (it, wanted) => {
      const apart: Condition = wanted.map((one) => ({ it: one }));
      return passes(it, wanted) === holds(apart, () => it);
    }),
  );
});

test('the order of keys and of alternatives does not matter', () => {
  fc.assert(
    fc.property(value, value, scalar, scalar, (x, y, a, b) => {
      const lookup = (name: string): unknown => (name === 'x' ? x : y);
      return (
        holds({ x: a, y: b }, lookup) === holds({ y: b, x: a }, lookup) &&
        holds([{ x: a }, { y: b }], lookup) === holds([{ y: b }, { x: a }], lookup)
      );
    }),
  );
});

test('a map is neither over nor under anything, whatever it calls toString', () => {
  for (const map of [{ toString: false }, { valueOf: 1 }, { a: 5 }, [{ toString: null }]]) {
    assert.not(passes(map, { over: -1 }));
    assert.not(passes(map, { under: 1 }));
  }
});

test('over and under the same limit are never both true', () => {
  fc.assert(
    fc.property(value, fc.integer(), (it, limit) => !(passes(it, { over: limit }) && passes(it, { under: limit }))),
  );
});

test.run();
