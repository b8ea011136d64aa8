import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';

/** What others may do with a file or folder of ours. Windows tells neither. */
export type Openness = 'foreign' | 'writable' | 'readable';

const MAY_WRITE = 0o022;
const MAY_READ = 0o044;

/** How open it is at worst; undefined if only its owner gets at it, that is us or root, or if it is not there. */
export function opennessOf(path: string): Openness | undefined {
  const found = statOf(path);
  if (!found || !process.getuid) return undefined;
  if (found.uid !== process.getuid() && found.uid !== 0) return 'foreign';
  if ((found.mode & MAY_WRITE) !== 0) return 'writable';
  return (found.mode & MAY_READ) !== 0 ? 'readable' : undefined;
}

/** Why what a file says may come from somebody else; undefined if nobody else can have written it, or its folder. */
export function whyNotTrusted(file: string): string | undefined {
  for (const path of [file, dirname(file)]) {
    const openness = opennessOf(path);
    if (openness === 'foreign') return `${path} belongs to another user`;
    if (openness === 'writable') return `other users of this machine can write ${path}`;
  }
  return undefined;
}

/**
 * What we kept in a file. Throws the system's error, or one for what is no file: whoever may write into a folder could
 * put a pipe there, and reading that would wait for ever.
 */
export function readKept(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new Error('not a file');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
