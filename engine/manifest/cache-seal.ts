import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, PRIVATE } from '../make-folder.js';
import { opennessOf, readKept, whyNotTrusted } from '../own-files.js';

/**
 * What keeps others from writing our cache: a compiled manifest says how dangerous a tool is, and whoever can write the
 * cache folder must not be able to lower that. The key lies with the state, which is nobody else's business.
 */
export interface CacheSeal {
  /** The bytes with their seal in front. */
  seal(bytes: Buffer): Buffer;
  /** The bytes without it, or nothing if it was not made with this key. */
  open(sealed: Buffer): Buffer | undefined;
}

/** In the state folder. */
export const KEY_FILE = 'cache.key';
const KEY_BYTES = 32;
const SEAL_BYTES = 32;

/** The seal of this state folder; its key is made when there is none. Nothing if it cannot be kept or is not ours alone. */
export function openSeal(stateDir: string): CacheSeal | undefined {
  const key = keyIn(stateDir);
  if (!key) return undefined;
  const sealOf = (bytes: Buffer): Buffer => createHmac('sha256', key).update(bytes).digest();
  return {
    seal: (bytes) => Buffer.concat([sealOf(bytes), bytes]),
    open(sealed) {
      if (sealed.length < SEAL_BYTES) return undefined;
      const bytes = sealed.subarray(SEAL_BYTES);
      return timingSafeEqual(sealOf(bytes), sealed.subarray(0, SEAL_BYTES)) ? bytes : undefined;
    },
  };
}

function keyIn(stateDir: string): Buffer | undefined {
  const file = join(stateDir, KEY_FILE);
  const known = read(file);
  if (known) return known;
  try {
    makeFolder(dirname(file), PRIVATE);
    // Others may begin at the same time: the first whole key is everybody's.
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, file);
    } catch {
      // Somebody was quicker, or what is there is no key of ours: it is told by its modes and not replaced.
    }
    rmSync(draft, { force: true });
  } catch {
    return undefined;
  }
  return read(file);
}

/** A key that others can read is none: they could make the seal as well. */
function read(file: string): Buffer | undefined {
  try {
    const key = readKept(file);
    return key.length === KEY_BYTES && opennessOf(file) === undefined && whyNotTrusted(file) === undefined
      ? key
      : undefined;
  } catch {
    return undefined;
  }
}
