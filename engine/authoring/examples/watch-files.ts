import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Tells of every change of some files, once it is over. Editors save in different ways: they write, cut off, rename, or
 * take the file away for a moment; looking again and again sees the end of all of them, on every system and disk. Ends
 * with the signal.
 */
export function changesOf(files: () => readonly string[], signal: AbortSignal): AsyncGenerator<Date> {
  // At once: what is saved before somebody asks for the first change is one already.
  return changesSince(lookAt(files()), files, signal);
}

async function* changesSince(start: string, files: () => readonly string[], signal: AbortSignal): AsyncGenerator<Date> {
  let told = start;
  let before = start;
  while (await goesOn(signal)) {
    const now = lookAt(files());
    if (now !== told && now === before) {
      told = now;
      yield new Date();
    }
    before = now;
  }
}

const LOOK_EVERY_MS = 150;

async function goesOn(signal: AbortSignal): Promise<boolean> {
  await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

function lookAt(files: readonly string[]): string {
  return files
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found ? `${file} ${found.ino} ${found.mtimeMs} ${found.size}` : `${file} gone`;
    })
    .join('\n');
}
