import { stem, wordsOf } from './words.js';

/** Other ways to write a phrase, given as stems with a blank between them. */
export type Variants = (phrase: string) => string[];

const stemsOf = (text: string): string => wordsOf(text).map(stem).join(' ');

/** Nobody says twice what a thing is: of a phrase with several such words, each is exchanged alone. */
export function openVariants(same: Record<string, readonly string[]>): Variants {
  const groups = Object.entries(same).map(([word, others]) => [stemsOf(word), others.map(stemsOf)] as const);
  return (phrase) => {
    const plain = withoutFillers(phrase);
    const found = new Set<string>();
    for (const [word, others] of groups) {
      const at = ` ${plain} `.indexOf(` ${word} `);
      if (at < 0 || plain === word) continue;
      for (const other of others) found.add(`${plain.slice(0, at)}${other}${plain.slice(at + word.length)}`);
    }
    if (plain !== phrase) found.add(plain);
    return [...found];
  };
}

/** Words that may be left out, or stand there, without a change of what is meant. */
const FILLERS = new Set(stemsOf('a an the my our your their his her its this that these those some').split(' '));

export const isFiller = (word: string): boolean => FILLERS.has(word);

/** A phrase needs two words to be one: the DNS record "a" is no record. */
function withoutFillers(phrase: string): string {
  const kept = phrase.split(' ').filter((word) => !isFiller(word));
  return kept.filter((word) => word !== GAP).length < 2 ? phrase : kept.join(' ');
}

/** Some other words stand here. */
export const GAP = '…';
