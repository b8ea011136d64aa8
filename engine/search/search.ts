import type { SearchIndex } from './build-index.js';
import { doesFit, headFit, openCoverage, standing } from './fit.js';
import { readLexicon, toolOf } from './lexicon.js';
import type { Synonyms } from './lexicon.js';
import { openLikeness } from './likeness.js';
import { openMask } from './own-names.js';
import { createCorrect } from './typo.js';
import { understand } from './understand.js';
import type { Known, Slot } from './understand.js';
import { openWording } from './wording.js';

export interface Hit {
  id: string;
  name: string;
  score: number;
}

/** Best first. `fits` says which documents count at all. */
export type Search = (question: string, fits?: (id: string) => boolean) => Hit[];

/** What a question that is word for word an example adds; one half as like it adds a quarter of that. */
const EXAMPLE = 0.6;
/** Less likeness than this to an example alone finds nothing. */
const LEAST_LIKENESS = 0.5;
/** So like an example, its own names too, a question repeats it. */
const REPEATED = 0.9;
/** It speaks louder than one that is merely alike. */
const WORD_FOR_WORD = 1.5;
/** What the spelling of a question adds, at most. */
const WORDING = 1.25;
/** Less than this of it alone finds nothing. */
const LEAST_WORDING = 0.2;
/** What a tool loses that is about more than was asked for. */
const COVERAGE = 0.3;
/** So many are looked at closely, those first that could become the best. */
const CANDIDATES = 60;

/** Makes an index ready for questions. */
export function openSearch({ documents, terms, wording }: SearchIndex, synonyms: Synonyms): Search {
  const lexicon = readLexicon(synonyms);
  const rarity = rarities(terms, documents.length);
  const likeness = openLikeness(documents);
  const spelling = openWording(wording, documents.length);
  const coverage = openCoverage(documents, rarity);
  const named = new Set(documents.flatMap(({ about }) => about.flat()));
  const isName = (term: string): boolean => named.has(term);
  const reads = new Set(documents.filter(({ isRead }) => isRead).map(({ name }) => toolOf(name)));
  const known: Known = {
    isRead: (term) => reads.has(term),
    lexicon,
    rarity,
    isName,
    correct: createCorrect(Object.keys(terms), lexicon),
    mask: openMask(terms, lexicon),
    usual: synonyms.usual,
  };
  return (text, fits = () => true) => {
    const question = understand(text, known);
    const whole = question.slots.reduce((sum, { importance }) => sum + importance, 0);
    const said = new Set(question.slots.flatMap(({ alternatives }) => alternatives.map(([term]) => term)));
    const meant = addUp(question.slots, terms, documents.length);
    const alike = likeness(question.wording);
    const repeated = question.wording === text ? alike : likeness(text);
    const spelt = spelling(question.wording);
    /** What speaks for a document besides what it means: examples, spelling. */
    const beside = new Float64Array(documents.length);
    const first = new Float64Array(documents.length);
    for (let at = 0; at < documents.length; at += 1) {
      const sum = meant[at] ?? 0;
      const again = repeated[at] ?? 0;
      const like = again >= REPEATED ? again * WORD_FOR_WORD : (alike[at] ?? 0);
      const written = spelt[at] ?? 0;
      beside[at] = EXAMPLE * like * like + WORDING * written;
      const isFound = sum > 0 || like >= LEAST_LIKENESS || written >= LEAST_WORDING;
      first[at] = isFound ? (sum === 0 ? 0 : sum / whole) + (beside[at] ?? 0) : -1;
    }
    const hits: Hit[] = [];
    for (const at of bestFirst(first)) {
      if (hits.length === CANDIDATES) break;
      const document = documents[at];
      if (!document || !fits(document.id)) continue;
      const { id, name } = document;
      const narrow = 1 - COVERAGE * (1 - coverage(at, said));
      const share = whole === 0 ? 0 : (meant[at] ?? 0) / whole;
      const fit = share * narrow * doesFit(document, question) * headFit(document, question);
      hits.push({ id, name, score: (fit + (beside[at] ?? 0)) * standing(document, said) });
    }
    return hits.sort((a, b) => b.score - a.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  };
}

/** So finely scores are told apart. */
const STEPS = 2 ** 30;

/** The places of what has a score of 0 or more. Numbers sort ten times as fast as a comparison is called. */
function bestFirst(scores: Float64Array): number[] {
  const count = scores.length;
  const keys = scores.map((score, at) => (score < 0 ? -1 : Math.floor(score * STEPS) * count + count - 1 - at)).sort();
  const places: number[] = [];
  for (let at = count - 1; at >= 0; at -= 1) {
    const key = keys[at] ?? -1;
    if (key < 0) break;
    places.push(count - 1 - (key % count));
  }
  return places;
}

/** How much a term tells: the fewer tools speak of it, the more; little if they only mention it. */
function rarities(terms: SearchIndex['terms'], count: number): (term: string) => number {
  const known = new Map<string, number>();
  for (const [term, list] of Object.entries(terms)) {
    let [speak, most] = [0, 0];
    for (let at = 1; at < list.length; at += 2) {
      speak += list[at] ?? 0;
      most = Math.max(most, list[at] ?? 0);
    }
    known.set(term, (Math.log(1 + count / (0.5 + speak / 100)) * Math.min(most, 90)) / 90);
  }
  return (term) => known.get(term) ?? 0;
}

/** What each slot finds, added up by document. */
function addUp(slots: readonly Slot[], terms: SearchIndex['terms'], count: number): Float64Array {
  const scores = new Float64Array(count);
  for (const { alternatives, importance } of slots) {
    const best = new Float64Array(count);
    for (const [term, weight] of alternatives) {
      const list = Object.hasOwn(terms, term) ? (terms[term] ?? []) : [];
      for (let at = 0; at < list.length; at += 2) {
        const document = list[at] ?? 0;
        best[document] = Math.max(best[document] ?? 0, ((list[at + 1] ?? 0) / 100) * weight);
      }
    }
    for (let at = 0; at < count; at += 1) scores[at] = (scores[at] ?? 0) + (best[at] ?? 0) * importance;
  }
  return scores;
}
