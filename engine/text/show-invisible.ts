import { INVISIBLE } from './neutralise.js';

/** What JSON does not escape by itself, and a terminal obeys or a page breaks lines at. */
const CONTROL = /[\x7f-\x9f\u2028\u2029]/g;

/** As JSON, in which letters that nobody sees are written as escapes: it is read as the same value. */
export function visibleJson(value: unknown, indent: number): string {
  const escaped = (letters: string): string =>
    [...Array(letters.length).keys()]
      .map((at) => `\\u${letters.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('');
  return JSON.stringify(value, undefined, indent).replace(INVISIBLE, escaped).replace(CONTROL, escaped);
}

/** Text in which letters that nobody sees are told by their numbers: `<U+200B>`. Lines stay lines. */
export function showInvisible(text: string): string {
  const told = (letter: string): string =>
    `<U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
  return text.replace(INVISIBLE, told).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]/g, told); // eslint-disable-line no-control-regex -- these are told
}
