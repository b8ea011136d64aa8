import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** For folders that are nobody else's business. */
export const PRIVATE = 0o700;

/**
 * Makes a folder and those above it that are missing. Throws what the system says. Not with `recursive`: below /proc,
 * where a missing folder cannot be made, Node tries that for ever.
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have been quicker.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
