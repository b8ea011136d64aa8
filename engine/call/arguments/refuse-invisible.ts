import type { Param } from '../../manifest/types.js';
import { INVISIBLE } from '../../text/neutralise.js';

/** All that is taken out of a text before it is shown: what is not shown may not be sent either. */
const UNSHOWN = new RegExp(`${INVISIBLE.source}|[\\u2028\\u2029\\x80-\\x9f]`, 'gu');
/** Nobody sees whether a name has one. */
const SPACE_AT_END = /^\s|\s$/u;

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
  if (param.encoding !== undefined) return undefined;
  const mayBeWriting = !namesSomething(param, path);
  const [space] = isName(path) && text.trim() !== '' ? (SPACE_AT_END.exec(text) ?? []) : [];
  if (space !== undefined) return codeOf(space);
  if (PLAIN.test(text)) return undefined;
  for (const { 0: found, index } of text.matchAll(UNSHOWN)) {
    if (mayBeWriting && isWriting(text, found, index)) continue;
    return codeOf(found);
  }
  return undefined;
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A name that is looked up is compared as a whole and never sent; one that is given becomes the name. */
function namesSomething({ format, pattern, enum: values, codes }: Param, path: string): boolean {
  const isPlain = format === undefined && pattern === undefined && values === undefined && codes === undefined;
  return !isPlain || isName(path);
}

function isName(path: string): boolean {
  return /name(?:\[\d+\])?$/i.test(path);
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
