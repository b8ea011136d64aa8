import { foldLines } from '../../text/foreign-lines.js';
import { neutralise } from '../../text/neutralise.js';
import { hideKnown, hidePlain, needlesOf } from './known-secrets.js';
import type { Needles } from './known-secrets.js';
import { hideNamed } from './named-secrets.js';
import { HIDDEN } from './secret-names.js';

/** Secrets that show by their form: PEM private keys, signed tokens, and what stands before the @ in a URL. */
const BY_FORM: [hint: RegExp, pattern: RegExp, replacement: string][] = [
  [
    /-----BEGIN/,
    /-----BEGIN[A-Z0-9 %+]{0,60}PRIVATE(?: |%20|\+)KEY[\s\S]*?(?:-----END[A-Z0-9 %+]{0,60}PRIVATE(?: |%20|\+)KEY-----|$)/g,
    HIDDEN,
  ],
  [/eyJ/, /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{2,}(?:\.[\w-]*){0,3}/g, HIDDEN],
  // host:port/ is no user and no password.
  [/:\\?\/\\?\//, /(:\\?\/\\?\/)[^\s/:@"<>]{0,256}:(?!\d{1,5}(?:[/?#]|$))[^\s"<>]{0,1024}@/g, `$1${HIDDEN}@`],
  [/:\\?\/\\?\//, /(:\\?\/\\?\/)[^\s/?#:@"<>[\]]{1,1024}@/g, `$1${HIDDEN}@`],
];

/** The words of an Authorization header without its name. */
const SCHEME = /\b(bearer|basic|digest|negotiate|token|apikey)[ \t]+([^\s"'<>,;\\]+)/gi;

/**
 * One of these is in each text of which the patterns here take something away; most texts of an answer have none. Where
 * a pattern is added, what it begins with is added here.
 */
const LOUD = /[^\x20-\x24\x27-\x39\x3b\x3e-\x5b\x5d-\x7e]|--|eyJ/;
const LOUD_WORD = /(?:bearer|basic|digest|negotiate|token|apikey) /i;
/** They stand in every row, and their colons come after no name. */
const TIME_OR_MAC =
  /^(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d{4})?|[\da-f]{2}(?::[\da-f]{2}){5})$/i;

/** Free text of the cloud or a log line, without secrets and without what could harm a terminal or hide from a reader. */
export function cleanText(text: string, known: Iterable<string>): string {
  return cleanWith(text, needlesOf(known));
}

export function cleanWith(text: string, needles: Needles): string {
  return isQuiet(text) ? hidePlain(text, needles.plain) : cleanLoud(text, needles);
}

/** A text of an answer: on one line, too. */
export function cleanLine(text: string, needles: Needles): string {
  return isQuiet(text) ? hidePlain(text, needles.plain) : foldLines(cleanLoud(text, needles));
}

function cleanLoud(text: string, needles: Needles): string {
  return hideSchemes(hideNamed(withoutKnown(text, needles)));
}

function isQuiet(text: string): boolean {
  return LOUD.test(text) ? TIME_OR_MAC.test(text) : !(text.includes(' ') && LOUD_WORD.test(text));
}

function hideSchemes(text: string): string {
  if (!text.includes(' ')) return text;
  return text.replace(SCHEME, (whole: string, _: string, word: string) =>
    isPlainWord(word) ? whole : `${whole.slice(0, -word.length)}${HIDDEN}`,
  );
}

/** A sentence of our own into which values were put: "password: it is too long" names no secret. */
export function cleanSentence(text: string, known: Iterable<string>): string {
  return withoutKnown(text, needlesOf(known));
}

/** The last look at a text of ours that goes out: none of these values, and nothing that could harm a terminal. */
export function sealText(text: string, known: Iterable<string>): string {
  return neutralise(hideKnown(text, needlesOf(known)));
}

function withoutKnown(text: string, needles: Needles): string {
  const replaced = hideKnown(text, needles);
  const neutral = neutralise(replaced);
  // Taking out what is invisible may join the parts of a secret.
  const clean = neutral === replaced ? neutral : hideKnown(neutral, needles);
  return BY_FORM.reduce(
    (rest, [hint, pattern, replacement]) => (hint.test(rest) ? rest.replace(pattern, replacement) : rest),
    clean,
  );
}

/** "Basic authentication", "token expired." */
function isPlainWord(word: string): boolean {
  return word.startsWith(HIDDEN) || (word.length < 20 && /^[A-Za-z]?[a-z]*[.:!?)]*$/.test(word));
}
