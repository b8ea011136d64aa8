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
  for (const { from, to } of spans.map((span) => aroundMarks(text, span)).sort((a, b) => a.from - b.from)) {
    if (to <= from || to <= done) continue;
    clean += from < done ? '' : text.slice(done, from) + HIDDEN;
    done = to;
  }
  return clean + text.slice(done);
}

/** Half of the mark of what is hidden already would look like a part of the secret. */
function aroundMarks(text: string, { from, to }: Span): Span {
  return { from: markAt(text, from) ?? from, to: (markAt(text, to - 1) ?? to - HIDDEN.length) + HIDDEN.length };
}

/** Where the mark begins in which a letter stands, if it stands in one. */
function markAt(text: string, letter: number): number | undefined {
  const start = Math.max(0, letter - HIDDEN.length + 1);
  const at = text.slice(start, letter + HIDDEN.length).indexOf(HIDDEN);
  return at < 0 ? undefined : start + at;
}
