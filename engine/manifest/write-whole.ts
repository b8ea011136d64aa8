import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, PRIVATE } from '../make-folder.js';

/**
 * Writes a file that only this user can read, whole or not at all. It has a name of its own until then that nobody can
 * foresee, and is never written through a link: others may be able to write the folder. Throws what the system says.
 */
export function writeWhole(file: string, content: string | Buffer): void {
  makeFolder(dirname(file), PRIVATE);
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
