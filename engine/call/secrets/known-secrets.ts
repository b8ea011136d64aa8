import { foldLines } from '../../text/foreign-lines.js';
import { neutralise } from '../../text/neutralise.js';
import { oneLine } from '../../text/plain-text.js';
import { seeThrough } from './see-through.js';
import { HIDDEN } from './secret-names.js';

/** Values shorter than this are too common to be searched for in other texts. */
export const TELLING_LENGTH = 6;

/** Known secrets in the forms in which a text may hold them, the longest first: one may be the beginning of another. */
export interface Needles {
  /** As they are, in one line, and in base64. */
  plain: readonly string[];
  /** With every encoding taken off, for texts with every encoding taken off. */
  bare: readonly string[];
}

export function needlesOf(known: Iterable<string>): Needles {
  const secrets = [...known].filter(isTelling);
  if (secrets.length === 0) return { plain: [], bare: [] };
  const plain = secrets.flatMap((secret) => {
    const neutral = neutralise(secret);
    const inLine = oneLine(neutral);
    return [secret, neutral, inLine, foldLines(neutral), secret.replaceAll(' ', '+'), ...inBase64(secret)];
  });
  return { plain: longestFirst(plain), bare: longestFirst(plain.flatMap(bareForms)) };
}

/** The text with every known secret hidden, however it is written there. */
export function hideKnown(text: string, { plain, bare }: Needles): string {
  const shortest = plain.at(-1)?.length ?? Infinity;
  if (text.length < shortest) return text;
  let clean = text;
  for (const needle of plain) {
    // Most texts are shorter than most secrets.
    if (needle.length <= clean.length && clean.includes(needle)) clean = clean.replaceAll(needle, HIDDEN);
  }
  return hideEncoded(clean, bare);
}

/** What is written in percent, form, JSON or HTML encoding, also in one inside another, and mixed. */
function hideEncoded(text: string, bare: readonly string[]): string {
  const { plain, at } = seeThrough(text);
  if (plain === text) return text;
  let clean = '';
  let done = 0;
  let from = 0;
  for (;;) {
    const found = first(plain, bare, from);
    if (!found) return clean + text.slice(done);
    const [start, end] = [at(found.index), at(found.index + found.length)];
    // A plain one was hidden already; what is left is encoded.
    if (start >= done) clean += text.slice(done, start) + HIDDEN;
    done = Math.max(done, end);
    from = found.index + found.length;
  }
}

function first(text: string, needles: readonly string[], from: number): { index: number; length: number } | undefined {
  let best: { index: number; length: number } | undefined;
  for (const needle of needles) {
    const index = text.indexOf(needle, from);
    if (index !== -1 && (!best || index < best.index)) best = { index, length: needle.length };
  }
  return best;
}

/** A form writes a space as +, and which of the two is meant only the reader knows. */
function bareForms(secret: string): string[] {
  const { plain } = seeThrough(secret);
  return [plain, plain.replaceAll(' ', '+')];
}

/** Alone, or anywhere in a longer text: what stands before it shifts it by nothing, one byte or two. */
function inBase64(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const own = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function longestFirst(forms: readonly string[]): string[] {
  return [...new Set(forms)].filter(isTelling).sort((a, b) => b.length - a.length);
}

function isTelling(text: string): boolean {
  return text.length >= TELLING_LENGTH;
}
