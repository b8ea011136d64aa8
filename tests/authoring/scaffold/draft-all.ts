import { createHash } from 'node:crypto';
import { builtInFacts } from '../../../engine/facts/facts.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import type { Found } from '../../../engine/authoring/lint/place-finding.js';
import { loadCatalog } from '../../../engine/manifest/catalog.js';
import { findFiles, isShared } from '../../../engine/manifest/find-files.js';
import type { SourceFile } from '../../../engine/manifest/find-files.js';
import type { Entity } from '../../../engine/manifest/types.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';
import { draftManifest } from '../../../engine/authoring/scaffold/draft-manifest.js';
import type { Draft } from '../../../engine/authoring/scaffold/draft-manifest.js';
import { markRefused } from '../../../engine/authoring/scaffold/mark-refused.js';
import { openWorkshop } from '../../../engine/authoring/scaffold/workshop.js';
import { flow, writeManifest } from '../../../engine/authoring/scaffold/write-manifest.js';

export interface Drafted {
  drafts: Draft[];
  files: SourceFile[];
  /** What lint says of them beside the shared words alone: no manifest of another hides or clashes. */
  found: readonly Found[];
}

/** Each command is drafted without the manifests of its share, its own among them: a workshop a command takes minutes. */
const SHARES = 32;
const SCHEMA = '../../../schemas/tool.schema.json';

/**
 * Every command of CloudStack as `new` would write it after one another, each without the help of a manifest of its
 * own. Those that CloudStack is going to remove are left out: `new` refuses them.
 */
export async function draftAll(): Promise<Drafted> {
  const facts = builtInFacts();
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
  const tools = catalog.entries.flatMap(({ name }) => catalog.tool(name) ?? []);
  const commands = [...facts.commands()].filter(({ deprecated }) => deprecated !== true);
  // The entries that they need first, as if the lists had been written before.
  const entities: Record<string, Entity> = {};
  const first = openWorkshop(tools, catalog.vocabulary, facts);
  for (const { newEntity } of commands.map((command) => draftManifest(command, first))) {
    if (newEntity) entities[newEntity.name] = newEntity.entity;
  }
  const vocabulary = { ...catalog.vocabulary, entities: { ...catalog.vocabulary.entities, ...entities } };
  const workshops = Array.from({ length: SHARES }, (_, share) => {
    const own = new Set(commands.filter((__, at) => at % SHARES === share).map(({ name }) => name));
    return openWorkshop(
      tools.filter(({ command }) => !own.has(command)),
      vocabulary,
      facts,
    );
  });
  const drafts = commands.map((command, at) => draftManifest(command, workshops[at % SHARES] ?? first));
  const before = lintAll(drafts.map(fileOf), entities);
  const marked = drafts.map((draft) => ({
    ...draft,
    manifest: markRefused(
      draft.manifest,
      before.filter(({ problem }) => problem.file === pathOf(draft)),
    ),
  }));
  const files = marked.map(fileOf);
  // Only what was marked is judged again.
  const isMarked = (at: number): boolean => marked[at]?.manifest !== drafts[at]?.manifest;
  const changed = files.filter((_, at) => isMarked(at));
  const paths = new Set(changed.map(({ path }) => path));
  const found = [...before.filter(({ problem }) => !paths.has(problem.file)), ...lintAll(changed, entities)];
  return { drafts: marked, files, found };
}

function pathOf({ resource, name }: Draft): string {
  return `${resource}/${name}.yaml`;
}

function fileOf(draft: Draft): SourceFile {
  return sourceOf(pathOf(draft), writeManifest(draft, SCHEMA));
}

function sourceOf(name: string, text: string): SourceFile {
  return { path: name, name, text, hash: createHash('sha1').update(text).digest('base64') };
}

function lintAll(files: readonly SourceFile[], entities: Record<string, Entity>): readonly Found[] {
  const beside = findFiles(BUILT_IN_MANIFESTS).filter(
    (file) => isShared(file) && !file.name.includes('lint-exceptions'),
  );
  const entries = Object.entries(entities).map(([name, entity]) => `${name}: ${flow(entity)}\n`);
  const head = '# yaml-language-server: $schema=../../schemas/entities.schema.json\n';
  const shared = sourceOf('_shared/entities.yaml', `${head}${entries.join('')}`);
  return lint({ files: [shared, ...files], beside, isWhole: false }).found;
}
