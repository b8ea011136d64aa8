import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readSource } from '../../../engine/manifest/find-files.js';
import type { SourceFile } from '../../../engine/manifest/find-files.js';
import type { Case, Encoding } from './case.js';

export interface Written {
  folder: string;
  files: readonly SourceFile[];
  /** The first line that is not as in its base. */
  firstChanged: number;
}

export const CASES_FOLDER = mkdtempSync(join(realpathSync(tmpdir()), 'corpus-'));

/** Saves a case in a folder of its own, and reads it as the linter reads files. */
export function writeCase(one: Case, base: SourceFile | undefined): Written {
  const path = one.path ?? base?.name;
  if (path === undefined) throw new Error(`${one.id}: it has neither a base nor a path`);
  const before = one.text ?? base?.text ?? '';
  const text = changed(one, before);
  const folder = mkdtempSync(join(CASES_FOLDER, `${one.id}-`));
  const save = (name: string, content: string | Buffer): SourceFile => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return readSource(folder, file);
  };
  const beside = Object.entries(one.beside ?? {}).map(([name, content]) => save(name, content));
  return { folder, files: [save(path, bytesOf(text, one.encoding)), ...beside], firstChanged: differ(before, text) };
}

function changed({ id, change = [] }: Case, before: string): string {
  let text = before;
  for (let at = 0; at < change.length; at += 2) {
    const find = change[at] ?? '';
    const put = change[at + 1];
    const isThere = typeof find === 'string' ? text.split(find).length === 2 : find.test(text);
    if (!isThere || typeof put !== 'string') {
      const wanted = typeof find === 'string' ? 'there once' : 'in its base';
      throw new Error(`${id}: ${String(find)} is not ${wanted}. Its base has changed: adapt the case.`);
    }
    text = text.replace(find, () => put);
  }
  return text;
}

function differ(before: string, after: string): number {
  const lines = before.split('\n');
  return after.split('\n').findIndex((line, at) => line !== lines[at]) + 1;
}

function bytesOf(text: string, encoding?: Encoding): string | Buffer {
  if (encoding === 'crlf') return text.replaceAll('\n', '\r\n');
  if (encoding === 'latin1') return Buffer.from(text, 'latin1');
  if (encoding === 'utf16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (encoding === 'utf16be') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return encoding === 'utf8-bom' ? `\uFEFF${text}` : text;
}
