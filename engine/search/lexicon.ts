import { GAP, openVariants } from './variants.js';
import type { Variants } from './variants.js';
import { folded, isUnspaced, stem, wordsOf } from './words.js';

/** What people say for what: `_shared/synonyms.yaml`, and `_shared/asked.yaml` for what they ask day by day. */
export interface Synonyms {
  /** What is done -> how people say it. The key is the verb of tools. */
  actions: Record<string, string[]>;
  /** Verbs of tools that do much the same. */
  alike: string[][];
  /** What it is done to, as names and titles say it -> what else people say. */
  things: Record<string, string[]>;
  /** A tool -> ways to ask for it that name neither: symptoms, mostly. */
  questions: Record<string, string[]>;
  /** A tool -> how people ask for it: the index learns from them as from examples. */
  asked: Record<string, string[]>;
  /** A word -> others that may stand for it within a longer phrase: "disk of a vm", "disk of an instance". */
  same: Record<string, string[]>;
  /** Words and phrases that tell nothing. */
  empty: string[];
  /** Words before what a thing is for: who speaks of one thing with an aim and of no action wants to have it. */
  aims: string[];
  /** The thing that is meant when something should be done and nobody says to what. */
  usual?: string;
}

export const NO_SYNONYMS: Synonyms = {
  actions: {},
  alike: [],
  things: {},
  questions: {},
  asked: {},
  same: {},
  empty: [],
  aims: [],
};

/** Both: a later folder says more and takes nothing away. */
export function joinSynonyms(one: Synonyms, other: Partial<Synonyms>): Synonyms {
  const join = (a: Record<string, string[]>, b: Record<string, string[]> = {}): Record<string, string[]> => ({
    ...a,
    ...Object.fromEntries(Object.entries(b).map(([key, said]) => [key, [...(a[key] ?? []), ...said]])),
  });
  return {
    actions: join(one.actions, other.actions),
    alike: [...one.alike, ...(other.alike ?? [])],
    things: join(one.things, other.things),
    questions: join(one.questions, other.questions),
    asked: join(one.asked, other.asked),
    same: join(one.same, other.same),
    empty: [...one.empty, ...(other.empty ?? [])],
    aims: [...one.aims, ...(other.aims ?? [])],
    ...(other.usual === undefined ? (one.usual === undefined ? {} : { usual: one.usual }) : { usual: other.usual }),
  };
}

/** What a phrase stands for: `+create` is an action, `~volume` a thing, `=list-events` a tool. */
export type Meaning = string;

export const actionOf = (word: string): Meaning => `+${word}`;
export const thingOf = (phrase: string): Meaning => `~${phrase}`;
export const toolOf = (name: string): Meaning => `=${name}`;

export interface Phrase {
  stems: string[];
  /** None for what tells nothing. */
  meanings: Meaning[];
  /** What ends it, after some other words: "turn … off". */
  after?: string[];
}

export interface Lexicon {
  /** By their first stem, the longest first. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Phrases that ask for a tool, likewise. They say what is wanted besides what their words say. */
  asked: ReadonlyMap<string, readonly Phrase[]>;
  /** Action -> others that do much the same. */
  alike: ReadonlyMap<Meaning, ReadonlySet<Meaning>>;
  aims: ReadonlySet<string>;
  /** Every word of phrases that tell something. */
  words: ReadonlySet<string>;
  /** Those of scripts without blanks, the longest first. */
  unspaced: readonly { text: string; meanings: Meaning[] }[];
}

type Said = [phrase: string, meaning: Meaning];

/** Made ready for looking up. */
export function readLexicon({ actions, alike, things, questions, same, empty, aims }: Synonyms): Lexicon {
  const variantsOf = openVariants(same);
  const words = phrasesOf([...saidFor(actions, actionOf), ...saidFor(things, thingOf)], empty, variantsOf);
  const asked = phrasesOf(listed(questions, toolOf), [], variantsOf);
  const unspaced = [...words.unspaced, ...asked.unspaced].sort((a, b) => b.text.length - a.text.length);
  return {
    phrases: words.phrases,
    asked: asked.phrases,
    unspaced,
    alike: othersOf(alike),
    aims: new Set(aims.map(keyOf)),
    words: wordsIn(words.phrases, asked.phrases),
  };
}

function listed(groups: Record<string, string[]>, meaningOf: (key: string) => Meaning): Said[] {
  return Object.entries(groups).flatMap(([key, said]) => said.map((one): Said => [one, meaningOf(key)]));
}

/** What something is called by its key as well. */
function saidFor(groups: Record<string, string[]>, meaningOf: (key: string) => Meaning): Said[] {
  return [...Object.keys(groups).map((key): Said => [key, meaningOf(key)]), ...listed(groups, meaningOf)];
}

function wordsIn(...all: Lexicon['phrases'][]): Set<string> {
  const phrases = all.flatMap((one) => [...one.values()].flat()).filter(({ meanings }) => meanings.length > 0);
  return new Set(phrases.flatMap(({ stems, after = [] }) => [...stems, ...after]));
}

type Phrases = Pick<Lexicon, 'phrases' | 'unspaced'>;

function phrasesOf(said: readonly Said[], empty: readonly string[], variantsOf: Variants): Phrases {
  const meaningsOf = new Map<string, Set<Meaning>>();
  const learn = (key: string, meaning: Meaning): void => {
    meaningsOf.set(key, (meaningsOf.get(key) ?? new Set()).add(meaning));
  };
  for (const [phrase, meaning] of said) learn(keyOf(phrase), meaning);
  for (const key of empty.map(keyOf)) if (!meaningsOf.has(key)) meaningsOf.set(key, new Set());
  // What is written down as it stands counts more than what a variant could mean.
  const written = new Set(meaningsOf.keys());
  for (const [phrase, meaning] of said) {
    for (const key of variantsOf(keyOf(phrase))) if (!written.has(key)) learn(key, meaning);
  }
  return byFirst(meaningsOf);
}

function byFirst(meaningsOf: ReadonlyMap<string, ReadonlySet<Meaning>>): Phrases {
  const phrases = new Map<string, Phrase[]>();
  const unspaced: { text: string; meanings: Meaning[] }[] = [];
  for (const [key, set] of meaningsOf) {
    const meanings = [...set];
    if (isUnspaced(key)) {
      unspaced.push({ text: key, meanings });
      continue;
    }
    const [stems = [], after] = key.split(GAP).map((part) => part.trim().split(' '));
    const first = stems[0] ?? '';
    const list = phrases.get(first) ?? [];
    list.push({ stems, meanings, ...(after ? { after } : {}) });
    phrases.set(first, list);
  }
  const length = ({ stems, after = [] }: Phrase): number => stems.length + after.length;
  for (const list of phrases.values()) list.sort((a, b) => length(b) - length(a));
  return { phrases, unspaced };
}

function othersOf(groups: readonly string[][]): Map<Meaning, Set<Meaning>> {
  const others = new Map<Meaning, Set<Meaning>>();
  for (const group of groups) {
    const meanings = group.map(actionOf);
    for (const one of meanings) others.set(one, new Set([...(others.get(one) ?? []), ...meanings]));
  }
  return others;
}

function keyOf(phrase: string): string {
  if (isUnspaced(phrase)) return folded(phrase);
  const parts = phrase.split(GAP).map((part) => wordsOf(part).map(stem).join(' '));
  return parts.join(` ${GAP} `);
}
