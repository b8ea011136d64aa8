import type { Settings } from '../../config/settings.js';
import type { Catalog } from '../../manifest/catalog.js';
import { OWN_TOOL_NAMES } from '../../manifest/own-tool-names.js';
import { fitsGlob } from '../../manifest/tool-glob.js';
import { nearest } from '../../text/nearest.js';
import { warning } from './finding.js';
import type { Finding } from './finding.js';

interface Named {
  name: string;
  resource: string;
}

/** Patterns in `tools` and `excludeTools` that take no tool: a slip there offers nothing, or leaves nothing out. */
export function checkChoice({ entries }: Pick<Catalog, 'entries'>, settings: Settings): Finding[] {
  const all: Named[] = [...entries, ...[...OWN_TOOL_NAMES].map((name) => ({ name, resource: 'engine' }))];
  const idle = (setting: 'tools' | 'excludeTools'): Finding[] =>
    settings[setting]
      .filter((glob) => !all.some((tool) => fitsGlob(glob, tool)))
      .map((glob) => warning(`${setting}: no tool fits ${glob}.`, advice(glob, all)));
  return [...idle('tools'), ...idle('excludeTools')];
}

function advice(glob: string, all: readonly Named[]): string {
  const near = nearestGlobs(glob, all);
  const meant = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  return `${meant}\`cloudstack-mcp tools\` lists the tools there are.`;
}

function nearestGlobs(glob: string, all: readonly Named[]): string[] {
  const kinds = [...new Set(all.map(({ resource }) => resource))];
  const [kind = '', name] = glob.split('/');
  const taking = (globs: string[]): string[] => globs.filter((one) => all.some((tool) => fitsGlob(one, tool)));
  if (name === undefined) {
    // Who names a kind of thing means its tools.
    const ofKind = nearest(kind, kinds, 1).filter((near) => isAlmost(near, kind));
    if (ofKind.length > 0) return ofKind.map((near) => `${near}/*`);
    return nearest(
      glob.replaceAll('*', ''),
      all.map((tool) => tool.name),
      2,
    );
  }
  return nearest(kind, kinds, 2).map((near) => taking([`${near}/${name}`])[0] ?? `${near}/*`);
}

/** The same but for its hyphens, or a plural. */
function isAlmost(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace(/s$/, '');
  return plain(a) === plain(b);
}
