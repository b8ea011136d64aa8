import { loadSnapshot, snapshotFile } from '../cloudstack/apis-file.js';
import { openApis } from '../cloudstack/apis.js';
import type { Apis } from '../cloudstack/apis.js';
import { loadSettings } from '../config/load-settings.js';
import type { Flags, Settings } from '../config/settings.js';
import { loadCatalog } from '../manifest/catalog.js';
import type { Catalog } from '../manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../package-paths.js';
import { loadLocalSettings } from './local-settings.js';

/** What is known of the tools without asking a cloud: none has to be configured, or reached. */
export interface LocalCatalog {
  catalog: Catalog;
  settings: Settings;
  /** What the key may call, as the last start learned it. */
  apis?: Apis;
}

export async function openLocalCatalog(flags: Flags): Promise<LocalCatalog> {
  const complete = await loadSettings(flags, process.env).catch(() => undefined);
  const { settings } = complete ?? (await loadLocalSettings(flags));
  const { manifests, overrides, cacheDir, profile, demo, cloud } = settings;
  const [catalog, snapshot] = await Promise.all([
    loadCatalog([BUILT_IN_MANIFESTS, ...manifests], settings, overrides),
    complete && !demo ? loadSnapshot(snapshotFile(cacheDir, profile, cloud.apiKey)) : undefined,
  ]);
  return { catalog, settings, ...(snapshot ? { apis: openApis(snapshot) } : {}) };
}
