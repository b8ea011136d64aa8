import type { Param } from '../../manifest/types.js';

/** Letters that nobody sees: zero-width, direction, tags, fillers, and signs that only change how another looks. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu; // eslint-disable-line no-misleading-character-class -- single characters, each to be found

/** Nearly all texts are these. */
const PLAIN = /^[\x20-\x7e\n]*$/;

/** Scripts in which a zero-width joiner or non-joiner is spelling. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const KEYCAP = /[0-9#*]/;

/**
 * The first letter of an argument that nobody can see, as U+200B: what a person agrees to must be what is sent. In a
 * text for people it may be part of an emoji, or spelling; in what names or addresses something it never is.
 */
export function invisibleIn(text: string, param: Param, path: string): string | undefined {
  if (PLAIN.test(text) || param.encoding !== undefined) return undefined;
  const mayBeWriting = !namesSomething(param, path);
  for (const { 0: found, index } of text.matchAll(INVISIBLE)) {
    if (mayBeWriting && isWriting(text, found, index)) continue;
    return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return undefined;
}

/** A name that is looked up is compared as a whole and never sent; one that is given becomes the name. */
function namesSomething({ format, pattern, enum: values, codes }: Param, path: string): boolean {
  const isPlain = format === undefined && pattern === undefined && values === undefined && codes === undefined;
  return !isPlain || /name(?:\[\d+\])?$/i.test(path);
}

/** An emoji's own sign directly behind it, a joiner between two of them, or between letters that it joins. */
function isWriting(text: string, found: string, at: number): boolean {
  const before = lastLetter(text.slice(0, at));
  const after = firstLetter(text.slice(at + found.length));
  switch (found) {
    case '\ufe0e':
    case '\ufe0f':
      return PICTURE.test(before) || (KEYCAP.test(before) && after === '\u20e3');
    case '\u200d':
      // The sign of the first emoji may stand before its joiner.
      return ((PICTURE.test(before) || before === '\ufe0f') && PICTURE.test(after)) || isJoined(before, after);
    case '\u200c':
      return isJoined(before, after);
    default:
      return false;
  }
}

function isJoined(before: string, after: string): boolean {
  return JOINING.test(before) && (JOINING.test(after) || after === '' || /\s/.test(after));
}

function lastLetter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '';
}

function firstLetter(text: string): string {
  return Array.from(text.slice(0, 2))[0] ?? '';
}
