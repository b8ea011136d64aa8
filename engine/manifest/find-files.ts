import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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
  /** What its text says, if it was parsed before (parsed-cache.ts). */
  parsed?: { data: unknown };
}

export const SHARED = '_shared';

export function isShared({ name }: SourceFile): boolean {
  return name.startsWith(`${SHARED}/`);
}

/** What a tool is expected to do, beside its manifest; the server does not read it. */
export function isTest({ name }: SourceFile): boolean {
  return /\.test\.ya?ml$/.test(name);
}

/**
 * Every YAML file below a manifests folder, sorted, read and hashed. A folder that is missing has none. What has a dot in
 * front is left alone, as everywhere. Links to folders are told and not followed: they could go round in a circle.
 */
export function findFiles(root: string): SourceFile[] {
  return filesBelow(root, root).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The same file with another text. */
export function withText({ path, name }: SourceFile, text: string): SourceFile {
  return { path, name, text, hash: hashOf(text) };
}

/** Never throws: a file that cannot be read says so in `unreadable`, and costs its own tool only. */
export function readSource(root: string, path: string): SourceFile {
  const read = readText(root, path);
  if ('unreadable' in read) return unreadableAt(root, path, read.unreadable);
  return { path, name: nameIn(root, path), text: read.text, hash: hashOf(read.text) };
}

function filesBelow(root: string, folder: string): SourceFile[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) return [];
      if (/\.ya?ml$/i.test(entry.name)) return [readSource(root, path)];
      if (entry.isDirectory()) return filesBelow(root, path);
      return entry.isSymbolicLink() && leadsToFolder(path) ? [unreadableAt(root, path, 'link-to-folder')] : [];
    });
  } catch (error) {
    const reason = codeOf(error);
    return reason === 'ENOENT' ? [] : [unreadableAt(root, folder, reason)];
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

function unreadableAt(root: string, path: string, unreadable: Unreadable): SourceFile {
  return { path, name: nameIn(root, path), text: '', hash: '', unreadable };
}

function nameIn(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
