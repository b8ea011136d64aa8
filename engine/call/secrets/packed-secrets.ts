import { fromBase32 } from './base32.js';
import type { Span } from './spans.js';

/**
 * Text in base64: where all is ASCII, the first sign of each four is one of these. Nearly no other text is like that, so
 * that hardly anything has to be decoded.
 */
const BASE64 = /(?<![\w+/-])(?:[A-Za-f][\w+/-]{3}){3,}(?:\n(?:[A-Za-f][\w+/-]{3})+)*[\w+/-]{0,3}={0,2}/g;
/** Text in hexadecimal, with or without something between its bytes; the signature of a file has others. */
const HEX = /(?<![\da-f])(?:0x)?(?:(?:[2-7][\da-f]|0[09ad])[: ]?){8,}(?![\da-f])/gi;
/** Of eight signs in base32 five say that a byte is ASCII, so that hardly any word is taken for one. */
const BASE32 =
  /(?<![a-z\d+/])(?:[A-P][ABEFIJMNQRUVYZ45][A-Z2-7][A-HQ-X][ACEGIKMOQSUWY246][A-Z2-7][A-DI-LQ-TYZ23][A-Z2-7])+[A-Z2-7]{0,7}(?![a-z\d+/])={0,6}/gi;
/** The shortest text in which something can be named. */
const LEAST_PACKED = 13;
/** What says less is not unpacked. */
export const LEAST_PACKED_BYTES = 8;
const READABLE = new RegExp(`^[\\t\\n\\r\\x20-\\x7e\\u00a0-\\ud7ff\\ue000-\\ufffc]{${LEAST_PACKED_BYTES},}$`);

/** Parts of a text that are another text in base64, base32 or hexadecimal, with what they say. */
export function* packedTexts(text: string): Iterable<Span & { says: string }> {
  if (text.length < LEAST_PACKED) return;
  for (const { pattern, once, bytesOf } of PACKINGS) {
    if (!once.test(text)) continue;
    for (const { 0: packed, index } of text.matchAll(pattern)) {
      const says = textOf(bytesOf(packed));
      if (says !== undefined) yield { from: index, to: index + packed.length, says };
    }
  }
}

/** Whether any part of a text is a packed one. */
export function holdsPacked(text: string): boolean {
  for (const _ of packedTexts(text)) return true;
  return false;
}

/** To ask whether there is any costs a tenth of going through all of them. */
const PACKINGS = (
  [
    [BASE64, (packed) => Buffer.from(packed, 'base64')],
    [BASE32, fromBase32],
    [HEX, (packed) => Buffer.from(packed.replace(/^0x|[: ]/gi, ''), 'hex')],
  ] satisfies [RegExp, (packed: string) => Buffer][]
).map(([pattern, bytesOf]: [RegExp, (packed: string) => Buffer]) => ({
  pattern,
  once: new RegExp(pattern.source, pattern.flags.replace('g', '')),
  bytesOf,
}));

/** Programs of Windows pack UTF-16; what is no text at all is of no interest. */
function textOf(bytes: Buffer): string | undefined {
  const isWide = bytes.includes(0);
  const wide = (): string =>
    (bytes[0] === 0 ? Buffer.concat([bytes.subarray(1), bytes.subarray(0, 1)]) : bytes).toString('utf16le');
  const says = isWide ? wide() : bytes.toString('utf8');
  return READABLE.test(says) ? says : undefined;
}
