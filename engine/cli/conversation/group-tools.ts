import { basename, dirname } from 'node:path';
import { findFiles } from '../../manifest/find-files.js';
import { BUILT_IN_MANIFESTS } from '../../package-paths.js';

const OWN = '(the server)';

/** "virtual-machine   deploy, destroy, list, ...": a line per resource, which is the folder of a tool's manifest. */
export function groupTools(names: readonly string[]): string[] {
  const folders = new Map(
    findFiles(BUILT_IN_MANIFESTS).map(({ name }) => [basename(name, '.yaml'), basename(dirname(name))]),
  );
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const resource = folders.get(name) ?? OWN;
    groups.set(resource, [...(groups.get(resource) ?? []), withoutResource(name, resource)]);
  }
  const width = Math.max(...[...groups.keys()].map((resource) => resource.length));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, verbs]) => `${resource.padEnd(width)}  ${verbs.join(', ')}`);
}

/** `deploy-virtual-machine` is `deploy` below virtual-machine. */
function withoutResource(name: string, resource: string): string {
  return name.replace(new RegExp(`-${resource}s?(?=-|$)`), '');
}
