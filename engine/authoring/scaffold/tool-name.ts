import { commandWords } from '../../manifest/command-words.js';
import { PREPOSITIONS, SHORTER, TOGETHER, UNCOUNTED, WRITTEN } from './name-words.js';
import { LOOKING, VERBS } from './verbs.js';

/** 64 characters less the prefix that clients put before a name. */
const MOST_CHARACTERS = 47;

/** The tool's name for a command: its words joined by hyphens, with shorter words where clients would cut it. */
export function toolNameFor(command: string): string {
  const name = commandWords(command).join('-');
  if (name.length <= MOST_CHARACTERS) return name;
  const shorter = Object.entries(SHORTER).reduce((long, [from, to]) => long.replace(from, to), name);
  return shorter.length <= MOST_CHARACTERS ? shorter : shorter.slice(0, MOST_CHARACTERS + 1).replace(/-[^-]*$/, '');
}

export interface NameParts {
  /** "delete"; undefined if no word is a verb. */
  verb: string | undefined;
  /** What it is done to: ["network", "acl"]. */
  object: string[];
}

/** The verb begins the name, or ends it, as those of the quota plugin do. */
export function partsOf(command: string): NameParts {
  const words = commandWords(command);
  const isVerb = (word: string): boolean => Object.hasOwn(VERBS, word) || LOOKING.has(word);
  const [first = '', ...rest] = words;
  if (isVerb(first)) return { verb: first, object: rest };
  const last = words.at(-1) ?? '';
  if (isVerb(last)) return { verb: last, object: words.slice(0, -1) };
  const at = words.findIndex(isVerb);
  return at < 0
    ? { verb: undefined, object: words }
    : { verb: words[at], object: words.filter((_, index) => index !== at) };
}

/** Words of a name as they stand in a sentence: "VPC offering". */
export function written(words: readonly string[]): string {
  return together(words)
    .map((word) => WRITTEN[word] ?? word)
    .join(' ');
}

/** Names of two words as one word. */
function together(words: readonly string[]): string[] {
  const text = Object.entries(TOGETHER).reduce(
    (before, [from, to]) => before.replace(new RegExp(`\\b${from}\\b`), to.replaceAll(' ', '\u00a0')),
    words.join(' '),
  );
  return text.split(' ').map((word) => word.replaceAll('\u00a0', ' '));
}

/** "a network ACL to an account": each thing with its article, as a title has it. */
export function writtenWithArticles(words: readonly string[]): string {
  const parts: string[][] = [[]];
  for (const word of together(words)) {
    if (PREPOSITIONS.has(word)) parts.push([word], []);
    else parts.at(-1)?.push(word);
  }
  return parts
    .filter((part) => part.length > 0)
    .map((part) => (PREPOSITIONS.has(part[0] ?? '') ? written(part) : withArticle(part)))
    .join(' ');
}

export function withArticle(words: readonly string[]): string {
  const text = written(words);
  const last = words.at(-1) ?? '';
  if (UNCOUNTED.has(last) || (last.endsWith('s') && !/(ss|us|is|dns|os|as)$/.test(last))) return text;
  const first = text.split(' ')[0] ?? '';
  const isSpelt = /^[A-Z0-9]{2,}/.test(first);
  const isVowel = isSpelt ? /^[AEFHILMNORSX]/.test(first) : /^([aeio]|u(?!s|n[im]))/i.test(first);
  return `${isVowel ? 'an' : 'a'} ${text}`;
}

/** One of several: "network ACL" for "network ACLs". */
export function singular(words: readonly string[]): string[] {
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), singularWord(last)];
}

function singularWord(word: string): string {
  if (/(ss|us|is|dns|os|as|metrics)$/.test(word) || !word.endsWith('s')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(sses|xes|ches|shes|uses)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
