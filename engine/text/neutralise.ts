// Terminal sequences: CSI (also its one-byte form), OSC up to its end, and other two-character escapes.
const TERMINAL = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-_]?/g; // eslint-disable-line no-control-regex -- what has to go
// Zero-width, bidirectional and tag characters hide text from people that a model still reads.
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu; // eslint-disable-line no-misleading-character-class -- single characters, each to be removed
const LINE_END = /\r\n?|[\u2028\u2029]/g;
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/g; // eslint-disable-line no-control-regex -- what has to go

/** Nearly all texts are these, and nothing in them has to go. */
const HARMLESS = /^[\x20-\x7e\n]*$/;

/** Text from the cloud made harmless to terminals and readers: nothing in it can move the cursor or hide. */
export function neutralise(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(TERMINAL, '')
    .replace(INVISIBLE, '')
    .replace(LINE_END, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROL, '');
}
