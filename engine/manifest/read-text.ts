import { isUtf8 } from 'node:buffer';
import { closeSync, constants, lstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { badLetter } from './bad-letter.js';
import type { Place } from './bad-letter.js';

/** Far more than any manifest needs: the largest of this project has 10 KB. In bytes. */
export const LARGEST_FILE = 256 * 1024;

/** Why a file is not read: our own words, or the system's, such as EACCES. See problem.ts for what people are told. */
export type Unreadable = OwnReason | (string & NonNullable<unknown>);

export type OwnReason =
  'too-large' | 'folder' | 'no-file' | 'link-to-folder' | 'link-out' | 'dead-link' | 'utf-16' | 'not-utf-8' | 'nul';

/** Why there is no text, and where, if it is about one letter. */
export interface Unread {
  unreadable: Unreadable;
  place?: Place;
}

/**
 * The text of a file below a folder. What is no file is never opened, since reading a pipe would wait for ever, and
 * a link may not lead out of the folder: who writes there decides what the server reads, but not on the whole machine.
 * `isPlain`: the folder says that it is a file, no link or pipe.
 */
export function readText(root: string, path: string, isPlain = false): { text: string } | Unread {
  try {
    const refused = isPlain ? undefined : lookAt(root, path);
    if (refused !== undefined) return { unreadable: refused };
    const bytes = readBytes(path, isPlain ? PLAIN : ANY);
    if (!bytes) return { unreadable: 'too-large' };
    const encoding = encodingOf(bytes);
    if (encoding === undefined) return { text: bytes.toString('utf8') };
    const place = encoding === 'utf-16' ? undefined : badLetter(bytes);
    return { unreadable: encoding, ...(place ? { place } : {}) };
  } catch (error) {
    return { unreadable: codeOf(error) };
  }
}

/** Should it have become something else since it was looked at, nobody waits for it, and no link is followed. */
const ANY = constants.O_RDONLY | constants.O_NONBLOCK;
const PLAIN = ANY | constants.O_NOFOLLOW;

/** Its first bytes are room for the largest file and one more; each file is made a text before the next is read. */
let room: Buffer | undefined;

/** Not with readFileSync, which asks for the size again and makes a buffer for each of a thousand files. */
function readBytes(path: string, flags: number): Buffer | undefined {
  const buffer = (room ??= Buffer.allocUnsafeSlow(LARGEST_FILE + 1));
  const file = openSync(path, flags);
  try {
    let size = 0;
    for (let read = -1; read !== 0 && size <= LARGEST_FILE; size += read)
      read = readSync(file, buffer, size, buffer.length - size, null);
    return size > LARGEST_FILE ? undefined : buffer.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

/** The system's word for what went wrong. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}

function lookAt(root: string, path: string): OwnReason | undefined {
  const own = lstatSync(path);
  const isLink = own.isSymbolicLink();
  const found = isLink ? statSync(path, { throwIfNoEntry: false }) : own;
  if (!found) return 'dead-link';
  if (isLink && !isBelow(realpathSync(root), realpathSync(path))) return 'link-out';
  if (found.isDirectory()) return isLink ? 'link-to-folder' : 'folder';
  if (!found.isFile()) return 'no-file';
  return found.size > LARGEST_FILE ? 'too-large' : undefined;
}

function isBelow(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function encodingOf(bytes: Buffer): OwnReason | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf-16';
  if (bytes.includes(0)) return 'nul';
  return isUtf8(bytes) ? undefined : 'not-utf-8';
}
