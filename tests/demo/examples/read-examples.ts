import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';

export interface Example {
  tool: string;
  folder: string;
  ask: string;
  args: Record<string, unknown>;
  isRead: boolean;
}

interface Written {
  effect?: string;
  examples?: { ask: string; args?: Record<string, unknown> }[];
}

/** Every example of every manifest: reads first, since they leave the world as it is. */
export function readExamples(folders: readonly string[] = []): Example[] {
  const names = readdirSync(BUILT_IN_MANIFESTS, { withFileTypes: true }).filter(
    (entry) =>
      entry.isDirectory() && !entry.name.startsWith('_') && (folders.length === 0 || folders.includes(entry.name)),
  );
  const examples = names.flatMap(({ name: folder }) =>
    readdirSync(path.join(BUILT_IN_MANIFESTS, folder))
      .filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'))
      .flatMap((file) => examplesIn(folder, file)),
  );
  return [...examples.filter(({ isRead }) => isRead), ...examples.filter(({ isRead }) => !isRead)];
}

function examplesIn(folder: string, file: string): Example[] {
  const written = parse(readFileSync(path.join(BUILT_IN_MANIFESTS, folder, file), 'utf8')) as Written;
  const tool = file.replace(/\.yaml$/, '');
  return (written.examples ?? []).map(({ ask, args = {} }) => ({
    tool,
    folder,
    ask,
    args,
    isRead: written.effect === 'read',
  }));
}
