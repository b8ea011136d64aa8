import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import type { Catalog } from '../../engine/manifest/catalog.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { SOUND } from './sound.js';

export const ENTITIES = 'thing: { list: listThings, as: thing }\n';

export interface Place {
  manifests: ManifestFolder;
  cache: string;
  state: string;
  load: () => Promise<Catalog>;
}

export async function inPlace(run: (place: Place) => Promise<void>): Promise<void> {
  const manifests = new ManifestFolder({ '_shared/entities.yaml': ENTITIES, 'thing/do-thing.yaml': SOUND });
  const root = mkdtempSync(join(tmpdir(), 'cache-'));
  const cache = join(root, 'cache');
  const state = join(root, 'state');
  try {
    await run({
      manifests,
      cache,
      state,
      load: () => loadCatalog([manifests.path], { cacheDir: cache, stateDir: state }),
    });
  } finally {
    manifests.remove();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Everything that a catalog says, so that two can be compared. */
export function contentOf(catalog: Catalog): unknown {
  const { entries, vocabulary, problems } = catalog;
  return { tools: entries.map(({ name }) => catalog.tool(name)), vocabulary, problems };
}

/** The one file that was written. */
export function fileIn(cache: string): string {
  const [name = '', ...others] = readdirSync(cache);
  assert.equal(others, [], 'nothing else is left behind');
  return join(cache, name);
}
