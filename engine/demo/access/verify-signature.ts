import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * Written from the rule of ApiServer.verifyRequest alone and sharing nothing with the engine's signer,
 * so that a mistake made there cannot be made here too.
 */

export type Pair = readonly [name: string, value: string];

const hexDigit = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  if (code >= 97 && code <= 102) return code - 87;
  return -1;
};

/** One token of an urlencoded text: `+` is a space, `%XX` a byte, the bytes are UTF-8. A lone `%` stays as it is. */
export function decodeToken(text: string): string {
  const source = Buffer.from(text, 'utf8');
  const bytes: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const byte = source[at] ?? 0;
    const high = byte === 0x25 ? hexDigit(source[at + 1] ?? 0) : -1;
    const low = byte === 0x25 ? hexDigit(source[at + 2] ?? 0) : -1;
    if (high >= 0 && low >= 0) {
      bytes.push(high * 16 + low);
      at += 2;
    } else {
      bytes.push(byte === 0x2b ? 0x20 : byte);
    }
  }
  return Buffer.from(bytes).toString('utf8');
}

/** The pairs of a query string or an urlencoded body, in the order sent; pieces without `=` have an empty value. */
export function decodePairs(raw: string): Pair[] {
  return raw
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      return equals < 0
        ? [decodeToken(piece), '']
        : [decodeToken(piece.slice(0, equals)), decodeToken(piece.slice(equals + 1))];
    });
}

const unescaped = new Set(Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_', 'latin1'));

/** java.net.URLEncoder with UTF-8, its `+` replaced by `%20`: `~ ! ' ( )` are escaped, `*` is not. */
export function encodeValue(value: string): string {
  let text = '';
  for (const byte of Buffer.from(value, 'utf8')) {
    text += unescaped.has(byte) ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

/** What is signed: names sorted by code unit as sent and not encoded, values encoded, all in lower case, no `signature`. */
export function signedText(pairs: readonly Pair[]): string {
  const seen = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (name.toLowerCase() !== 'signature' && !seen.has(name)) seen.set(name, value);
  }
  const names = [...seen.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return names
    .map((name) => `${name}=${encodeValue(seen.get(name) ?? '')}`)
    .join('&')
    .toLowerCase();
}

/** Whether `signature` (base64, already decoded from the URL) is the HMAC-SHA1 of the pairs under this secret. */
export function signatureMatches(pairs: readonly Pair[], signature: string, secretKey: string): boolean {
  const expected = Buffer.from(createHmac('sha1', secretKey).update(signedText(pairs), 'utf8').digest('base64'));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
