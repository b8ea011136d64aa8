import { draftManifest } from '../../engine/authoring/scaffold/draft-manifest.js';
import { MARK, openWorkshop } from '../../engine/authoring/scaffold/workshop.js';
import { flow, writeManifest } from '../../engine/authoring/scaffold/write-manifest.js';
import { builtInFacts } from '../../engine/facts/facts.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';

/**
 * A folder with a manifest for each command that has none yet, as `new` drafts it and nobody has looked at it: all tools
 * together are what search has to cope with. Whoever asked for it removes it.
 */
export async function draftsOfOthers(): Promise<ManifestFolder> {
  const facts = builtInFacts();
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
  const tools = catalog.entries.flatMap(({ name }) => catalog.tool(name) ?? []);
  const covered = new Set(tools.map(({ command }) => command));
  const missing = [...facts.commands()].filter(({ name, deprecated }) => !covered.has(name) && deprecated !== true);
  const workshop = openWorkshop(tools, catalog.vocabulary, facts);
  const entities = new Map<string, string>();
  const files: Record<string, string> = {};
  for (const command of missing) {
    const draft = draftManifest(command, workshop);
    if (draft.newEntity) entities.set(draft.newEntity.name, flow(draft.newEntity.entity));
    const manifest = withoutMarks({ ...draft.manifest, examples: [] });
    files[`${draft.resource}/${draft.name}.yaml`] = writeManifest({ ...draft, manifest }, '');
  }
  files['_shared/entities.yaml'] = [...entities].map(([name, entity]) => `${name}: ${entity}\n`).join('');
  return new ManifestFolder(files);
}

/** What a person has to write says nothing yet. */
function withoutMarks<Value>(value: Value): Value {
  if (typeof value === 'string') return (value.startsWith(MARK) ? 'Nobody has written this yet.' : value) as Value;
  if (Array.isArray(value)) return value.map((one: unknown) => withoutMarks(one)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutMarks(one)])) as Value;
}
