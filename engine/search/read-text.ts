import type { Lexicon, Meaning, Phrase } from './lexicon.js';
import { folded, stem, wordsOf } from './words.js';

/** A piece of a text: the stems that it is written with, and what they stand for together. */
export interface Piece {
  stems: readonly string[];
  meanings: readonly Meaning[];
  /** Its last word, with its ending. */
  written?: string;
}

/** What may be meant by a word; the word itself if nothing better is known. */
export type Correct = (stem: string) => readonly string[];

const AS_WRITTEN: Correct = (word) => [word];

/** So many words may stand in the gap of a phrase. */
const WIDEST_GAP = 6;

/** A text in pieces, the longest phrase that is known first. What tells nothing is left out. */
export function readText(text: string, lexicon: Lexicon, correct = AS_WRITTEN): Piece[] {
  const { rest, pieces } = unspacedPieces(text, lexicon);
  const words = wordsOf(rest).flatMap((written) => correct(stem(written)).map((one) => ({ written, one })));
  const stems = words.map(({ one }) => one);
  const isRead = new Set<number>();
  for (let at = 0; at < stems.length; at += 1) {
    if (isRead.has(at)) continue;
    const word = stems[at] ?? '';
    const found = longestAt(stems, at, lexicon);
    if (!found) pieces.push({ stems: [word], meanings: [] });
    else if (found.phrase.meanings.length > 0) {
      const written = words[at + found.phrase.stems.length - 1]?.written ?? '';
      pieces.push({ stems: found.phrase.stems, meanings: found.phrase.meanings, written });
    }
    for (const one of found?.places ?? []) isRead.add(one);
  }
  return pieces;
}

/** The longest phrase that begins here, and where its words stand. */
function longestAt(
  stems: readonly string[],
  from: number,
  { phrases }: Lexicon,
): { phrase: Phrase; places: number[] } | undefined {
  const isAt = (wanted: readonly string[], at: number): boolean =>
    wanted.every((one, index) => stems[at + index] === one);
  const places = (wanted: readonly string[], at: number): number[] => wanted.map((_, index) => at + index);
  for (const phrase of phrases.get(stems[from] ?? '') ?? []) {
    if (!isAt(phrase.stems, from)) continue;
    const own = places(phrase.stems, from);
    const { after } = phrase;
    if (!after) return { phrase, places: own };
    const next = from + phrase.stems.length;
    for (let at = next + 1; at <= next + WIDEST_GAP && at < stems.length; at += 1) {
      if (isAt(after, at)) return { phrase, places: [...own, ...places(after, at)] };
    }
  }
  return undefined;
}

/** Phrases in scripts without blanks are looked for where they stand; what is left over is read word by word. */
function unspacedPieces(text: string, { unspaced }: Lexicon): { rest: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  // Latin script has blanks.
  if (!/[\u0250-\u{10ffff}]/u.test(text)) return { rest: text, pieces };
  let rest = folded(text);
  for (const { text: phrase, meanings } of unspaced) {
    if (!rest.includes(phrase)) continue;
    if (meanings.length > 0) pieces.push({ stems: [phrase], meanings });
    rest = rest.replaceAll(phrase, ' ');
  }
  return { rest, pieces };
}
