// Terminal sequences: CSI (also its one-byte form), OSC up to its end, and other two-character escapes.
const TERMINAL = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-_]?/g; // eslint-disable-line no-control-regex -- what has to go
// Zero-width, bidirectional and tag characters, variation selectors and letters without a shape hide text from people
// that a model still reads. Unicode lists them; a few more show nothing either. An emoji loses its colour with them.
// What is taken out of texts may not come in by an argument: one list for both.
export const INVISIBLE =
  /\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}|[\u2800\ufff9-\ufffb\u{13430}-\u{13455}\u{16fe4}]/gu;
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
