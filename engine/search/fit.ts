import type { IndexedDocument } from './build-index.js';
import { actionOf, toolOf } from './lexicon.js';
import type { Question } from './understand.js';

const LIST = actionOf('list');
const CREATE = actionOf('create');
/** What the first thing that is spoken of has to do with the tool; the others tell where, whose or with what. */
const OTHER_HEAD = 0.95;
/** Of what few have, unless it is spoken of. */
const RARE = 0.85;
/** Of what is asked for day by day. */
const USUAL = 1.05;
/** Whoever wants to look usually wants the list. */
const OTHER_READ = 0.98;

/** If nobody said what to do: how likely somebody wants one of it made, or something else done. */
const UNSAID_CREATE = 0.96;
const UNSAID_OTHER = 0.82;
/** Who wants to look may mean what is done to it, a little. */
const LOOKING_OTHER = 0.55;
const LOOKING_MATCH = 0.2;
/** What does nothing of what was asked for, and a little more what at least shows it. */
const ASKED_OTHER = 0.55;
const ASKED_READ = 0.6;
const ASKED_LEAST = 0.6;

/** How much of what a document is about was asked for. */
export type Coverage = (document: number, said: ReadonlySet<string>) => number;

/** Of two that are alike, the one without more than was asked for. Documents are told by their place. */
export function openCoverage(documents: readonly IndexedDocument[], rarity: (term: string) => number): Coverage {
  const parts = documents.map(({ about, name }) => ({
    tool: toolOf(name),
    about: about.flatMap((terms) => {
      const known = terms.map(rarity).filter((one) => one > 0);
      const words = terms.filter((term) => !term.startsWith('~')).length;
      return known.length === 0 ? [] : [{ terms, words, weight: Math.min(...known) }];
    }),
  }));
  return (document, said) => {
    const { tool = '', about = [] } = parts[document] ?? {};
    if (said.has(tool)) return 1;
    let all = 0;
    let covered = 0;
    for (const { terms, words, weight } of about) {
      let hits = 0;
      let isWhole = false;
      for (const term of terms) {
        if (!said.has(term)) continue;
        if (term.startsWith('~')) isWhole = true;
        else hits += 1;
      }
      all += weight;
      covered += isWhole || hits === words ? weight : (weight * hits) / (2 * words);
    }
    return all === 0 ? 1 : covered / all;
  };
}

/** Whether it does what was asked for. Whoever does not say what to do wants to look. */
export function doesFit({ does, isRead, name }: IndexedDocument, { actions, isLooking, tools }: Question): number {
  // Asked for by a symptom, whose verbs say something else.
  if (tools.has(name)) return 1;
  const looks = name.startsWith('list-') ? 1 : OTHER_READ;
  if (actions.size === 0) return isRead ? looks : (does[CREATE] ?? 0) > 0.9 ? UNSAID_CREATE : UNSAID_OTHER;
  let match = 0;
  for (const [action, sure] of actions) if (action !== LIST) match = Math.max(match, sure * (does[action] ?? 0));
  if (isLooking) return isRead ? looks : LOOKING_OTHER + LOOKING_MATCH * match;
  if (match > 0) return ASKED_LEAST + (1 - ASKED_LEAST) * match;
  return isRead ? ASKED_READ : ASKED_OTHER;
}

/** Whether it is about what the question speaks of first. */
export function headFit({ about }: IndexedDocument, { head }: Question): number {
  return head.length === 0 || about.some((terms) => terms.some((term) => head.includes(term))) ? 1 : OTHER_HEAD;
}

/** How likely it is meant by whoever says nothing special: everyday tools before those that need what few have. */
export function standing({ only, isUsual }: IndexedDocument, said: ReadonlySet<string>): number {
  if (only && !only.some((term) => said.has(term))) return RARE;
  return isUsual ? USUAL : 1;
}
