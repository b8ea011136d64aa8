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

const TEXT: Param = { type: 'string' };
const WHOLE: Param = { type: 'integer' };
const FLAG: Param = { type: 'boolean' };
const DATE: Param = { type: 'string', format: 'date-or-time' };
const TEXTS: Param = { type: 'array', items: { type: 'string' } };
const TAGS: Param = { type: 'object', additionalProperties: { type: 'string' } };
const RULES: Param = {
  type: 'array',
  items: { properties: { port: { type: 'integer' }, protocol: { type: 'string' }, open: { type: 'boolean' } } },
};
const KINDS: Param[] = [
  { type: 'string' },
  { type: 'string', encoding: 'base64' },
  { type: 'string', format: 'date-or-time' },
  { type: 'string', format: 'cidr' },
  { type: 'string', enum: ['tcp', 'udp'] },
  { type: 'string', pattern: '^[a-z]+$' },
  { type: 'integer', minimum: 1 },
  { type: 'integer', unit: 'GiB' },
  { type: 'number' },
  { type: 'number', unit: 'MHz' },
  { type: 'boolean' },
  { type: 'string', codes: { shared: 0, isolated: 1 } },
  { type: 'array', items: { type: 'string' } },
  { type: 'array', items: { type: 'integer' } },
  { use: 'thing' },
  { use: 'thing', list: true },
  TAGS,
  RULES,
];
const anything = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.double(),
  fc.constantFrom('true', '3', '-7d', '5 constructor'),
);

test('whatever a client sends is read or refused in plain words, never an accident', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), anything, (param, value) => {
      try {
        readOne(param, value);
      } catch {
        const { code } = refusal(toolWith(param), { it: value });
        assert.is(code, 'invalid-argument');
      }
    }),
    { numRuns: 2000 },
  );
});

test('what was read once stays the same when it is read again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), anything, (param, value) => {
      let once: unknown;
      try {
        once = readOne(param, value);
      } catch {
        return;
      }
      if (once !== undefined) assert.equal(readOne(param, once), once);
    }),
    { numRuns: 2000 },
  );
});

test('a value that already fits is not changed', () => {
  const plain = fc
    .string({ minLength: 1, maxLength: 200 })
    .filter((text) => !/[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]/.test(text)); // eslint-disable-line no-control-regex -- refused on purpose
  fc.assert(fc.property(plain, (text) => readOne(TEXT, text) === text));
  fc.assert(fc.property(fc.maxSafeInteger(), (number) => Object.is(readOne(WHOLE, number), number + 0)));
  fc.assert(fc.property(fc.boolean(), (is) => readOne(FLAG, is) === is));
  fc.assert(
    fc.property(fc.dictionary(plain, plain, { minKeys: 1, noNullPrototype: true }), (map) =>
      assert.equal(readOne(TAGS, map), map),
    ),
  );
  fc.assert(fc.property(fc.array(plain, { minLength: 1 }), (list) => assert.equal(readOne(TEXTS, list), list)));
});

test('a text that holds the value is the same as the value', () => {
  const record = fc.record({ port: fc.nat(65535), protocol: fc.constantFrom('tcp', 'udp'), open: fc.boolean() });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1 }), (list) =>
      assert.equal(readOne(RULES, JSON.stringify(list)), readOne(RULES, list)),
    ),
  );
  const map = fc.dictionary(fc.string({ minLength: 1 }), fc.constantFrom('a', 'b'));
  fc.assert(fc.property(map, (tags) => assert.equal(readOne(TAGS, JSON.stringify(tags)), readOne(TAGS, tags))));
  fc.assert(fc.property(fc.maxSafeInteger(), (number) => readOne(WHOLE, String(number)) === number + 0));
  assert.is(readOne({ type: 'boolean' }, ' TRUE '), true);
  assert.is(readOne({ type: 'string' }, 3), '3');
  assert.is(readOne({ type: 'string' }, true), 'true');
});

test('an integer of 64 bits keeps every digit', () => {
  assert.is(readOne(WHOLE, 9223372036854775807n), 9223372036854775807n);
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (big) => {
      assert.is(String(readOne(WHOLE, String(big))), String(big));
    }),
  );
});

test('a number that has lost digits already is refused, wherever it stands', () => {
  for (const param of [WHOLE, TEXT, { type: 'integer', unit: 'GiB' }, { type: 'string', codes: { x: 1 } }] as Param[]) {
    for (const lost of [JSON.parse('9007199254740993'), -(2 ** 60), JSON.parse('1e400')] as number[]) {
      assert.match(refused(param, lost), 'write it as text in quotes');
    }
  }
  assert.match(refused(TAGS, '{"id": 9007199254740993}'), 'it.id: has too many digits');
  assert.match(refused(TEXTS, [9007199254740993]), 'it[0]: has too many digits'); // eslint-disable-line no-loss-of-precision -- the point
  assert.is(readOne(WHOLE, '9007199254740993'), 9007199254740993n);
  assert.is(readOne(WHOLE, Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
  refused({ type: 'integer', unit: 'B' }, '9007199254740993 PB');
  assert.is(readOne(WHOLE, '+9007199254740993'), 9007199254740993n);
  for (const long of ['9223372036854775808', '-9223372036854775809']) assert.match(refused(WHOLE, long), 'fit into 64');
});

test('an empty text is no number, no flag, no choice and no name: it was not given', () => {
  const fields: Record<string, Param> = {
    whole: WHOLE,
    number: { type: 'number' },
    flag: FLAG,
    codes: { type: 'string', codes: { shared: 0 } },
    choice: { type: 'string', enum: ['tcp'] },
    date: DATE,
    name: { use: 'thing' },
  };
  for (const [name, param] of Object.entries(fields)) {
    for (const empty of ['', ' ', ['']]) assert.is(readOne(param, empty), undefined, name);
  }
  for (const param of [TEXTS, TAGS, RULES]) assert.is(readOne(param, ''), undefined);
  const blank = Object.fromEntries(Object.keys(fields).map((name) => [name, '']));
  const map: Param = { type: 'object', properties: { ...fields, note: TEXT } };
  assert.equal(readOne(map, { ...blank, note: 'x' }), { note: 'x' });
  assert.equal(readOne(map, { note: '' }), { note: '' }, 'the value of a tag may be empty');
  assert.is(readOne({ type: 'string', enum: ['', 'tcp'], keepEmpty: true }, ''), '');
});

test('null is as if it was not given, on the outside and inside', () => {
  for (const param of KINDS) assert.is(readOne(param, null), undefined);
  assert.equal(readOne(TAGS, { a: null, b: 'x' }), { b: 'x' });
  assert.equal(readOne({ type: 'array', items: { type: 'string' } }, [null, 'x', '']), ['x']);
});

test('only true and false are boolean: CloudStack would read everything else as false', () => {
  for (const value of ['yes', '1', 1, 0, 'on', 'tru', [true, false], {}]) refused({ type: 'boolean' }, value);
});

test('a number with anything else around it is refused', () => {
  for (const value of ['3 GB', '0x10', '1_000', '3,5', '٣', 'three', '3.5', true, '1e400', {}, [1, 2]])
    refused({ type: 'integer' }, value);
  assert.is(readOne({ type: 'integer' }, '1e3'), 1000);
  assert.is(readOne({ type: 'integer' }, '3.0'), 3);
  assert.is(readOne({ type: 'number' }, '3.5'), 3.5);
});

test('codes are given as words or numbers, values of an enum in any case', () => {
  const codes: Param = { type: 'string', codes: { Shared: 0, Isolated: 1 } };
  for (const value of ['shared', 'SHARED', 0, '0']) assert.is(readOne(codes, value), 'Shared');
  assert.match(refused(codes, 'both'), 'one of Shared, Isolated');
  assert.match(refused(codes, 'constructor'), 'one of Shared, Isolated');
  const closed: Param = { type: 'string', enum: ['TCP', 'udp'] };
  assert.is(readOne(closed, 'tcp'), 'TCP');
  assert.match(refused(closed, 'icmp'), 'one of TCP, udp');
  assert.is(readOne({ ...closed, open: true }, 'icmp'), 'icmp');
});

test('a list is an array, one value, or a text with commas', () => {
  const names: Param = { use: 'thing', list: true };
  for (const value of [['a', 'b'], 'a,b', ' a , b ', '["a","b"]']) assert.equal(readOne(names, value), ['a', 'b']);
  assert.equal(readOne(names, 'a'), ['a']);
  assert.equal(readOne({ type: 'array', items: { type: 'integer' } }, '1,2'), [1, 2]);
  assert.match(refused({ type: 'array', items: { type: 'integer' } }, ['1', 'x']), 'it[1]');
});

test('a record may be alone, and an unknown field is refused with the one that is meant', () => {
  assert.equal(readOne(RULES, { port: '80' }), [{ port: 80 }]);
  assert.match(refused(RULES, [{ prt: 80 }]), /it\[0\]: has no field prt\. Did you mean port\b/);
  assert.match(refused(RULES, [{ zzzzzzzz: 80 }]), 'Known: port, protocol, open');
  assert.match(refused(RULES, [{ port: 'http' }]), 'it[0].port');
  assert.match(refused(RULES, 'tcp'), 'a list of maps');
  assert.match(refused(RULES, [JSON.parse('{"__proto__": 1}')]), 'has no field __proto__');
});

test('names that every object has are names like others in an open map', () => {
  const map = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}') as object;
  assert.equal(Object.entries(readOne(TAGS, map) as object), Object.entries(map));
  assert.is(({} as Record<string, unknown>)['a'], undefined);
});

test('limits of the values of a map are kept, and what is required in it', () => {
  const short: Param = { type: 'object', additionalProperties: { type: 'string', maxLength: 3, pattern: '^[a-z]+$' } };
  assert.equal(readOne(short, { a: 'xyz' }), { a: 'xyz' });
  assert.match(refused(short, { a: 'wxyz' }), 'it.a: is too long: 3 characters at most');
  assert.match(refused(short, { 'a/b~c': '1' }), 'it.a/b~c: has characters');
  assert.match(refused({ type: 'object', additionalProperties: { type: 'integer', minimum: 1 } }, { a: 0 }), 'it.a');
  assert.equal(readOne(TAGS, { a: 'x'.repeat(300) }), { a: 'x'.repeat(300) });
  const needy: Param = { type: 'object', properties: { cpu: { type: 'integer', required: true }, memory: WHOLE } };
  assert.equal(readOne(needy, { cpu: 1 }), { cpu: 1 });
  assert.match(refused(needy, { memory: 1 }), 'it.cpu: is missing');
  assert.match(refused(needy, { memory: 1, cpu: '' }), 'it.cpu: is missing');
});

test('CloudStack’s limits are told here: length, control characters, formats', () => {
  assert.match(refused({ type: 'string' }, 'x'.repeat(256)), '255 characters at most');
  assert.is(readOne({ type: 'string' }, 'x'.repeat(255)), 'x'.repeat(255));
  assert.is(readOne({ type: 'string', encoding: 'base64' }, '\t'.repeat(300)), '\t'.repeat(300));
  assert.match(refused({ type: 'string' }, 'a\0b'), 'control character');
  assert.is(readOne({ type: 'string' }, 'two\r\nlines'), 'two\r\nlines');
  for (const [format, good, bad] of [
    ['cidr', '10.0.0.0/8', '10.0.0.0/33'],
    ['cidr', '2001:db8::/32', '2001:db8::/129'],
    ['cidr', '0.0.0.0/0', '10.0.0.0'],
    ['ip', '2001:db8::1', '10.0.0'],
    ['ipv4', '10.0.0.1', '10.0.0.256'],
    ['mac', '02:00:4c:3f:00:01', '02-00-4c-3f-00-01'],
    ['uuid', '7d263be8-9661-5f5e-b2c0-b87ac8356793', 'web-01'],
  ] as const) {
    assert.is(readOne({ type: 'string', format }, good), good);
    refused({ type: 'string', format }, bad);
  }
});

test.run();
