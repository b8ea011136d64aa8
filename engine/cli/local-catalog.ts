import { loadSnapshot, snapshotFile } from '../cloudstack/apis-file.js';
import { openApis } from '../cloudstack/apis.js';
import type { Apis } from '../cloudstack/apis.js';
import { loadSettings } from '../config/load-settings.js';
import type { Flags, Settings } from '../config/settings.js';
import { loadCatalog } from '../manifest/catalog.js';
import type { Catalog } from '../manifest/catalog.js';
import { harmless } from '../manifest/problem.js';
import type { Problem } from '../manifest/problem.js';
import { BUILT_IN_MANIFESTS } from '../package-paths.js';
import { shellLine } from '../text/shell-line.js';
import { loadLocalSettings } from './local-settings.js';
import type { Terminal } from './terminal.js';

/** What is known of the tools without asking a cloud: none has to be configured, or reached. */
export interface LocalCatalog {
  catalog: Catalog;
  settings: Settings;
  /** What the key may call, as the last start learned it. */
  apis?: Apis;
}

/** Tells on stderr which manifests are left out, so that nobody looks for their tools. */
export async function openLocalCatalog(flags: Flags, { tell }: Pick<Terminal, 'tell'>): Promise<LocalCatalog> {
  const complete = await loadSettings(flags, process.env).catch(() => undefined);
  const { settings } = complete ?? (await loadLocalSettings(flags));
  const { manifests, overrides, cacheDir, profile, demo, cloud } = settings;
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS, ...manifests], settings, overrides);
  const snapshot = complete && !demo ? loadSnapshot(snapshotFile(cacheDir, profile, cloud.apiKey)) : undefined;
  for (const line of leftOut(catalog.problems)) tell(`${line}\n`);
  return { catalog, settings, ...(snapshot ? { apis: openApis(snapshot) } : {}) };
}

/** A line for each file: the first of what is wrong with it. */
function leftOut(problems: readonly Problem[]): string[] {
  const files = new Set(problems.map(({ file }) => file));
  return [...files].map((file) => {
    const [first, ...more] = problems.filter((problem) => problem.file === file);
    const place = [file, first?.line, first?.column].filter((part) => part !== undefined).join(':');
    const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
    return harmless(`Left out: ${place} ${first?.message}${rest} More: cloudstack-mcp lint ${shellLine([file])}`);
  });
}
