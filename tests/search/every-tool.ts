import { loadCatalog } from '../../engine/manifest/catalog.js';
import type { Catalog } from '../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { draftsOfOthers } from './drafts-of-others.js';

/** All tools that there are, and drafts of those that nobody has written yet: what a search has to cope with. */
export async function everyTool(): Promise<Catalog> {
  const others = await draftsOfOthers();
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS, others.path]);
  // Opened while the drafts are there.
  catalog.search('virtual machine');
  others.remove();
  return catalog;
}
