import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { SCHEMAS } from '../package-paths.js';
import { SHARED } from '../manifest/find-files.js';

/** The folder that new manifests go to: the one that is asked for, else ./manifests, or this one if it is one. */
export function manifestsFolder(asked: string | undefined): string {
  if (asked !== undefined) return resolve(asked);
  return existsSync(SHARED) ? resolve('.') : resolve('manifests');
}

/** The schema as the first line of a file names it, so that editors help: that of the project around it, if it has one. */
export function schemaFor(file: string, kind: 'tool' | 'entities' = 'tool'): string {
  const home = dirname(file);
  const name = `${kind}.schema.json`;
  const found = foldersAbove(home)
    .flatMap((folder) => [
      join(folder, 'schemas', name),
      join(folder, 'node_modules', 'cloudstack-mcp', 'schemas', name),
    ])
    .find((path) => existsSync(path));
  const path = relative(home, found ?? join(SCHEMAS, name))
    .split(sep)
    .join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
