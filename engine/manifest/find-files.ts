import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface SourceFile {
  /** Where it is, for reading and for messages. */
  path: string;
  /** Relative to its manifests folder, with / on every system. */
  name: string;
  text: string;
  hash: string;
  /** The system's word for why it could not be read; then there is no text. */
  unreadable?: string;
}

export const SHARED = '_shared';

export function isShared({ name }: SourceFile): boolean {
  return name.startsWith(`${SHARED}/`);
}

/** What a tool is expected to do, beside its manifest; the server does not read it. */
export function isTest({ name }: SourceFile): boolean {
  return /\.test\.ya?ml$/.test(name);
}

/** Every YAML file below a manifests folder, sorted, read and hashed. A folder that is missing has none. */
export function findFiles(root: string): SourceFile[] {
  return filesBelow(root, root).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The same file with another text. */
export function withText(file: SourceFile, text: string): SourceFile {
  return { ...file, text, hash: hashOf(text) };
}

/** Never throws: a file that cannot be read says so in `unreadable`, and costs its own tool only. */
export function readSource(root: string, path: string): SourceFile {
  try {
    const text = readFileSync(path, 'utf8');
    return { path, name: nameIn(root, path), text, hash: hashOf(text) };
  } catch (error) {
    return unreadableAt(root, path, error);
  }
}

function filesBelow(root: string, folder: string): SourceFile[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesBelow(root, path);
      return /\.ya?ml$/.test(entry.name) ? [readSource(root, path)] : [];
    });
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing ? [] : [unreadableAt(root, folder, error)];
  }
}

function unreadableAt(root: string, path: string, error: unknown): SourceFile {
  const unreadable = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return { path, name: nameIn(root, path), text: '', hash: '', unreadable };
}

function nameIn(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
