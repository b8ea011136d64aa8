import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { SCHEMAS } from '../package-paths.js';

/** The schema as the first line of a file names it, so that editors help: that of the project around it, if it has one. */
export function schemaFor(file: string, name = 'tool.schema.json'): string {
  const home = dirname(file);
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
