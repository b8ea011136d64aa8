import { isUtf8 } from 'node:buffer';

/** Where a letter is that cannot be read, and its line as an older Windows would show it. */
export interface Place {
  line: number;
  column: number;
  source: string;
}

/** The first letter of a file that is no UTF-8, or no letter at all. */
export function badLetter(bytes: Buffer): Place | undefined {
  let from = 0;
  for (let line = 1; from <= bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const own = bytes.subarray(from, end < 0 ? bytes.length : end);
    const at = own.findIndex((byte, index) => byte === 0 || (byte >= 0x80 && !isUtf8(upTo(own, index))));
    if (at >= 0) {
      const column = own.subarray(0, at).toString('utf8').length + 1;
      return { line, column, source: own.toString('latin1').replace(/[\0\r]/g, ' ') };
    }
    if (end < 0) return undefined;
    from = end + 1;
  }
  return undefined;
}

/** All up to the end of the letter in which this byte stands. */
function upTo(bytes: Buffer, at: number): Buffer {
  let end = at + 1;
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1;
  return bytes.subarray(0, end);
}
