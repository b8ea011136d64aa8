import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanText } from '../../../engine/call/secrets/clean-text.js';

const SECRET = 'Hunter2-Secr3t_Value!x9';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const each = (text: string, write: (code: number) => string): string =>
  Array.from(text, (sign) => write(sign.charCodeAt(0))).join('');
const padded = (code: number, width: number, base = 16): string => code.toString(base).padStart(width, '0');

/** How programs pack a text so that nothing in it can be read as it is. */
const PACKINGS: Record<string, (text: string) => string> = {
  hex,
  'hex in capitals': (text) => hex(text).toUpperCase(),
  'hex with colons': (text) => hex(text).match(/../g)?.join(':') ?? '',
  'hex of base64': (text) => hex(base64(text)),
  'base64 twice': (text) => base64(base64(text)),
  'base64 of hex': (text) => base64(hex(text)),
  'base64 in lines': (text) => base64(`${'a'.repeat(25)}; ${text}`).replace(/.{48}/g, '$&\n'),
  'base64 of UTF-16': (text) => wide(text).toString('base64'),
  'base64 of UTF-16, high bytes first': (text) => wide(text).swap16().toString('base64'),
  'escapes of JavaScript': (text) => each(text, (code) => `%u${padded(code, 4)}`),
  'escapes with braces': (text) => each(text, (code) => `\\u{${code.toString(16)}}`),
  'octal escapes': (text) => each(text, (code) => `\\${padded(code, 3, 8)}`),
};

/** What stands between letters and is seen by nobody once it is decoded. */
const UNSEEN = ['%E2%80%8B', '&#8203;', '&ZeroWidthSpace;', '&shy;', '\\u200b', '%00', '\\u0000'];

for (const [name, pack] of Object.entries(PACKINGS)) {
  test(`a known secret is hidden in ${name}`, () => {
    const written = pack(SECRET);
    const clean = cleanText(`it is ${written}, you see`, [SECRET]);
    assert.is(clean.includes(written), false, clean);
    assert.match(clean, '[hidden], you see');
  });

  test(`what is named as a secret is hidden in ${name}`, () => {
    for (const text of [
      'password=hunter2Abc',
      '{"secretkey":"hunter2Abc"}',
      'Authorization: Bearer abcdefgh12345678',
    ]) {
      const clean = cleanText(`it is ${pack(text)}, you see`, []);
      assert.match(clean, '[hidden]', clean);
    }
  });

  test(`what is no secret stays as it is in ${name}`, () => {
    const written = `it is ${pack('a machine of the team for reports')}, you see`;
    assert.is(cleanText(written, [SECRET]), written);
  });
}

test('a known secret is found although something that nobody sees is written between its letters', () => {
  for (const sign of UNSEEN)
    assert.is(cleanText(`it is ${Array.from(SECRET).join(sign)}.`, [SECRET]), 'it is [hidden].', sign);
  assert.match(cleanText('pa%E2%80%8Bssword=hunter2Abc', []), '[hidden]');
});

test('wide signs say whose value it is as well as narrow ones', () => {
  for (const sign of ['＝', '：']) assert.is(cleanText(`password${sign}hunter2`, []), `password${sign}[hidden]`);
});

test('ids, addresses and names are no packed texts', () => {
  const plain = [
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    '5f8a9c3e1b7d4a6f8e2c0d9b3a7f1e5c',
    'default-network-offering-1',
  ];
  for (const text of plain) assert.is(cleanText(text, [SECRET]), text);
});

test('a text that is packed all over costs no more than a moment', () => {
  const texts = ['41'.repeat(50_000), '41 '.repeat(33_000), 'QUJDREVGR0hJSktM\n'.repeat(5_800)];
  texts.push(base64(base64(base64('password=x1 '.repeat(3_500)))));
  for (const text of texts) {
    const began = performance.now();
    cleanText(text, [SECRET]);
    assert.ok(performance.now() - began < 1_500, text.slice(0, 20));
  }
});

test.run();
