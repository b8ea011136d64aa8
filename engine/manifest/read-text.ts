import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';

/** Far more than any manifest needs: the largest of this project has 10 KB. In bytes. */
export const LARGEST_FILE = 256 * 1024;

/** Why a file is not read: our own words, or the system's, such as EACCES. See problem.ts for what people are told. */
export type Unreadable = OwnReason | (string & NonNullable<unknown>);

export type OwnReason =
  'too-large' | 'folder' | 'no-file' | 'link-to-folder' | 'link-out' | 'dead-link' | 'utf-16' | 'not-utf-8' | 'nul';

/**
 * The text of a file below a folder. What is no file is never opened, since reading a pipe would wait for ever, and
 * a link may not lead out of the folder: who writes there decides what the server reads, but not on the whole machine.
 */
export function readText(root: string, path: string): { text: string } | { unreadable: Unreadable } {
  try {
    const refused = lookAt(root, path);
    if (refused !== undefined) return { unreadable: refused };
    const bytes = readFileSync(path);
    const encoding = encodingOf(bytes);
    return encoding === undefined ? { text: bytes.toString('utf8') } : { unreadable: encoding };
  } catch (error) {
    return { unreadable: codeOf(error) };
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
