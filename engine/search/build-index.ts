import { actionOf, readLexicon } from './lexicon.js';
import type { Lexicon, Synonyms } from './lexicon.js';
import { readText } from './read-text.js';
import type { Piece } from './read-text.js';
import { indexWording } from './wording.js';
import type { WordingIndex } from './wording.js';
import { stem, wordsOf } from './words.js';

/** What is known of a tool, as far as it can be searched. */
export interface SearchDocument {
  /** What the result is called; the name of the file, so that two tools of one name are two. */
  id: string;
  name: string;
  resource: string;
  isRead: boolean;
  title: string;
  description: string;
  keywords: readonly string[];
  aliases: readonly string[];
  examples: readonly string[];
  /** How people ask for it: more examples, written for the search alone. */
  asked?: readonly string[];
  params: readonly { name: string; description: string }[];
  /** What few have, such as a product that a plugin drives: nobody means the tool who does not speak of it. */
  only?: string;
  /** Asked for day by day. */
  isUsual?: boolean;
}

/** Plain data, so that it can be kept. */
export interface SearchIndex {
  documents: IndexedDocument[];
  /** Term -> which documents speak of it and how strongly, in per cent, one after the other. */
  terms: Record<string, number[]>;
  wording: WordingIndex;
}

export interface IndexedDocument {
  id: string;
  name: string;
  isRead: boolean;
  /** What the name says that it is about: each part with the terms that stand for it. */
  about: string[][];
  /** What it does, and how sure that is. */
  does: Record<string, number>;
  /** The words of each example and of the title: who asks so means this tool. */
  asks: string[][];
  /** Terms of which one has to be said. */
  only?: string[];
  isUsual: boolean;
}

/** How strongly a word speaks for a tool, by where it stands. */
const STRENGTH = {
  name: 0.95,
  alias: 0.9,
  keyword: 0.85,
  title: 0.8,
  example: 0.75,
  resource: 0.5,
  description: 0.3,
  paramName: 0.25,
  param: 0.1,
} as const;

/** Of a word that stands for another action too. */
const LIKE = 0.88;

/** Of a verb that does much the same. */
const ALIKE = 0.4;

/** Names of other tools in a description say what this one is not. */
const TOOL_NAME = /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g;

/** The index over all tools. Takes a while: it is made when manifests are compiled. */
export function buildIndex(documents: readonly SearchDocument[], synonyms: Synonyms): SearchIndex {
  // What people ask says nothing about a tool that uses the same words.
  const lexicon = readLexicon({ ...synonyms, questions: {} });
  const terms = new Map<string, number[]>();
  const indexed = documents.map((document, at) => {
    for (const [term, strength] of strengthsOf(document, lexicon)) {
      const list = terms.get(term) ?? [];
      list.push(at, Math.round(strength * 100));
      terms.set(term, list);
    }
    const { id, name, isRead, examples, asked = [], title } = document;
    const asks = [...examples, ...asked, title].map((ask) => [...new Set(wordsOf(ask).map(stem))]);
    const { only, isUsual = false } = document;
    const needs = only === undefined ? {} : { only: readText(only, lexicon).flatMap(termsOf) };
    return { ...aboutAndDoes(document, lexicon), id, name, isRead, asks, isUsual, ...needs };
  });
  return { documents: indexed, terms: Object.fromEntries(terms), wording: indexWording(documents.map(textsOf)) };
}

/** What is written about a tool, and how much that counts. */
function textsOf(document: SearchDocument): [text: string, weight: number][] {
  const { name, title, keywords, aliases, examples, asked = [], description, resource } = document;
  return [
    [name, 3],
    [[title, ...keywords, ...aliases, ...examples, ...asked].join(' . '), 2],
    [`${resource} . ${description}`, 1],
  ];
}

/** The terms of a piece: what it stands for, and how it is written. */
export function termsOf({ stems, meanings }: Piece): string[] {
  return [...meanings, ...stems];
}

function strengthsOf(document: SearchDocument, lexicon: Lexicon): Map<string, number> {
  const strengths = new Map<string, number>();
  const learn = (text: string, strength: number): void => {
    // Said twice in one place is said once.
    for (const term of new Set(readText(text, lexicon).flatMap(termsOf))) {
      // Every place adds to what is still open to one.
      strengths.set(term, 1 - (1 - (strengths.get(term) ?? 0)) * (1 - strength));
    }
  };
  learn(document.name, STRENGTH.name);
  learn(document.resource, STRENGTH.resource);
  learn(document.title, STRENGTH.title);
  learn(document.keywords.join(' . '), STRENGTH.keyword);
  learn(document.aliases.join(' . '), STRENGTH.alias);
  learn([...document.examples, ...(document.asked ?? [])].join(' . '), STRENGTH.example);
  learn(document.description.replace(TOOL_NAME, ' '), STRENGTH.description);
  learn(document.params.map(({ name }) => name).join(' . '), STRENGTH.paramName);
  learn(document.params.map(({ description }) => description).join(' . '), STRENGTH.param);
  strengths.set(`=${document.name}`, 1);
  return strengths;
}

/** The verb of a name says what is done, the rest of it to what. */
function aboutAndDoes(document: SearchDocument, lexicon: Lexicon): Pick<IndexedDocument, 'about' | 'does'> {
  const pieces = readText(document.name, lexicon);
  const verb = pieces.find((piece) => actionsOf(piece).length > 0);
  const does: Record<string, number> = {};
  const learn = (from: readonly Piece[], sure: number): void => {
    for (const [action, weight] of from.flatMap(actionsOf)) does[action] = Math.max(does[action] ?? 0, weight * sure);
  };
  // The first verb of a keyword is what is done: "stop forwarding a port".
  for (const keyword of document.keywords) {
    const first = readText(keyword, lexicon).find((piece) => actionsOf(piece).length > 0);
    learn(first ? [first] : [], 0.85);
  }
  learn(verb ? [verb] : [], 1);
  for (const action of verb ? actionsOf(verb).map(([one]) => one) : []) {
    for (const other of lexicon.alike.get(action) ?? []) does[other] = Math.max(does[other] ?? 0, ALIKE);
  }
  if (document.isRead) does[actionOf('list')] = 1;
  return { about: pieces.filter((piece) => piece !== verb).map(termsOf), does };
}

/** What is to be done, by a word that says it: the action that is called so first of all. */
export function actionsOf({ stems, meanings }: Piece): [action: string, weight: number][] {
  const actions = meanings.filter((meaning) => meaning.startsWith(actionOf('')));
  const word = stems.join(' ');
  return actions.map((action) => [action, stem(action.slice(1)) === word ? 1 : LIKE]);
}
