import { distance } from 'fastest-levenshtein';
import type { Lexicon } from './lexicon.js';
import type { Correct } from './read-text.js';
import { stem } from './words.js';

/** Shorter words are too like others for a guess. */
const SHORTEST = 4;
/** `bigswitch` is a big switch, but most words that begin with a short one are no compounds. */
const [SHORTEST_PART, SHORTEST_REST] = [3, 4];
/** In a shorter word a letter that is another one makes another word: `vcpu` is not `vgpu`. */
const LETTERS_TO_REPLACE = 6;

/** What was probably meant by a word that no tool and no phrase has: two words written as one, or the one most like it. */
export function createCorrect(terms: Iterable<string>, { phrases, asked }: Lexicon): Correct {
  const known = new Set<string>();
  for (const term of terms) if (/^[\p{L}\p{N}]/u.test(term)) known.add(term);
  for (const list of [...phrases.values(), ...asked.values()])
    for (const { stems } of list) for (const one of stems) known.add(one);
  // Nobody slips at the first letter, but for two that changed places.
  const byStart = new Map<string, string[]>();
  const startOf = (first: string, length: number): string => `${first}${length}`;
  for (const word of known) {
    const start = startOf(word[0] ?? '', word.length);
    const list = byStart.get(start);
    if (list) list.push(word);
    else byStart.set(start, [word]);
  }
  const nearest = (word: string): string | undefined => {
    const [first = '', second = ''] = word;
    const limit = word.length < 8 ? 1 : 2;
    let best: string | undefined;
    let least = limit + 1;
    // A letter that is missing is likelier than one too many.
    const lengths = limit === 1 ? [0, 1, -1] : [0, 1, -1, 2, -2];
    for (const difference of lengths) {
      for (const one of byStart.get(startOf(first, word.length + difference)) ?? []) {
        const isOther = difference === 0 && word.length < LETTERS_TO_REPLACE;
        const far = Math.min(swapped(one, word), isOther ? Infinity : distance(one, word));
        if (far < least) [best, least] = [one, far];
      }
      const turned = difference === 0 && least > 1 ? (byStart.get(startOf(second, word.length)) ?? []) : [];
      for (const one of turned) if (swapped(one, word) < least) [best, least] = [one, 1];
    }
    return best;
  };
  return (word) => {
    if (known.has(word) || word.length < SHORTEST || /^\d|\d{2}/.test(word)) return [word];
    const parts = partsOf(word, known);
    if (parts) return parts;
    const near = nearest(word);
    return near === undefined ? [word] : [near];
  };
}

/** Only after so long a word may more than an s be a joint. */
const SHORTEST_JOINED = 7;

/** German and Dutch write two words as one, with a letter or two between them at times: `Konsolenzertifikat`. */
function partsOf(word: string, known: ReadonlySet<string>): string[] | undefined {
  for (let at = word.length - SHORTEST_REST; at >= SHORTEST_PART; at -= 1) {
    const rest = word.slice(at);
    if (!known.has(rest)) continue;
    const left = alone(word.slice(0, at)).find((part) => known.has(part));
    if (left !== undefined) return [left, rest];
  }
  return undefined;
}

/** What the first part of a compound may be when it stands alone. */
function alone(part: string): string[] {
  const short = part.endsWith('s') ? [part, part.slice(0, -1)] : [part];
  if (part.length < SHORTEST_JOINED) return short;
  const joints = ['n', 'en', 'es', 'er'].filter((joint) => part.endsWith(joint));
  return [...short, ...joints.map((joint) => stem(part.slice(0, part.length - joint.length)))];
}

/** 1 if two letters changed places, else no likeness at all. */
function swapped(a: string, b: string): number {
  if (a.length !== b.length) return Infinity;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return b === `${a.slice(0, at)}${a[at + 1] ?? ''}${a[at] ?? ''}${a.slice(at + 2)}` ? 1 : Infinity;
}
