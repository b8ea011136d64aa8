import { readKept, whyNotTrusted } from '../own-files.js';
import { compilerId } from './compiled-cache.js';
import { writeWhole } from './write-whole.js';

/** What this same build kept in a file; undefined if there is none, or it cannot be read, or others can have written it. */
export function keptUnderBuild(file: string): unknown {
  return whyNotTrusted(file) === undefined ? shippedUnderBuild(file) : undefined;
}

/** The same of a file that lies beside the code: whoever can write there needs no cache. */
export function shippedUnderBuild(file: string): unknown {
  try {
    const { key, kept } = JSON.parse(readKept(file).toString('utf8')) as { key: string; kept: unknown };
    return key === compilerId() ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something for the next run of this build. A cache that cannot be written costs time, nothing else. */
export function keepUnderBuild(file: string, kept: unknown): void {
  try {
    writeWhole(file, JSON.stringify({ key: compilerId(), kept }));
  } catch {
    return;
  }
}
