import type { IndexedDocument, SearchIndex } from './build-index.js';
import { actionOf, readLexicon, toolOf } from './lexicon.js';
import type { Synonyms } from './lexicon.js';
import { openLikeness } from './likeness.js';
import { createCorrect } from './typo.js';
import { understand } from './understand.js';
import type { Known, Question, Slot } from './understand.js';

export interface Hit {
  id: string;
  name: string;
  score: number;
}

/** Best first. `fits` says which documents count at all. */
export type Search = (question: string, fits?: (id: string) => boolean) => Hit[];

const LIST = actionOf('list');
const CREATE = actionOf('create');
/** What a question that is word for word an example adds; one half as like it adds a quarter of that. */
const EXAMPLE = 0.6;
/** Less likeness than this to an example alone finds nothing. */
const LEAST_LIKENESS = 0.5;
/** Whoever wants to look usually wants the list. */
const OTHER_READ = 0.97;

/** Makes an index ready for questions. */
export function openSearch({ documents, terms }: SearchIndex, synonyms: Synonyms): Search {
  const lexicon = readLexicon(synonyms);
  const rarity = rarities(terms, documents.length);
  const likeness = openLikeness(documents);
  const named = new Set(documents.flatMap(({ about }) => about.flat()));
  const isName = (term: string): boolean => named.has(term);
  const known: Known = {
    lexicon,
    rarity,
    isName,
    correct: createCorrect(Object.keys(terms), lexicon),
    usual: synonyms.usual,
  };
  return (text, fits = () => true) => {
    const question = understand(text, known);
    const whole = question.slots.reduce((sum, { importance }) => sum + importance, 0);
    const said = new Set(question.slots.flatMap(({ alternatives }) => alternatives.map(([term]) => term)));
    const like = likeness(text);
    const hits: Hit[] = [];
    addUp(question.slots, terms, documents.length).forEach((sum, at) => {
      const document = documents[at];
      const alike = like.get(at) ?? 0;
      if ((sum === 0 && alike < LEAST_LIKENESS) || !document || !fits(document.id)) return;
      const covers = sum === 0 ? 0 : coverage(document, said, rarity);
      const meant = sum === 0 ? 0 : (sum / whole) * (0.5 + 0.5 * covers) * doesFit(document, question);
      hits.push({ id: document.id, name: document.name, score: meant + EXAMPLE * alike ** 2 });
    });
    return hits.sort((a, b) => b.score - a.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  };
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

/** How much of what the tool is about was asked for: of two that are alike, the one without more. */
function coverage(
  { about, name }: IndexedDocument,
  said: ReadonlySet<string>,
  rarity: (term: string) => number,
): number {
  if (said.has(toolOf(name))) return 1;
  let all = 0;
  let covered = 0;
  for (const terms of about) {
    let [weight, hits] = [Infinity, 0];
    let isWhole = false;
    for (const term of terms) {
      const one = rarity(term);
      if (one > 0 && one < weight) weight = one;
      if (!said.has(term)) continue;
      hits += 1;
      isWhole ||= term.startsWith('~');
    }
    if (weight === Infinity) continue;
    all += weight;
    covered += isWhole || hits === terms.length ? weight : (weight * hits) / (2 * terms.length);
  }
  return all === 0 ? 1 : covered / all;
}

/** Whether it does what was asked for. Whoever does not say what to do wants to look. */
function doesFit({ does, isRead, name }: IndexedDocument, { actions, isLooking, slots }: Question): number {
  // Asked for by a symptom, whose verbs say something else.
  if (slots.some(({ alternatives }) => alternatives.some(([term]) => term === toolOf(name)))) return 1;
  const looks = name.startsWith('list-') ? 1 : OTHER_READ;
  if (actions.size === 0) return isRead ? looks : (does[CREATE] ?? 0) > 0.9 ? 0.9 : 0.82;
  let match = 0;
  for (const [action, sure] of actions) if (action !== LIST) match = Math.max(match, sure * (does[action] ?? 0));
  if (isLooking) return isRead ? looks : 0.55 + 0.2 * match;
  if (match > 0) return 0.5 + 0.5 * match;
  return isRead ? 0.7 : 0.5;
}
