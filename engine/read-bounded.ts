import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Far more than any file of settings, keys or arguments has. In bytes. */
export const LARGEST_TEXT = 16 * 1024 * 1024;
const CHUNK = 64 * 1024;

/**
 * The text of a file that somebody named, or of an open one (0 is stdin). A pipe is read as well, since `<(...)` of a
 * shell is one; a device such as /dev/zero has no end. Throws an error with a `code`: the system's, or `too large` or
 * `not a file`.
 */
export function readBounded(file: string | number, largest = LARGEST_TEXT): string {
  const opened = typeof file === 'number' ? file : openSync(file, 'r');
  try {
    if (typeof file === 'string' && !isReadable(opened)) throw refusal('not a file');
    return textIn(opened, largest);
  } finally {
    if (typeof file === 'string') closeSync(opened);
  }
}

function isReadable(file: number): boolean {
  const found = fstatSync(file);
  if (found.isDirectory()) throw refusal('EISDIR');
  return found.isFile() || found.isFIFO();
}

/** Read until it ends, since what a pipe or /proc has is known only then. */
function textIn(file: number, largest: number): string {
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const part = Buffer.allocUnsafe(CHUNK);
    const read = readSync(file, part, 0, CHUNK, null);
    if (read === 0) return Buffer.concat(parts).toString('utf8');
    size += read;
    if (size > largest) throw refusal('too large');
    parts.push(part.subarray(0, read));
  }
}

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code });
}
