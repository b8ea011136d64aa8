import { randomBytes } from 'node:crypto';
import { readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, PRIVATE } from '../make-folder.js';
import { now } from '../clock.js';
import { ToolError } from '../errors.js';
import { contentOf } from './render/list-to-save.js';
import type { ListToSave } from './render/list-to-save.js';
import type { Shown } from './render/shown.js';

/** More than anybody looks at: what a model calls again and again may not fill a disk. */
const MOST_FILES = 500;

/**
 * Writes rows into a new file in the state folder that only this user can read, and tells its path. Neither its name nor
 * its place depends on what a caller or the cloud says.
 */
export async function saveList(
  list: ListToSave,
  format: 'csv' | 'json',
  tool: string,
  stateDir: string,
): Promise<Shown> {
  const content = contentOf(list, format);
  const file = await writeNew(stateDir, `${tool}-${stamp()}.${format}`, content);
  const { rows, units, notes } = list;
  const columns = list.columns.map((label) => (units[label] === undefined ? label : `${label} (${units[label]})`));
  const bytes = Buffer.byteLength(content);
  const count = rows.length;
  const text = [
    `${count} ${count === 1 ? 'row' : 'rows'} saved as ${format.toUpperCase()} in ${file} (${bytes} bytes; only you can read it).`,
    `Columns: ${columns.join(', ')}`,
    ...(notes.length > 0 ? [notes.join(' ')] : []),
  ].join('\n');
  return { text, structured: { file, count }, data: { kind: 'file', fields: { bytes, columns: list.columns, units } } };
}

async function writeNew(stateDir: string, name: string, content: string): Promise<string> {
  const folder = join(stateDir, 'exports');
  try {
    makeFolder(folder, PRIVATE);
    // A link could lead anywhere.
    if ((await realpath(folder)) !== join(await realpath(stateDir), 'exports')) throw new Error('a link');
    if ((await readdir(folder)).length >= MOST_FILES) throw new Error(`${MOST_FILES} files are in it already`);
    const file = join(folder, name);
    // Half a file would look like a whole one: it gets its name when it is whole, also if the process ends meanwhile.
    const begun = `${file}.part`;
    try {
      await writeFile(begun, content, { mode: 0o600, flag: 'wx' });
      await rename(begun, file);
    } finally {
      await rm(begun, { force: true });
    }
    return file;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ToolError('export-unavailable', { folder, reason: code ?? message }, { cause: error });
  }
}

/** `20261130T094500-3f9a` */
function stamp(): string {
  const time = new Date(now()).toISOString().replace(/[-:]|\.\d+Z$/g, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}
