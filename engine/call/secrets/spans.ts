import { HIDDEN } from './secret-names.js';

/** A part of a text, from its first letter up to the one behind its last. */
export interface Span {
  from: number;
  to: number;
}

/** The text with these parts hidden, in whatever order they come and however they overlap. */
export function hideSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let clean = '';
  let done = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (to <= from || to <= done) continue;
    clean += from < done ? '' : text.slice(done, from) + HIDDEN;
    done = to;
  }
  return clean + text.slice(done);
}
