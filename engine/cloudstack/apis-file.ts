import { createHash, randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, PRIVATE } from '../make-folder.js';
import { readKept, whyNotTrusted } from '../own-files.js';
import type { ApisSnapshot } from './apis.js';
import { isPlainObject } from './encode-scalar.js';

/** Where the snapshot of one profile and key is kept; only a hash of the key is in the name. */
export function snapshotFile(cacheDir: string, profile: string, apiKey: string): string {
  const owner = createHash('sha256').update(`${profile}\n${apiKey}`).digest('hex').slice(0, 16);
  return join(cacheDir, `apis-${profile.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 40)}-${owner}.json`);
}

/** What was saved; undefined if there is nothing, nothing that can be used, or nothing that only we can have written. */
export function loadSnapshot(file: string): ApisSnapshot | undefined {
  if (whyNotTrusted(file) !== undefined) return undefined;
  try {
    const saved: unknown = JSON.parse(readKept(file).toString('utf8'));
    return isSnapshot(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** Readable by the owner only, and never half written: several servers may share the folder. */
export async function saveSnapshot(file: string, snapshot: ApisSnapshot): Promise<void> {
  makeFolder(dirname(file), PRIVATE);
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, JSON.stringify(snapshot), { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function isSnapshot(value: unknown): value is ApisSnapshot {
  return (
    isPlainObject(value) &&
    typeof value['at'] === 'number' &&
    (value['version'] === undefined || typeof value['version'] === 'string') &&
    isPlainObject(value['commands']) &&
    (value['doubted'] === undefined || isDoubted(value['doubted'])) &&
    Object.values(value['commands']).every((params) => typeof params === 'string')
  );
}

function isDoubted(value: unknown): boolean {
  return isPlainObject(value) && typeof value['at'] === 'number' && typeof value['commands'] === 'string';
}
