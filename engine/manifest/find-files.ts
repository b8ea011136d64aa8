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
}

export const SHARED = '_shared';

/** Every YAML file below a manifests folder, sorted, read and hashed. A folder that is missing has none. */
export function findFiles(root: string): SourceFile[] {
  return yamlBelow(root)
    .sort()
    .map((path) => readSource(root, path));
}

export function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const hash = createHash('sha1').update(text).digest('base64');
  return { path, name: relative(root, path).split(sep).join('/'), text, hash };
}

function yamlBelow(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : yamlBelow(path);
    return /\.ya?ml$/.test(entry.name) ? [path] : [];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
