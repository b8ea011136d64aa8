import { foldLines } from '../../text/foreign-lines.js';
import { neutralise } from '../../text/neutralise.js';
import { oneLine } from '../../text/plain-text.js';
import { base32 } from './base32.js';
import { LEAST_PACKED_BYTES } from './packed-secrets.js';
import { joinLines, readingsOf } from './readings.js';
import { seeThrough } from './see-through.js';
import { hideSpans } from './spans.js';
import { LEAST_LENGTH, wordFinder } from './word-finder.js';
import type { WordFinder } from './word-finder.js';

/** Values shorter than this are too common to be searched for in other texts. */
export const TELLING_LENGTH = LEAST_LENGTH;

/** Known secrets in the forms in which a text may hold them. */
export interface Needles {
  /** As they are, in one line, in base64 and in hexadecimal. */
  plain: WordFinder;
  /** With every encoding taken off, for texts with every encoding taken off. */
  bare: WordFinder;
}

/** Most calls look for nothing but the keys, whose forms need not be made again each time. */
const made = new WeakMap<ReadonlySet<string>, { size: number; needles: Needles }>();

export function needlesOf(known: Iterable<string>): Needles {
  if (!(known instanceof Set)) return makeNeedles(known);
  const set = known as ReadonlySet<string>;
  const before = made.get(set);
  // Secrets are only ever added.
  if (before?.size === set.size) return before.needles;
  const needles = makeNeedles(set);
  made.set(set, { size: set.size, needles });
  return needles;
}

/** All of them; the known ones themselves if there are no more. */
export function withMore(known: Iterable<string>, more: readonly string[]): Iterable<string> {
  return more.length === 0 ? known : new Set([...known, ...more]);
}

function makeNeedles(known: Iterable<string>): Needles {
  const plain = [...known].filter(isTelling).flatMap((secret) => {
    const neutral = neutralise(secret);
    const inLine = oneLine(neutral);
    return [
      secret,
      neutral,
      inLine,
      joinLines(neutral),
      foldLines(neutral),
      secret.replaceAll(' ', '+'),
      ...packed(secret),
    ];
  });
  return { plain: finderOf(plain), bare: finderOf(plain.flatMap(bareForms)) };
}

/** The text with every known secret hidden, however it is written there. */
export function hideKnown(text: string, { plain, bare }: Needles): string {
  if (text.length < plain.shortest) return text;
  return hideInReadings(hidePlain(text, plain), bare);
}

/** Only what is written as it is: for texts that hold no encoding. */
export function hidePlain(text: string, plain: WordFinder): string {
  return hideSpans(text, plain.spans(text));
}

/** What is written in another encoding, also in one inside another, and mixed, or over several lines. */
function hideInReadings(text: string, bare: WordFinder): string {
  const spans = readingsOf(text).flatMap(({ plain, at }) =>
    bare.spans(plain).map(({ from, to }) => ({ from: at(from), to: at(to) })),
  );
  return hideSpans(text, spans);
}

/** A form writes a space as +, and which of the two is meant only the reader knows. */
function bareForms(secret: string): string[] {
  const { plain } = seeThrough(secret);
  return [plain, plain.replaceAll(' ', '+')];
}

/** As programs write bytes. What else there is, such as two bytes for each letter, is found where it is unpacked. */
function packed(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const hex = bytes.toString('hex');
  return [hex, hex.toUpperCase(), ...inBase64(bytes), ...inBase32(bytes)];
}

/** Only what is too short to be found where it is unpacked. */
function inBase32(bytes: Buffer): string[] {
  if (bytes.length >= LEAST_PACKED_BYTES) return [];
  const text = base32(bytes);
  return [text, text.toLowerCase()];
}

/** Alone, or anywhere in a longer text: what stands before it shifts it by nothing, one byte or two. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const own = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function finderOf(forms: readonly string[]): WordFinder {
  return wordFinder(forms.filter(isTelling));
}

function isTelling(text: string): boolean {
  return text.length >= TELLING_LENGTH;
}
