import type { Span } from './spans.js';

/** Looks for many words in one pass over a text; how many there are hardly matters. */
export interface WordFinder {
  /** The length of the shortest word. */
  shortest: number;
  /** Where any of the words stands, in order; words that overlap share a span. */
  spans(text: string): Span[];
}

/** So many letters tell words apart before they are compared; no word may be shorter. */
export const LEAST_LENGTH = 6;
/** Each letter moves the others five bits up, so that after six more it is gone from a hash of thirty bits. */
const HASH = 2 ** (5 * LEAST_LENGTH) - 1;
const TABLE = 2 ** 14;
/** Up to here it is quicker to let V8 look for one after the other. */
const FEW = 40;

export function wordFinder(words: Iterable<string>): WordFinder {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  const shortest = longestFirst.at(-1)?.length ?? Infinity;
  const find = longestFirst.length <= FEW ? oneByOne(longestFirst) : allAtOnce(longestFirst);
  return { shortest, spans: (text) => (text.length < shortest ? [] : find(text)) };
}

function oneByOne(words: readonly string[]): WordFinder['spans'] {
  return (text) => {
    const places: Span[] = [];
    for (const word of words) {
      for (let from = text.indexOf(word); from !== -1; from = text.indexOf(word, from + 1))
        places.push({ from, to: from + word.length });
    }
    const found: Span[] = [];
    for (const { from, to } of places.sort((a, b) => a.from - b.from)) add(found, from, to);
    return found;
  };
}

function allAtOnce(longestFirst: readonly string[]): WordFinder['spans'] {
  const byStart = new Map<number, string[]>();
  // Most places of a text are told to be none by one look into a small table.
  const isStart = new Uint8Array(TABLE);
  for (const word of longestFirst) {
    const start = hashOf(word);
    isStart[slotOf(start)] = 1;
    const others = byStart.get(start);
    if (others) others.push(word);
    else byStart.set(start, [word]);
  }
  return (text) => {
    const found: Span[] = [];
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      hash = ((hash << 5) ^ text.charCodeAt(at)) & HASH;
      if (isStart[slotOf(hash)] === 0) continue;
      const from = at + 1 - LEAST_LENGTH;
      const word = byStart.get(hash)?.find((one) => text.startsWith(one, from));
      if (word !== undefined) add(found, from, from + word.length);
    }
    return found;
  };
}

/** Spans come in the order of their beginnings. */
function add(spans: Span[], from: number, to: number): void {
  const last = spans.at(-1);
  if (last && from < last.to) last.to = Math.max(last.to, to);
  else spans.push({ from, to });
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < LEAST_LENGTH; at += 1) hash = ((hash << 5) ^ word.charCodeAt(at)) & HASH;
  return hash;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 16)) & (TABLE - 1);
}
