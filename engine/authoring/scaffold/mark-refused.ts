import type { Found } from '../lint/place-finding.js';
import type { Path } from '../../manifest/read-yaml.js';
import type { Manifest } from '../../manifest/types.js';
import { titleMark } from './draft-title.js';
import { MARK, toWrite } from './workshop.js';

/**
 * The manifest with a mark in the place of each text that the rules for words refuse: what a machine cannot say well is
 * left to a person. A label of a column that is refused is left out.
 */
export function markRefused(manifest: Manifest, found: readonly Found[]): Manifest {
  const paths = found.filter(({ rule }) => rule.id.startsWith('words/')).map(({ at }) => at);
  if (paths.length === 0) return manifest;
  const marked = structuredClone(manifest);
  for (const path of paths) {
    if (path[0] === 'output' && path[1] === 'columns') dropLabel(marked, Number(path[2]));
    else markAt(marked, path);
  }
  return marked;
}

function dropLabel({ output }: Manifest, at: number): void {
  const column = output?.columns?.[at];
  if (typeof column !== 'object') return;
  const [path = ''] = Object.values(column);
  const [field = ''] = path.split(' | ');
  output?.columns?.splice(at, 1, path === field ? field : { [field]: path });
}

function markAt(manifest: Manifest, path: Path): void {
  const word = path.at(-1) ?? '';
  let parent: unknown = manifest;
  for (const step of path.slice(0, -1)) parent = (parent as Record<string, unknown> | undefined)?.[String(step)];
  const text = (parent as Record<string, unknown> | undefined)?.[String(word)];
  if (typeof text !== 'string' || text.startsWith(MARK)) return;
  (parent as Record<string, unknown>)[String(word)] =
    word === 'title'
      ? titleMark(manifest.command)
      : toWrite(HINTS[String(word)] ?? 'what is meant here, in a few words.');
}

/** A draft would lead the author astray where it is refused, so it is not quoted. */
const HINTS: Readonly<Record<string, string>> = {
  warning: 'what happens to what, in one sentence that names it.',
  impact: 'how much is hit.',
  done: 'what is true now, in one sentence.',
  empty: 'what to say if there is nothing to show.',
  card: 'what to say of one, in some lines.',
  description: 'what it is, in a few words.',
};
