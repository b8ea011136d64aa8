import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the package lies: this file runs as dist/engine/package-paths.js, or inside a file of dist/bin. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BUILT_IN_MANIFESTS = fileURLToPath(new URL('../../manifests', import.meta.url));
export const SCHEMAS = fileURLToPath(new URL('../../schemas', import.meta.url));

/** The command that users start. */
export const COMMAND = fileURLToPath(new URL('../../dist/bin/cloudstack-mcp.js', import.meta.url));

/** The version in package.json: shown to clients, and part of what cached manifests are keyed by. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
