import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder, PRIVATE } from '../../make-folder.js';

// The folder of questions and answers may be written by somebody else than who reads it, so nothing in it is followed:
// no link, and no name that stands inside a file. What is no file is not waited for.

/** Windows knows neither; links cannot be told apart there. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Record<string, number> & { O_RDONLY: number };
/** A plan has some lines. */
const LONGEST = 1024 * 1024;
const OTHERS_MAY_WRITE = 0o022;

/** Writes a whole file, or none: it has another name until it is complete. */
export function keepPrivate(folder: string, name: string, content: object, mode: number): void {
  makeFolder(folder, PRIVATE);
  const temporary = join(folder, `.${name}.${randomUUID()}`);
  const file = openSync(temporary, 'wx', mode);
  try {
    try {
      writeFileSync(file, JSON.stringify(content));
      fchmodSync(file, mode);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, join(folder, name));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The answer, why it does not count, or undefined if there is none. `owner` is the OS user who has to have written it. */
export function readAnswer(path: string, owner: number | undefined): { content: object } | { why: string } | undefined {
  let file: number;
  try {
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : { why: `it cannot be read (${code})` };
  }
  try {
    const { uid, mode } = fstatSync(file);
    if (owner !== undefined && uid !== owner)
      return { why: `it was written by the OS user ${uid} and not by ${owner}` };
    if (owner !== undefined && (mode & OTHERS_MAY_WRITE) !== 0) return { why: 'others than its owner may write to it' };
    const content = jsonIn(file);
    return typeof content === 'object' && content !== null ? { content } : { why: 'it is not what `approve` writes' };
  } catch {
    return { why: 'it is not what `approve` writes' };
  } finally {
    closeSync(file);
  }
}

/** Removes what is too old to be answered. A name that a file says of itself is not believed. */
export function removeExpired(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const pending = readJson(join(folder, name)) as { expires?: number } | undefined;
    if (pending?.expires !== undefined && pending.expires <= Date.now())
      removeQuestion(folder, name.slice(0, -'.json'.length));
  }
}

export function removeQuestion(folder: string, code: string): void {
  for (const ending of ['json', 'approved']) rmSync(join(folder, `${code}.${ending}`), { force: true });
}

export function readJson(path: string): unknown {
  try {
    const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      return jsonIn(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Undefined for what is no file of such a size. */
function jsonIn(file: number): unknown {
  const found = fstatSync(file);
  return found.isFile() && found.size <= LONGEST ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined;
}
