import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Facts } from '../../facts/facts.js';
import { lint } from '../lint/lint.js';
import type { Found } from '../lint/place-finding.js';
import { SHARED } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { findParsed } from '../../manifest/parsed-cache.js';
import type { Draft } from './draft-manifest.js';
import { markRefused } from './mark-refused.js';
import { flow, writeManifest } from './write-manifest.js';

/** Where a draft goes: its file, and the folders of manifests that a server would load with it. */
export interface DraftPlace {
  file: string;
  schema: string;
  folders: readonly string[];
}

/** The text of a draft with a mark wherever lint refuses what a machine wrote, and what lint says of the rest. */
export function settleDraft(draft: Draft, place: DraftPlace, facts: Facts): { text: string; found: readonly Found[] } {
  const beside = [...place.folders.flatMap(findParsed), ...entityOf(draft)].filter(({ path }) => path !== place.file);
  const linted = (text: string): readonly Found[] =>
    lint({ files: [sourceOf(place.file, nameOf(draft), text)], beside, isWhole: false, facts }).found;
  const first = writeManifest(draft, place.schema);
  const manifest = markRefused(draft.manifest, linted(first));
  const text = writeManifest({ ...draft, manifest }, place.schema);
  return { text, found: linted(text) };
}

function nameOf({ resource, name }: Draft): string {
  return `${resource}/${name}.yaml`;
}

/** The entry that the draft needs, as if it stood in a file already. */
function entityOf({ newEntity }: Draft): SourceFile[] {
  if (!newEntity) return [];
  const name = `${SHARED}/entities.yaml`;
  return [sourceOf(join('new', name), name, `${newEntity.name}: ${flow(newEntity.entity)}\n`)];
}

function sourceOf(path: string, name: string, text: string): SourceFile {
  return { path, name, text, hash: createHash('sha1').update(text).digest('base64') };
}
