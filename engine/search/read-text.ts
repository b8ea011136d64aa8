import type { Lexicon, Meaning, Phrase } from './lexicon.js';
import { isFiller } from './variants.js';
import { folded, stem, wordsOf } from './words.js';

/** A piece of a text: the stems that it is written with, and what they stand for together. */
export interface Piece {
  stems: readonly string[];
  meanings: readonly Meaning[];
  /** Its last word, with its ending. */
  written?: string;
  /** Its first word, with its ending: "hosts in maintenance". */
  start?: string;
  /** The word after it. */
  next?: string;
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
    const asked = longestAt(stems, at, lexicon.asked);
    if (asked) pieces.push(asked.phrase);
    if (isRead.has(at)) continue;
    const word = stems[at] ?? '';
    const found = longestAt(stems, at, lexicon.phrases);
    if (!found) pieces.push({ stems: [word], meanings: [] });
    else if (found.phrase.meanings.length > 0) {
      const last = found.places[found.phrase.stems.length - 1] ?? at;
      const { stems: own, meanings } = found.phrase;
      const [start = '', end = '', next = ''] = [at, last, last + 1].map((place) => words[place]?.written ?? '');
      pieces.push({ stems: own, meanings, start, written: end, next });
    }
    for (const one of found?.places ?? []) isRead.add(one);
  }
  return pieces;
}

/** The longest phrase that begins here, and where its words stand. */
function longestAt(
  stems: readonly string[],
  from: number,
  phrases: Lexicon['phrases'],
): { phrase: Phrase; places: number[] } | undefined {
  for (const phrase of phrases.get(stems[from] ?? '') ?? []) {
    const own = placesAt(stems, phrase.stems, from);
    if (!own) continue;
    const { after } = phrase;
    if (!after) return { phrase, places: own };
    const next = (own.at(-1) ?? from) + 1;
    for (let at = next + 1; at <= next + WIDEST_GAP && at < stems.length; at += 1) {
      const rest = placesAt(stems, after, at);
      if (rest) return { phrase, places: [...own, ...rest] };
    }
  }
  return undefined;
}

/** Where the words of a phrase stand from here on; "of our disk" is "of disk". */
function placesAt(stems: readonly string[], wanted: readonly string[], from: number): number[] | undefined {
  const places: number[] = [];
  let at = from;
  for (const one of wanted) {
    while (at > from && stems[at] !== one && isFiller(stems[at] ?? '')) at += 1;
    if (stems[at] !== one) return undefined;
    places.push(at);
    at += 1;
  }
  return places;
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
