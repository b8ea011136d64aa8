import { foldLines } from '../../text/foreign-lines.js';
import { neutralise } from '../../text/neutralise.js';
import { assignedSecrets, IN_NAMES } from './assigned-secrets.js';
import { formedSecrets, schemeSecrets } from './formed-secrets.js';
import { hideKnown, hidePlain, needlesOf } from './known-secrets.js';
import type { Needles } from './known-secrets.js';
import { holdsPacked, packedTexts } from './packed-secrets.js';
import { pairedSecrets } from './paired-secrets.js';
import { namingLayers, withoutBreaks } from './readings.js';
import type { SeenThrough } from './see-through.js';
import { HIDDEN } from './secret-names.js';
import { hideSpans } from './spans.js';
import type { Span } from './spans.js';
import { taggedSecrets } from './tagged-secrets.js';

type Search = (text: string) => Iterable<Span>;

const BY_FORM: readonly Search[] = [formedSecrets];
const ALL: readonly Search[] = [formedSecrets, assignedSecrets, pairedSecrets, taggedSecrets, schemeSecrets];

/**
 * One of these is in each text of which the searches here take something away; most texts of an answer have none. Where
 * a search is added, what it begins with is added here.
 */
const LOUD =
  /[^\x20\x21\x23\x24\x28-\x39\x3b\x3f\x41-\x5b\x5d-\x7e]|--|eyJ|xox|gh[opsur]_|github_pat|glpat|hvs\.|sk-|AIza|(?:npm|dckr_pat|hf|glsa)_|\$[1256ya]|\| ?(?:sudo )?(?:ch)?passwd|(?:^| )-[a-z]/i;
/**
 * Nobody reads a longer text here, and the searches would take seconds over some megabytes. It is cut behind what is
 * kept, so that half a secret at the end is not.
 */
const SEARCHED = 100_000;
const KEPT = 60_000;
/** Nobody packs a text into more packed ones than these. */
const MOST_PACKINGS = 4;
const LOUD_WORD = /(?:bearer|basic|digest|negotiate|token|apikey|authorization) /i;
/** They stand in every row, and their colons come after no name. */
const TIME_OR_MAC =
  /^(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d{4})?|[\da-f]{2}(?::[\da-f]{2}){5})$/i;

/** Free text of the cloud or a log line, without secrets and without what could harm a terminal or hide from a reader. */
export function cleanText(text: string, known: Iterable<string>): string {
  return cleanWith(text, needlesOf(known));
}

export function cleanWith(text: string, needles: Needles): string {
  return cleanQuiet(text, needles) ?? cleanLoud(text, needles, ALL);
}

/** A text of an answer: on one line, too. */
export function cleanLine(text: string, needles: Needles): string {
  return cleanQuiet(text, needles) ?? foldLines(cleanLoud(text, needles, ALL));
}

/** Undefined for a text that has to be searched: also where only the mark of a hidden secret makes a name of what is before it. */
function cleanQuiet(text: string, { plain }: Needles): string | undefined {
  if (!isQuiet(text)) return undefined;
  const shown = hidePlain(text, plain);
  return shown === text || isQuiet(shown) ? shown : undefined;
}

function isQuiet(text: string): boolean {
  if (LOUD.test(text)) return TIME_OR_MAC.test(text);
  if (holdsPacked(text)) return false;
  return !(/[ (,[{]/.test(text) && (LOUD_WORD.test(text) || (IN_NAMES.test(text) && /\d/.test(text))));
}

/** A sentence of our own into which values were put: "password: it is too long" names no secret. */
export function cleanSentence(text: string, known: Iterable<string>): string {
  return cleanLoud(text, needlesOf(known), BY_FORM);
}

/** The last look at a text of ours that goes out: none of these values, and nothing that could harm a terminal. */
export function sealText(text: string, known: Iterable<string>): string {
  return neutralise(hideKnown(text, needlesOf(known)));
}

/** The same for each text in a value. */
export function sealData<T>(value: T, known: ReadonlySet<string>): T {
  return sealed(value) as T;

  function sealed(one: unknown): unknown {
    if (typeof one === 'string') return sealText(one, known);
    if (Array.isArray(one)) return one.map(sealed);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, sealed(inner)]));
  }
}

function cleanLoud(whole: string, needles: Needles, searches: readonly Search[], depth = 0): string {
  const text = whole.length > SEARCHED ? whole.slice(0, SEARCHED) : whole;
  const replaced = hideKnown(text, needles);
  const neutral = neutralise(replaced);
  // Taking out what is invisible may join the parts of a secret.
  const clean = neutral === replaced ? neutral : hideKnown(neutral, needles);
  // A text may be written in another one, and what names a secret in the inner one may be no name in the outer one.
  const packed: Search = (plain) =>
    depth < MOST_PACKINGS
      ? [...packedTexts(plain)].filter(({ says }) => isUnclean(says, needles, searches, depth))
      : [];
  const spansOf = ({ plain, at }: SeenThrough, search: Search): Span[] =>
    [...search(plain)].map(({ from, to }) => ({ from: at(from), to: at(to) }));
  const spans = namingLayers(clean).flatMap((layer) =>
    [...searches, packed].flatMap((search) => spansOf(layer, search)),
  );
  const joined = withoutBreaks(clean);
  if (joined) spans.push(...spansOf(joined, packed));
  const shown = hideSpans(clean, spans);
  return whole.length > SEARCHED ? `${shown.slice(0, KEPT).replace(/\p{Surrogate}$/u, '')}…` : shown;
}

function isUnclean(says: string, needles: Needles, searches: readonly Search[], depth: number): boolean {
  if (isQuiet(says)) return needles.plain.spans(says).length > 0;
  return !says.includes(HIDDEN) && cleanLoud(says, needles, searches, depth + 1).includes(HIDDEN);
}
