import { neutralise } from '../../text/neutralise.js';
import { HIDDEN, isSecretName } from './secret-names.js';

/** Values shorter than this are too common to be searched for in other texts. */
export const TELLING_LENGTH = 6;

/** Secrets that show by their form: PEM private keys, and user:password@ in a URL (host:port/ is none). */
const BY_FORM: [pattern: RegExp, replacement: string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, HIDDEN],
  [/(:\/\/)[^\s/:@"<>]{0,256}:(?!\d{1,5}(?:[/?#]|$))[^\s"<>]{0,1024}@/g, `$1${HIDDEN}@`],
];

/** `name=` or `"name":`, also inside JSON that is a text of JSON. */
const NAMED = /(?<![\w.-])([a-z][\w.-]*)(?:\\*["'])?\s{0,3}[=:]\s{0,3}/gi;
/** The value after it: up to the closing quote, escaped as often as the opening one, or up to the next space. */
const VALUE = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|'(?:[^'\\]|\\[\s\S])*(?:'|$)|(\\+)(["'])[\s\S]*?(?:(?<!\\)\1\2|$)|\S+/y;

/** Known secrets in every form in which a text may hold them, the longest first: one may be the beginning of another. */
export type Needles = readonly string[];

export function needlesOf(known: Iterable<string>): Needles {
  const forms = [...known].flatMap((secret) => [secret, neutralise(secret)]);
  return [...new Set(forms)].filter(({ length }) => length >= TELLING_LENGTH).sort((a, b) => b.length - a.length);
}

/** Free text of the cloud or a log line, without secrets and without what could harm a terminal or hide from a reader. */
export function cleanText(text: string, known: Iterable<string>): string {
  return cleanWith(text, needlesOf(known));
}

export function cleanWith(text: string, needles: Needles): string {
  return withoutAssigned(withoutKnown(text, needles));
}

/** A sentence of our own into which values were put: "password: it is too long" names no secret. */
export function cleanSentence(text: string, known: Iterable<string>): string {
  return withoutKnown(text, needlesOf(known));
}

/** The last look at a text of ours that goes out: none of these values, and nothing that could harm a terminal. */
export function sealText(text: string, known: Iterable<string>): string {
  return neutralise(replaceAll(text, needlesOf(known)));
}

function withoutKnown(text: string, needles: Needles): string {
  const replaced = replaceAll(text, needles);
  const neutral = neutralise(replaced);
  // Taking out what is invisible may join the parts of a secret.
  const clean = neutral === replaced ? neutral : replaceAll(neutral, needles);
  if (!clean.includes('://') && !clean.includes('-----BEGIN')) return clean;
  return BY_FORM.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), clean);
}

function replaceAll(text: string, needles: Needles): string {
  let clean = text;
  for (const needle of needles) {
    // Most texts are shorter than most secrets.
    if (needle.length <= clean.length && clean.includes(needle)) clean = clean.replaceAll(needle, HIDDEN);
  }
  return clean;
}

/** Takes the value away wherever a text names a secret: `password=...`, `"secretkey": "..."`. */
function withoutAssigned(text: string): string {
  if (!/[=:]/.test(text)) return text;
  let clean = '';
  let done = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(NAMED)) {
    if (index < done || !isSecretName(name)) continue;
    VALUE.lastIndex = index + whole.length;
    const value = VALUE.exec(text)?.[0];
    if (value === undefined) continue;
    clean += text.slice(done, index + whole.length) + HIDDEN;
    done = index + whole.length + value.length;
  }
  return clean + text.slice(done);
}
