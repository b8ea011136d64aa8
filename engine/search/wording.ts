import { wordsOf } from './words.js';

/** How well a question's spelling fits that of each document: 1 for all of it, in places where nobody else has it. */
export type Wording = (question: string) => Float64Array;

/** Piece of a word -> the documents that have it and how much it tells of them, in per cent, one after the other. */
export type WordingIndex = Record<string, number[]>;

/** So many letters long are the pieces of a word, of which its beginning and its end are two. */
const PIECE = 4;

/** Usual values of Robertson's BM25: how soon more of the same counts no more, and how much long texts are held back. */
const [K1, B] = [1.2, 0.5];

/**
 * Pieces of words find what no list of synonyms has: other endings, compounds, slips of the keyboard, words that stand in a
 * description only. Each text comes with how much it counts.
 */
export function indexWording(documents: readonly (readonly [text: string, weight: number][])[]): WordingIndex {
  const counted = documents.map((texts) => {
    const counts = new Map<string, number>();
    let length = 0;
    for (const [text, weight] of texts) {
      for (const piece of piecesOf(text)) {
        counts.set(piece, (counts.get(piece) ?? 0) + weight);
        length += weight;
      }
    }
    return { counts, length };
  });
  const usual = counted.reduce((sum, { length }) => sum + length, 0) / counted.length;
  const index = new Map<string, number[]>();
  counted.forEach(({ counts, length }, at) => {
    const held = K1 * (1 - B + (B * length) / usual);
    for (const [piece, count] of counts) {
      const list = index.get(piece) ?? [];
      list.push(at, Math.round((100 * count) / (count + held)));
      index.set(piece, list);
    }
  });
  return Object.fromEntries(index);
}

/** Makes it ready for questions. */
export function openWording(index: WordingIndex, count: number): Wording {
  return (question) => {
    const scores = new Float64Array(count);
    let whole = 0;
    for (const piece of new Set(piecesOf(question))) {
      const list = Object.hasOwn(index, piece) ? (index[piece] ?? []) : [];
      const holders = list.length / 2;
      const rarity = Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
      whole += rarity;
      for (let at = 0; at < list.length; at += 2) {
        const document = list[at] ?? 0;
        scores[document] = (scores[document] ?? 0) + (rarity * (list[at + 1] ?? 0)) / 100;
      }
    }
    return whole === 0 ? scores : scores.map((score) => score / whole);
  };
}

/** `volume` as `_vol`, `volu`, `olum`, `lume`, `ume_`. */
function piecesOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const whole = `_${word}_`;
    const last = Math.max(whole.length - PIECE, 0);
    return Array.from({ length: last + 1 }, (_, at) => whole.slice(at, at + PIECE));
  });
}
