import { rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { planReference } from '../authoring/reference/plan-reference.js';
import type { ReferenceFile } from '../authoring/reference/plan-reference.js';
import { processTerminal } from './terminal.js';

export interface DocsOptions {
  /** Only say what is stale. */
  check?: boolean;
  /** Folders to describe; without one, the built-in manifests and the README. */
  manifests?: readonly string[];
}

/** Makes the reference, or says which of its files are stale. Returns the exit code: 1 if `check` found some. */
export function docs({ check = false, manifests = [] }: DocsOptions): 0 | 1 {
  const { write } = processTerminal();
  const files = manifests.length === 0 ? planReference() : manifests.flatMap((one) => planReference(resolve(one)));
  const stale = files.filter(({ isStale }) => isStale);
  for (const file of stale) {
    if (!check) settle(file);
    write(`${word(file, check)} ${relative(process.cwd(), file.path)}\n`);
  }
  const current = files.length - stale.length;
  if (stale.length === 0) write(`The reference is as the manifests say (${counted(current)}).\n`);
  else if (check) write(`${counted(stale.length)} not as the manifests say. Fix it with: cloudstack-mcp docs\n`);
  else write(`${counted(stale.length)} changed, ${current} left as they were.\n`);
  return check && stale.length > 0 ? 1 : 0;
}

function word({ text }: ReferenceFile, check: boolean): string {
  if (check) return text === undefined ? 'not needed' : 'stale';
  return text === undefined ? 'removed' : 'written';
}

function settle({ path, text }: ReferenceFile): void {
  if (text === undefined) {
    rmSync(path);
    return;
  }
  makeFolder(dirname(path));
  writeFileSync(path, text);
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}
