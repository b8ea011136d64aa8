import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { SCHEMAS } from '../package-paths.js';

/** The schema as the first line of a file names it, so that editors help: that of the project around it, if it has one. */
export function schemaFor(file: string, name = 'tool.schema.json'): string {
  const home = dirname(file);
  const path = relative(home, schemaAround(file, name) ?? join(SCHEMAS, name))
    .split(sep)
    .join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

/** The schema of the project that a file lies in; undefined if it lies in none. */
export function schemaAround(file: string, name: string): string | undefined {
  return foldersAbove(dirname(file))
    .flatMap((folder) => [
      join(folder, 'schemas', name),
      join(folder, 'node_modules', 'mcp-server-cloudstack', 'schemas', name),
    ])
    .find((path) => existsSync(path));
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
