import { INVISIBLE } from '../../text/neutralise.js';

/** A text with its encodings taken off, and where each part of it stood: `at` tells the place in the encoded text. */
export interface SeenThrough {
  plain: string;
  at: (index: number) => number;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lsqb: '[',
  lbrack: '[',
  rsqb: ']',
  rbrack: ']',
  equals: '=',
  colon: ':',
  commat: '@',
  plus: '+',
  sol: '/',
  num: '#',
  percnt: '%',
  hyphen: '-',
  dash: '-',
  lowbar: '_',
  excl: '!',
  dollar: '$',
  period: '.',
  comma: ',',
  semi: ';',
  lpar: '(',
  rpar: ')',
  ast: '*',
  quest: '?',
  verbar: '|',
  bsol: '\\',
  lcub: '{',
  rcub: '}',
  lbrace: '{',
  rbrace: '}',
  vert: '|',
  verticalline: '|',
  midast: '*',
  hat: '^',
  grave: '`',
  diacriticalgrave: '`',
  underbar: '_',
  tab: '\t',
  newline: '\n',
  zerowidthspace: '',
  shy: '',
  zwj: '',
  zwnj: '',
};
/** A letter in percent-encoded bytes, an escape of JSON, an entity of HTML. */
const ENCODED = new RegExp(
  [
    '%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}|%[0-9a-f]{2}',
    '%u[0-9a-f]{4}|\\\\u[0-9a-f]{4}|\\\\u\\{[0-9a-f]{1,6}\\}|\\\\[0-3][0-7]{2}|\\\\x[0-9a-f]{2}|\\\\["\'\\\\/bfnrt]',
    `&#(?:\\d{1,20}|x[0-9a-f]{1,20});?|&(?:${Object.keys(ENTITIES).join('|')});`,
  ].join('|'),
  'gi',
);
const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const UNSEEN = new RegExp(`${INVISIBLE.source}|\\0`, 'gu');

/** Nobody packs a text into more encodings than these; each run over the text is linear. */
const MOST_LAYERS = 8;

/** The text as it is, and with one encoding after the other taken off until none is left. */
export function layersOf(text: string): SeenThrough[] {
  let seen: SeenThrough = { plain: text, at: (index) => index };
  const layers = [seen];
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const { plain, at } = decodeStep(seen.plain);
    if (plain === seen.plain) break;
    const outer = seen.at;
    seen = { plain, at: (index) => outer(at(index)) };
    layers.push(seen);
  }
  return layers;
}

export function seeThrough(text: string): SeenThrough {
  return layersOf(text).at(-1) ?? { plain: text, at: (index) => index };
}

/** Takes one layer off. */
function decodeStep(text: string): SeenThrough {
  if (!/[%\\&]/.test(text)) return { plain: text, at: (index) => index };
  // A letter that nobody sees joins what it stands between.
  return rewrite(text, ENCODED, (written) => meaningOf(written).replace(UNSEEN, ''));
}

/** The text with each part that the pattern finds replaced by what it means. */
export function rewrite(text: string, pattern: RegExp, meaning: (written: string) => string): SeenThrough {
  let plain = '';
  let done = 0;
  // Where in `plain` each piece begins and ends that is not as long as what it was written as.
  const places: [from: number, length: number, was: number, wasLength: number][] = [];
  for (const { 0: written, index } of text.matchAll(pattern)) {
    plain += text.slice(done, index);
    const means = meaning(written);
    places.push([plain.length, means.length, index, written.length]);
    plain += means;
    done = index + written.length;
  }
  return { plain: plain + text.slice(done), at: placeIn(places) };
}

function meaningOf(written: string): string {
  if (/^[%\\]u/i.test(written)) return letter(Number.parseInt(written.replace(/[^0-9a-f]/gi, ''), 16));
  if (written.startsWith('%')) return bytes(written);
  if (written.startsWith('&')) return entity(written.replace(/^&|;$/g, ''));
  const [, sign = ''] = written;
  if (/\d/.test(sign)) return letter(Number.parseInt(written.slice(1), 8));
  return sign.toLowerCase() === 'x'
    ? letter(Number.parseInt(written.slice(2), 16))
    : (ESCAPES[sign.toLowerCase()] ?? sign);
}

function letter(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** What is no UTF-8 is taken for Latin-1. */
export function bytes(written: string): string {
  const raw = Buffer.from(written.replace(/[%=]/g, ''), 'hex');
  const text = raw.toString('utf8');
  return text.includes('\ufffd') ? raw.toString('latin1') : text;
}

function entity(name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? '';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return letter(code);
}

function placeIn(places: readonly [number, number, number, number][]): (index: number) => number {
  return (index) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.[0] ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    const last = places[low - 1];
    if (!last) return index;
    const [from, length, was, wasLength] = last;
    return index < from + length ? was : was + wasLength + (index - from - length);
  };
}
