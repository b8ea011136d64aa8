import { createHash } from 'node:crypto';
import { loadFacts } from '../../../facts/load-facts.js';

/** Shorter ones are nobody's own: "The name of the zone." */
const FEWEST_WORDS = 5;
const ARTICLES = new Set(['a', 'an', 'the']);

/**
 * Whether one sentence of the text is CloudStack's own. Its sentences are not part of this project, so the facts hold
 * only what fingerprints() makes of each command's and each parameter's description.
 */
export function cloudStacksSentence(text: string): string | undefined {
  ofCloudStack ??= new Set(loadFacts().sentences ?? []);
  const { size } = ofCloudStack;
  return size === 0 ? undefined : sentencesOf(text).find((sentence) => ofCloudStack?.has(fingerprint(sentence) ?? ''));
}

let ofCloudStack: ReadonlySet<string> | undefined;

/**
 * The fingerprints of all sentences of a text that are long enough: the first ten hexadecimal digits of the SHA-1 of
 * its words, in lower case, without articles and punctuation, joined by single spaces.
 */
export function fingerprints(text: string): string[] {
  return sentencesOf(text).flatMap((sentence) => fingerprint(sentence) ?? []);
}

function sentencesOf(text: string): string[] {
  return text.split(/[.!?;:](?=\s|$)|\n+/).filter((sentence) => sentence.trim() !== '');
}

function fingerprint(sentence: string): string | undefined {
  const words = (sentence.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !ARTICLES.has(word));
  if (words.length < FEWEST_WORDS) return undefined;
  return createHash('sha1').update(words.join(' ')).digest('hex').slice(0, 10);
}
