import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT, SCHEMAS, packageVersion } from '../package-paths.js';
import type { ToolEntry } from './catalog.js';
import type { Vocabulary } from './types.js';

/**
 * Reading a thousand YAML files takes seconds, so what was compiled is kept on disk, keyed by content: a file that did
 * not change is not parsed again. A tool's body stays JSON text until it is used.
 */
export interface CompiledCache {
  key: string;
  vocabulary: Vocabulary;
  /** Path of the file -> the hash of its text and what became of it. */
  tools: Record<string, { hash: string; entry: ToolEntry }>;
}

/** Changes with the shared files and with the compiler itself, since both decide what a manifest becomes. */
export function cacheKey(sharedHashes: string[]): string {
  const hash = createHash('sha1').update(packageVersion()).update(sharedHashes.join());
  for (const place of [join(PACKAGE_ROOT, 'dist', 'bin'), join(PACKAGE_ROOT, 'dist', 'engine', 'manifest'), SCHEMAS]) {
    for (const name of namesIn(place)) {
      const { mtimeMs, size } = statSync(join(place, name));
      hash.update(`${name}:${mtimeMs}:${size}`);
    }
  }
  return hash.digest('base64');
}

/** An installed package has the bundle only. */
function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** What was kept under this key; nothing if there is none or it cannot be read. */
export function readCompiled(file: string, key: string): CompiledCache | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<CompiledCache>;
    const { tools, vocabulary } = kept;
    return kept.key === key && tools && vocabulary ? { key, tools, vocabulary } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for the next start. A cache that cannot be written costs time, nothing else. */
export function writeCompiled(file: string, folder: string, cache: CompiledCache): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, JSON.stringify(cache), { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    return;
  }
}
