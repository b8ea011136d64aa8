import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Place } from './bad-letter.js';
import { codeOf, readText } from './read-text.js';
import type { Unreadable } from './read-text.js';

export interface SourceFile {
  /** Where it is, for reading and for messages. */
  path: string;
  /** Relative to its manifests folder, with / on every system. */
  name: string;
  text: string;
  hash: string;
  /** Why it is not read; then there is no text. */
  unreadable?: Unreadable;
  /** Where in it, if it is about one letter. */
  place?: Place;
  /** What its text says, if it was parsed before (parsed-cache.ts). */
  parsed?: { data: unknown };
}

export const SHARED = '_shared';

export function isShared({ name }: SourceFile): boolean {
  return name.startsWith(`${SHARED}/`);
}

/** What a tool is expected to do, beside its manifest; the server does not read it. */
export function isTest({ name }: Pick<SourceFile, 'name'>): boolean {
  return /\.test\.ya?ml$/.test(name);
}

/**
 * Every YAML file below a manifests folder, sorted, read and hashed. A folder that is missing has none. What has a dot in
 * front is left alone, as everywhere. Links to folders are told and not followed: they could go round in a circle.
 */
export function findFiles(root: string): SourceFile[] {
  return sorted(filesBelow(root, root, '', () => true));
}

/** Those of them that the server reads: without tests, of which there are as many as tools. */
export function findServed(root: string): SourceFile[] {
  return sorted(filesBelow(root, root, '', (entry) => !isTest(entry)));
}

function sorted(files: SourceFile[]): SourceFile[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The same file with another text. */
export function withText({ path, name }: SourceFile, text: string): SourceFile {
  return { path, name, text, hash: hashOf(text) };
}

/** Never throws: a file that cannot be read says so in `unreadable`, and costs its own tool only. */
export function readSource(root: string, path: string): SourceFile {
  return read(root, path, relative(root, path).split(sep).join('/'));
}

function read(root: string, path: string, name: string, isPlain = false): SourceFile {
  const found = readText(root, path, isPlain);
  if ('unreadable' in found) return { path, name, text: '', hash: '', ...found };
  return { path, name, text: found.text, hash: hashOf(found.text) };
}

/** `within` is the folder's name below the root, with a / behind it; nothing for the root itself. */
function filesBelow(root: string, folder: string, within: string, isWanted: (entry: Dirent) => boolean): SourceFile[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.name.startsWith('.') || !isWanted(entry)) return [];
      const name = within + entry.name;
      // The root is as somebody wrote it; below it there is nothing to be put in order.
      const path = within === '' ? join(folder, entry.name) : folder + sep + entry.name;
      if (/\.ya?ml$/i.test(entry.name)) return [read(root, path, name, entry.isFile())];
      if (entry.isDirectory()) return filesBelow(root, path, `${name}/`, isWanted);
      return entry.isSymbolicLink() && leadsToFolder(path) ? [unreadableAt(path, name, 'link-to-folder')] : [];
    });
  } catch (error) {
    const reason = codeOf(error);
    return reason === 'ENOENT' ? [] : [unreadableAt(folder, within.slice(0, -1), reason)];
  }
}

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // A link that leads to nothing or to itself, and is not called like a manifest: nobody misses it.
    return false;
  }
}

function unreadableAt(path: string, name: string, unreadable: Unreadable): SourceFile {
  return { path, name, text: '', hash: '', unreadable };
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
