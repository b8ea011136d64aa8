import { relative, sep } from 'node:path';

/** A file as it is told: relative to `folder` with / on every system, or as it is if it lies elsewhere. */
export function pathFrom(folder: string, file: string): string {
  const path = relative(folder, file);
  return path === '' || path.startsWith('..') ? file : path.split(sep).join('/');
}
