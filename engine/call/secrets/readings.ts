import { LINE_END_SIGN } from '../../text/foreign-lines.js';
import { bytes, layersOf, rewrite, seeThrough } from './see-through.js';
import type { SeenThrough } from './see-through.js';

/** A letter in the bytes of quoted-printable, as mails have it, or the end of a line that means none. */
const QUOTED_PRINTABLE =
  /=[cd][0-9a-f]=[89ab][0-9a-f]|=e[0-9a-f](?:=[89ab][0-9a-f]){2}|=f[0-7](?:=[89ab][0-9a-f]){3}|=[0-9a-f]{2}|=[ \t]*(?:\r?\n|\u2424)/gi;
/** The end of a line with what indents the next one; a shell writes a backslash before it. */
const LINE_BREAK = /(?<![ \t])[ \t]*\\?(?:\r\n?|[\n\u2028\u2029\u2424])[ \t]*/g;

/** Other ways in which a text may be meant than letter by letter: with its encodings taken off, and with its lines joined. */
export function readingsOf(text: string): SeenThrough[] {
  const seen = seeThrough(text);
  const mail = unquoted(seen.plain);
  const all = [seen, ...(mail ? [inside(seen, inside(mail, seeThrough(mail.plain)))] : [])];
  return [...all, ...all.flatMap(joined)].filter(({ plain }) => plain !== text);
}

/** With its lines joined, and what then is whole decoded. */
function joined(outer: SeenThrough): SeenThrough[] {
  const one = withoutBreaks(outer.plain);
  return one ? [inside(outer, inside(one, seeThrough(one.plain)))] : [];
}

/** The text and all its layers, also as a mail program would read it: where what names a secret may stand. */
export function namingLayers(text: string): SeenThrough[] {
  const layers = layersOf(text);
  return layers.flatMap((layer) => {
    const mail = unquoted(layer.plain);
    return mail ? [layer, ...layersOf(mail.plain).map((one) => inside(layer, inside(mail, one)))] : [layer];
  });
}

/** As a secret of several lines reads with its lines joined. */
export function joinLines(text: string): string {
  return text.replace(LINE_BREAK, '');
}

function unquoted(text: string): SeenThrough | undefined {
  if (!text.includes('=')) return undefined;
  const read = rewrite(text, QUOTED_PRINTABLE, (written) => (/^=[\da-f]/i.test(written) ? bytes(written) : ''));
  return read.plain === text ? undefined : read;
}

/** The text with its lines joined; undefined if it has but one. */
export function withoutBreaks(text: string): SeenThrough | undefined {
  if (!/[\n\r\u2028\u2029]/.test(text) && !text.includes(LINE_END_SIGN)) return undefined;
  return rewrite(text, LINE_BREAK, () => '');
}

function inside(outer: SeenThrough, inner: SeenThrough): SeenThrough {
  return { plain: inner.plain, at: (index) => outer.at(inner.at(index)) };
}
