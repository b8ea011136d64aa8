import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Param, Rule } from '../../../engine/manifest/types.js';
import { read, refusal, toolOf } from './a-tool.js';

const TEXT: Param = { type: 'string' };
const FEW = { name: TEXT, size: { type: 'integer' }, zoneid: { use: 'zone' } } as const;

test('an unknown argument is refused by name, with the one that is meant and those there are', () => {
  const error = refusal(toolOf(FEW), { nmae: 'x' });
  assert.is(error.code, 'unknown-argument');
  assert.match(error.message, 'do-thing has no argument nmae. Did you mean name?');
  assert.match(error.next, 'It takes name, size, zoneid.');
});

test('names that every object has are unknown arguments', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const raw = JSON.parse(`{"${name}": {"polluted": true}, "more": {"${name}": 1}}`) as unknown;
    assert.is(refusal(toolOf(FEW), raw).code, 'unknown-argument', name);
  }
  assert.is(({} as Record<string, unknown>)['polluted'], undefined);
});

test('arguments may come as JSON text, as nothing, and never as a list', () => {
  assert.equal(read(toolOf(FEW), '{"name":"x"}').args, { name: 'x' });
  for (const nothing of [undefined, null, {}]) assert.equal(read(toolOf(FEW), nothing).args, {});
  for (const wrong of ['name=x', [], ['name'], 3]) assert.is(refusal(toolOf(FEW), wrong).code, 'invalid-argument');
});

test('rare arguments may stand in more, or as text in it, or beside the others', () => {
  const tool = toolOf({ name: TEXT, rare: { ...TEXT, more: true } });
  assert.equal(read(tool, { name: 'a', more: { rare: 'b' } }).args, { name: 'a', rare: 'b' });
  assert.equal(read(tool, { more: '{"rare":"b"}' }).args, { rare: 'b' });
  assert.equal(read(tool, { rare: 'b', more: { rare: 'b' } }).args, { rare: 'b' });
  assert.equal(read(tool, { rare: 'b', more: { rare: null } }).args, { rare: 'b' });
  assert.is(refusal(tool, { rare: 'c', more: { rare: 'b' } }).code, 'invalid-argument');
  assert.equal(read(tool, { more: null }).args, {});
  assert.is(refusal(tool, { more: { rear: 'b' } }).code, 'unknown-argument');
  assert.is(refusal(tool, { more: 'rare' }).code, 'invalid-argument');
});

test('what is required and missing is named together, with what it is', () => {
  const tool = toolOf({
    id: { ...TEXT, required: true, description: 'Which one.' },
    size: { type: 'integer', required: true },
  });
  const error = refusal(tool, {});
  assert.is(error.code, 'missing-argument');
  assert.match(error.message, 'needs id and size');
  assert.match(error.next, 'id: Which one');
  for (const none of [null, '']) assert.is(refusal(tool, { id: none, size: 3 }).code, 'missing-argument');
});

test('an empty text is left out, unless it means something', () => {
  const tool = toolOf({ name: TEXT, note: { ...TEXT, keepEmpty: true } });
  assert.equal(read(tool, { name: '', note: '' }).args, { note: '' });
});

test('an empty map is left out too, for what is required, for rules and for presets', () => {
  const tags: Param = { type: 'object', additionalProperties: TEXT };
  for (const empty of [{}, '{}', { gone: null }]) {
    assert.is(refusal(toolOf({ tags: { ...tags, required: true } }), { tags: empty }).code, 'missing-argument');
    const rules: Rule[] = [{ atMostOne: ['tags', 'name'] }];
    assert.equal(read(toolOf({ tags, name: TEXT }, { rules }), { tags: empty, name: 'x' }).args, { name: 'x' });
    const preset = { ...TEXT, preset: '-1', unless: ['tags'] };
    assert.equal(read(toolOf({ tags, preset }), { tags: empty }).args, { preset: '-1' });
    assert.equal(read(toolOf({ tags: { ...tags, keepEmpty: true } }), { tags: empty }).args, { tags: {} });
  }
});

test('an error repeats nothing that is long', () => {
  const long = 'x'.repeat(200_000);
  const tool = toolOf({
    date: { ...TEXT, format: 'date-or-time' },
    size: { type: 'integer' },
    map: { type: 'object', additionalProperties: { type: 'integer' } },
    closed: { type: 'object', properties: { a: TEXT }, additionalProperties: false },
    limited: { type: 'object', additionalProperties: { ...TEXT, maxLength: 3 } },
    rows: { type: 'array', items: { properties: { a: TEXT } } },
  });
  const wrong: Record<string, unknown>[] = [
    { [long]: 1 },
    { more: { [long]: 1 } },
    { more: long },
    { date: long },
    { size: long },
    { size: '9'.repeat(400) },
    { map: { [long]: 'x' } },
    { map: { a: long } },
    { closed: { [long]: 1 } },
    { limited: { [long]: 'wxyz' } },
    { rows: [{ [long]: 1 }] },
    { rows: long },
  ];
  for (const raw of wrong) {
    const { message, next } = refusal(tool, raw);
    assert.ok(message.length + next.length < 400, message.slice(0, 200));
  }
});

test('a preset is sent unless the caller says otherwise, and not beside what excludes it', () => {
  const tool = toolOf({
    listall: { type: 'boolean', preset: true },
    projectid: { ...TEXT, preset: '-1', unless: ['account'] },
    account: TEXT,
  });
  assert.equal(read(tool, {}).args, { listall: true, projectid: '-1' });
  assert.equal(read(tool, { listall: false }).args, { listall: false, projectid: '-1' });
  assert.equal(read(tool, { account: 'alice' }).args, { account: 'alice', listall: true });
  assert.equal([...read(tool, { account: 'alice' }).given], ['account']);
});

test('the engine’s own arguments are apart from CloudStack’s, and only where they fit', () => {
  const read1 = read(toolOf({ name: TEXT }), { name: 'x', _dry_run: 'true', _confirm: 'token' });
  assert.equal(read1.args, { name: 'x' });
  assert.equal(read1.engine, { _dry_run: true, _confirm: 'token' });
  const list = toolOf({ name: TEXT }, { effect: 'read', answer: { kind: 'list' } });
  assert.equal(read(list, { _page: '2', _fields: 'name,state', _filter: '{"state":"Running"}' }).engine, {
    _page: 2,
    _fields: ['name', 'state'],
    _filter: { state: 'Running' },
  });
  assert.is(refusal(list, { _dry_run: true }).code, 'unknown-argument');
  assert.is(refusal(list, { _page: 0 }).code, 'invalid-argument');
  assert.is(refusal(list, { _format: 'xml' }).code, 'invalid-argument');
});

const ABC = { a: TEXT, b: TEXT, c: TEXT };
const RULES: [rule: Rule, good: string[], bad: string[]][] = [
  [{ atMostOne: ['a', 'b'] }, ['', 'a', 'b', 'ac'], ['ab', 'abc']],
  [{ exactlyOne: ['a', 'b'] }, ['a', 'b', 'bc'], ['', 'c', 'ab']],
  [{ atLeastOne: ['a', 'b'] }, ['a', 'b', 'ab'], ['', 'c']],
  [{ moreThan: ['a', 'b'] }, ['c', 'ac', 'abc'], ['', 'a', 'ab']],
  [{ together: ['a', 'b'] }, ['', 'ab', 'c'], ['a', 'b', 'bc']],
  [{ requires: ['a'] }, ['a', 'ab'], ['', 'b']],
  [{ requires: ['a', 'b'], when: { c: { present: true } } }, ['', 'a', 'abc'], ['c', 'ac']],
  [{ atMostOne: ['a', 'b'], when: { c: 'c' } }, ['ab', 'ac', 'c'], ['abc']],
  [{ together: ['a', 'b'], when: [{ c: 'x' }, { c: 'c' }] }, ['a', 'abc'], ['ac']],
];

for (const [rule, good, bad] of RULES) {
  test(`rule ${JSON.stringify(rule)}`, () => {
    const tool = toolOf(ABC, { rules: [rule] });
    const given = (letters: string): Record<string, string> =>
      Object.fromEntries(Array.from(letters, (letter) => [letter, letter]));
    for (const letters of good) assert.equal(read(tool, given(letters)).args, given(letters));
    for (const letters of bad) {
      const error = refusal(tool, given(letters));
      assert.is(error.code, 'rule-broken', letters);
      assert.match(error.message, /(Give|must be given).* \(.*(given|missing)\)\.$/);
    }
  });
}

test('a preset keeps no rule and breaks none: only what the caller gave counts', () => {
  const params = { a: { ...TEXT, preset: 'x' }, b: TEXT };
  assert.equal(read(toolOf(params, { rules: [{ atMostOne: ['a', 'b'] }] }), { b: 'y' }).args, { a: 'x', b: 'y' });
  assert.is(refusal(toolOf(params, { rules: [{ atLeastOne: ['a', 'b'] }] }), {}).code, 'rule-broken');
});

test('a rule may compare a number of 64 bits', () => {
  const tool = toolOf({ size: { type: 'integer' }, b: TEXT }, { rules: [{ requires: ['b'], when: { size: 9 } }] });
  assert.equal(read(tool, { size: '9223372036854775807' }).args, { size: 9223372036854775807n });
});

test('a secret is never repeated in an error, however it is wrong', () => {
  const secret = fc.string({ unit: fc.constantFrom('a', 'B', '7', '$', 'é', 'q'), minLength: 5, maxLength: 400 });
  const kinds: Param[] = [
    { type: 'integer' },
    { type: 'boolean' },
    { type: 'string', codes: { x: 1 } },
    { type: 'string', enum: ['x'] },
    { type: 'string', pattern: '^x$' },
    { type: 'string', format: 'uuid' },
    { type: 'string', format: 'date-or-time' },
    { type: 'string', maxLength: 3 },
    { type: 'object' },
    { type: 'array', items: { properties: { x: TEXT } } },
  ];
  const tools = kinds.map((kind) => toolOf({ it: { ...kind, sensitive: true } }));
  fc.assert(
    fc.property(secret, fc.constantFrom(...tools), (value, tool) => {
      const { message, next } = refusal(tool, { it: value });
      assert.not.match(`${message} ${next}`, value.slice(0, 5));
    }),
  );
});

test('a secret inside a record or a map is not repeated either', () => {
  const tool = toolOf({
    users: { type: 'array', items: { properties: { pin: { type: 'integer', sensitive: true } } } },
    options: { type: 'object', properties: { pin: { type: 'integer', sensitive: true } } },
  });
  for (const raw of [{ users: [{ pin: 'hush7' }] }, { options: { pin: 'hush7' } }]) {
    const error = refusal(tool, raw);
    assert.is(error.code, 'invalid-argument');
    assert.not.match(error.message, 'hush7');
  }
});

test.run();
