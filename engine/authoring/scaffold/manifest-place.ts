import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { SHARED } from '../../manifest/find-files.js';

/** The folder that new manifests go to: the one that is asked for, else ./manifests, or this one if it is one. */
export function manifestsFolder(asked: string | undefined): string {
  if (asked !== undefined) return resolve(asked);
  return existsSync(SHARED) ? resolve('.') : resolve('manifests');
}
