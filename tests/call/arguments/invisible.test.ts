import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { invisibleIn } from '../../../engine/call/arguments/refuse-invisible.js';
import type { Param } from '../../../engine/manifest/types.js';
import { neutralise } from '../../../engine/text/neutralise.js';
import { read, readOne, refusal, toolOf, toolWith } from './a-tool.js';
import { processorMs } from '../../fixtures/processor-time.js';

const TEXT: Param = { type: 'string' };
const THING: Param = { use: 'thing' };
const NAMES = toolOf({ name: TEXT, displayname: TEXT, hostnames: { type: 'array', items: TEXT } });

/** One of each kind: zero-width, direction, tag, variation selector, filler, soft hyphen, byte order mark. */
const HIDDEN = [
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2066',
  '\u{e0041}',
  '\ufe0f',
  '\u{e0101}',
  '\u3164',
  '\u00ad',
  '\ufeff',
  '\u2063',
  '\u061c',
  '\u2800',
  '\ufffe',
  '\u0085',
  '\u{1bca0}',
];

const escape = (text: string): string =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

function told(param: Param, value: unknown): string {
  const error = refusal(toolWith(param), { it: value });
  assert.is(error.code, 'invalid-argument');
  return error.message;
}

test('a letter that nobody sees is refused wherever it stands, and named', () => {
  fc.assert(
    fc.property(fc.constantFrom(...HIDDEN), fc.nat(6), (hidden, at) => {
      const text = `${'web-01'.slice(0, at)}${hidden}${'web-01'.slice(at)}`;
      const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      for (const param of [TEXT, THING]) assert.match(told(param, text), `nobody can see (U+${code})`);
      assert.match(told({ type: 'array', items: TEXT }, [text]), 'it[0]: has a letter');
      assert.match(told({ type: 'object', additionalProperties: TEXT }, { a: text }), 'it.a: has a letter');
      assert.match(told({ type: 'object', additionalProperties: TEXT }, { [text]: 'a' }), 'in a key');
    }),
  );
});

test('in a text for people emoji and the spelling of other scripts may have them', () => {
  for (const text of ['❤️ mine', '1️⃣ first', '👩‍💻', '👩🏽‍🚀', '🏳️‍🌈 day', 'می‌خواهم', 'क्‍ष', 'Café 東京 – сервер 🍵']) {
    assert.is(readOne({ ...TEXT, maxLength: 4096 }, text), text);
    assert.is(readOne(THING, text), text);
  }
  // Many of them in a row carry a message of their own.
  for (const text of ['❤\ufe0f\ufe0f', 'a\ufe0f', '👩\u200d', 'web\u200d01', '\u200d👩', '❤\ufe0f\u{e0101}']) {
    assert.match(told(TEXT, text), 'nobody can see');
  }
});

test('in what becomes a name, or addresses something, there are none', () => {
  for (const name of ['name', 'displayname']) {
    assert.match(refusal(NAMES, { [name]: '❤️' }).message, `${name}: has a letter in it that nobody can see (U+FE0F)`);
  }
  assert.match(told({ ...TEXT, pattern: '.*' }, '❤️'), 'U+FE0F');
  assert.match(told({ ...TEXT, format: 'uri' }, 'https://example.org/❤️'), 'U+FE0F');
  assert.match(told({ ...TEXT, enum: ['tcp'], open: true }, 'tc\u200bp'), 'U+200B');
  assert.equal(read(NAMES, { name: 'Büro-東京 🍵' }).args, { name: 'Büro-東京 🍵' });
});

test('what is shown is what is sent: all that goes out of a shown text is refused', () => {
  const unshown = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code > 0x7f && !(code >= 0xd800 && code <= 0xdfff))
    .map((code) => String.fromCodePoint(code))
    .filter((letter) => neutralise(`a${letter}b`) !== `a${letter}b`);
  assert.ok(unshown.length > 4_000, String(unshown.length));
  for (const letter of unshown) assert.ok(invisibleIn(`a${letter}b`, TEXT, 'name'), escape(letter));
});

test('nobody sees a space at the end of a name', () => {
  for (const space of [' ', '\u00a0', '\u3000', '\u2003', '\n']) {
    for (const name of [`eve${space}`, `${space}eve`]) {
      assert.match(refusal(NAMES, { name }).message, 'name: has a letter in it that nobody can see', escape(name));
    }
    assert.is(readOne(TEXT, `eve${space}`), `eve${space}`, 'a text for people may have one');
  }
  assert.equal(read(NAMES, { name: 'a b' }).args, { name: 'a b' });
});

test('what is encoded is sent as it is', () => {
  const script = '\ufeff#!/bin/sh\necho "\u200b"';
  assert.is(readOne({ ...TEXT, encoding: 'base64' }, script), script);
});

test('a secret with such a letter is refused without being told', () => {
  assert.not.match(told({ ...TEXT, sensitive: true }, 'hunter2\u200b'), 'hunter2');
});

test('a thousand address ranges are checked in no time, and each is checked', () => {
  const ranges: Param = { type: 'array', items: { type: 'string', format: 'cidr' } };
  const many = Array.from({ length: 1_000 }, (_, at) => `203.${at >> 8}.${at & 255}.0/24`);
  assert.ok(processorMs(() => assert.equal(readOne(ranges, many), many)) < 1_000);
  for (const wrong of ['10.0.0.0/33', '10.0.0/8', 'fe80::1%eth0/64', '1.2.3.4/', '::/129', '1.2.3.4/8/8']) {
    assert.match(told(ranges, [...many.slice(0, 10), wrong]), 'it[10]');
  }
});

test.run();
