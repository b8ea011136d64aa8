import type { Lexicon } from './lexicon.js';
import { stem, wordsOf } from './words.js';

/** A text without what people call their own things. */
export type Mask = (text: string) => string;

/** Ids, addresses with their masks, domains, and what stands in quotes. */
const PLAIN =
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b|\d+(?:\.\d+){3}(?:\/\d+)?|\*(?:\.[\p{L}\d-]+)+|\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|net|org|local|lan|internal|example|corp|test)\b|(?<=\s)"[^"]{1,40}"/giu;

/** What follows the scheme of a link: that it is `nfs` tells something. */
const LINK = /(?<=\b[a-z][a-z\d+]*:)\/\/\S+/giu;

/** `kvm-04`, `web01`, `i-2-17-VM`, `c3`, `200gb`; `ipv6` and `k8s` are written like these, and are words. */
const WITH_DIGITS = /[\p{L}\d]+(?:[-_.][\p{L}\d]+)*/gu;

/**
 * Names, ids, addresses and sizes say nothing about the tool: "host kvm-04" is "host". What is known as a word stays,
 * whatever it is written with.
 */
export function openMask(terms: Record<string, number[]>, { words }: Pick<Lexicon, 'words'>): Mask {
  const isKnown = (word: string): boolean =>
    words.has(word) || isSpokenOf(Object.hasOwn(terms, word) ? terms[word] : []);
  const isOwn = (name: string): boolean => {
    if (!/\d/.test(name) || !/\p{L}/u.test(name)) return false;
    if (/^\p{L}[\p{L}\d]*(?:[-_]\p{L}[\p{L}\d]*)*[-_]\d/u.test(name)) return true;
    return wordsOf(name).some((word) => /\d/.test(word) && /[^\d]/.test(word) && !isKnown(stem(word)));
  };
  return (text) =>
    /[\d*".:]/.test(text)
      ? text
          .replace(LINK, ' ')
          .replace(PLAIN, ' ')
          .replace(WITH_DIGITS, (name) => (isOwn(name) ? ' ' : name))
      : text;
}

/** More than an example says it of a tool: examples have names of their own. */
const SPOKEN_OF = 80;

function isSpokenOf(strengths: readonly number[] = []): boolean {
  return strengths.some((strength, at) => at % 2 === 1 && strength >= SPOKEN_OF);
}
