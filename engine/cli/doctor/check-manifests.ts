import { existsSync } from 'node:fs';
import { loadCatalog } from '../../manifest/catalog.js';
import type { CachePlaces, Catalog } from '../../manifest/catalog.js';
import { describeProblem } from '../../manifest/problem.js';
import type { OverridePolicy } from '../../manifest/types.js';
import { BUILT_IN_MANIFESTS } from '../../package-paths.js';
import { checkCache, checkOverrides } from './check-overrides.js';
import { failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/** What the server would find. Only sound manifests are kept in the cache, so no problem is missed. */
export async function checkManifests(
  folders: readonly string[],
  places: CachePlaces | undefined,
  policy: OverridePolicy = 'allow',
): Promise<{ findings: Finding[]; catalog: Catalog }> {
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS, ...folders], places, policy);
  const changes = catalog.entries.filter(({ effect }) => effect === 'change').length;
  const { length } = catalog.entries;
  const count = `${length} tools: ${length - changes} that read, ${changes} that change something.`;
  const missing = folders.filter((folder) => !existsSync(folder));
  const findings = [
    ok(count),
    ...(folders.length > 0 ? checkOverrides(catalog) : []),
    ...checkCache(catalog),
    ...missing.map((folder) => warning(`There is no folder ${folder}.`, 'Correct `manifests` where it is set.')),
    ...catalog.problems.map((problem) =>
      failed(describeProblem(problem), 'The server leaves this out until it is fixed.'),
    ),
  ];
  return { findings, catalog };
}
