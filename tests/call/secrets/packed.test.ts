import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanText } from '../../../engine/call/secrets/clean-text.js';
import { processorMs } from '../../fixtures/processor-time.js';

const SECRET = 'Hunter2-Secr3t_Value!x9';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const base32 = (text: string, padding = ''): string => {
  const bits = each(text, (code) => padded(code, 8, 2));
  const letters = (bits.match(/.{1,5}/g) ?? []).map((five) => {
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five.padEnd(5, '0'), 2));
  });
  return letters.join('').padEnd(Math.ceil(letters.length / 8) * 8, padding);
};
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
  base32,
  'base32 in small letters': (text) => base32(text).toLowerCase(),
  'base32 with padding, of base64': (text) => base32(base64(text), '='),
  'base64 for addresses, without padding': (text) => Buffer.from(text).toString('base64url'),
  'base64 in short lines': (text) => base64(text).replace(/.{7}/g, '$&\n   '),
  'quoted-printable': (text) => each(text, (code) => `=${padded(code, 2).toUpperCase()}`),
  'quoted-printable in short lines': (text) => text.replaceAll('=', '=3D').replace(/.{5}/g, '$&=\n'),
  'quoted-printable of entities': (text) => each(text, (code) => `=26=23${code};`),
  'entities with zeroes': (text) => each(text, (code) => `&#${padded(code, 12, 10)};`),
  'entities of XML, twice': (text) => each(text, (code) => `&amp;#x${padded(code, 2)};`),
  'octal escapes': (text) => each(text, (code) => `\\${padded(code, 3, 8)}`),
};

/** What stands between letters and is seen by nobody once it is decoded. */
const UNSEEN = ['%E2%80%8B', '&#8203;', '&ZeroWidthSpace;', '&shy;', '\\u200b', '%00', '\\u0000'];

for (const [name, pack] of Object.entries(PACKINGS)) {
  test(`a known secret is hidden in ${name}`, () => {
    const written = pack(SECRET);
    const clean = cleanText(`it is ${written}, you see`, [SECRET]);
    assert.is(clean.includes(written), false, clean);
    // Of the last letter of base64 some bits may be what stands behind it.
    assert.match(clean, /\[hidden\][\w=-]{0,2}, you see/);
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

test('a known secret is found although it is broken over lines', () => {
  for (const end of [
    '\n',
    '\r\n',
    '\r',
    '\n    ',
    ' \r\n\t',
    '\\\n',
    '\u2028',
    '\u2424',
    '\\n  ',
    '\\r\\n',
    '%0A',
    '&#10;',
    '=\n',
  ])
    for (const at of [1, 9, SECRET.length - 1]) {
      const written = `${SECRET.slice(0, at)}${end}${SECRET.slice(at)}`;
      assert.is(cleanText(`it is ${written}.`, [SECRET]), 'it is [hidden].', JSON.stringify(end));
    }
});

test('a known secret of several lines is found although they are joined, indented or broken in other places', () => {
  const secret = 'first line of it\nsecond line of it\nthird';
  for (const written of [
    secret.replaceAll('\n', ''),
    secret.replaceAll('\n', '\r\n   '),
    secret.replace('of it\ns', 'o\nf its'),
  ])
    assert.is(cleanText(`it is ${written}.`, [secret]), 'it is [hidden].', written);
});

test('a short known secret is found in base32 as well', () => {
  for (const written of [base32('x7-Yz9'), base32('x7-Yz9').toLowerCase(), base32('my x7-Yz9!!')])
    assert.match(cleanText(`it is ${written}.`, ['x7-Yz9']), '[hidden].');
});

test('lines of a text stay as they are where no secret is in them', () => {
  const text = 'first\n  second = 3D\nadministrator of =41\nthird';
  assert.is(cleanText(text, [SECRET]), text);
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
  texts.push(' '.repeat(100_000), '= '.repeat(50_000), '=41'.repeat(33_000), ' \n'.repeat(50_000));
  texts.push('MFRGGZDF'.repeat(12_500), 'MFRGGZDF1'.repeat(11_000), 'administrator '.repeat(7_000));
  texts.push(base64(base64(base64('password=x1 '.repeat(3_500)))));
  for (const text of texts) {
    assert.ok(processorMs(() => cleanText(text, [SECRET])) < 1_500, text.slice(0, 20));
  }
});

test.run();
