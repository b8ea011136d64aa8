import type { Edit } from './rule.js';

/** Edits that belong together: all of them are done, or none. */
export type Fix = readonly Edit[];

/** Those fixes that do not touch what an earlier one touches. The others can be done in the next round. */
export function withoutOverlaps<Each extends { fix: Fix }>(candidates: readonly Each[]): Each[] {
  const chosen: Each[] = [];
  const taken: Edit[] = [];
  for (const candidate of candidates) {
    if (candidate.fix.some((edit) => taken.some((other) => overlap(edit, other)))) continue;
    chosen.push(candidate);
    taken.push(...candidate.fix);
  }
  return chosen;
}

/** Two insertions at one place overlap too: their order would be a guess. */
function overlap(a: Edit, b: Edit): boolean {
  return a.from === b.from || (a.from < b.to && b.from < a.to);
}

/** The text with all edits done; offsets are those of the text before. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text: instead } of [...edits].sort((a, b) => a.from - b.from)) {
    parts.push(text.slice(at, from), instead);
    at = to;
  }
  return [...parts, text.slice(at)].join('');
}
