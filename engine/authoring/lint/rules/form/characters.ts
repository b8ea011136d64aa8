import { everyString } from '../../every-string.js';
import { inChange } from '../../example.js';
import type { Finding, Rule } from '../../rule.js';

/** Characters that look like others or like nothing. Those that change the direction of writing can hide a word. */
// prettier-ignore -- one kind a line
const KINDS: readonly [pattern: RegExp, name: string, hint: string][] = [
  [/[\u2028\u2029\u0085]/u, 'an invisible line end', 'Remove it, or press Enter in its place.'],
  [/\p{Cc}/u, 'an invisible control character', 'Remove it.'],
  [
    /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u,
    'an invisible character that turns the direction of the text',
    'Remove it.',
  ],
  [
    /[\u{e0000}-\u{e007f}]/u,
    'an invisible character that can carry hidden text',
    'Remove it and all that follow it; type the line again.',
  ],
  [/\p{Zs}/u, 'a special space (such as a no-break space)', 'Delete it and type an ordinary space.'],
  [
    /[\u115f\u1160\u3164\uffa0\u2800]/u,
    'a letter that looks like a space',
    'Delete it, and type an ordinary space if one is needed.',
  ],
  [
    /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u180b-\u180f]/u,
    'an invisible character that goes with the one before it',
    'Remove it.',
  ],
  [/\p{Co}/u, 'a character that most fonts do not have', 'Remove it.'],
  [/\ufffd/u, 'a letter that some program could not read', 'Type the letter that was meant.'],
  [/[\p{Cf}\p{Cs}\u034f\u17b4\u17b5]/u, 'an invisible character', 'Remove it.'],
];

/** All of them; a tab, a line feed and a carriage return are told by other rules. A plain space is none. */
const ANY =
  /[^\P{Cc}\t\n\r]|[^\P{Zs} ]|[\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffd]|[\u{e0000}-\u{e0fff}]/gu; // eslint-disable-line no-misleading-character-class -- single characters, each to be found
/** Letters with a heap of marks above and below them. */
const HEAP = /\p{L}\p{M}{3,}/gu;
/** UTF-8 that was read as Latin-1 or Windows-1252 and saved again. */
const MISREAD =
  /[\u00c2\u00c3\u00c5][\u0080-\u00bf\u0192\u02c6\u02dc\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u20ac\u2122]|\u00e2[\u0080-\u00bf\u20ac\u2020-\u2026][\u0080-\u00bf\u0153\u0161\u02dc\u2018-\u201e\u2122\u00a6]?|\u00ef\u00bb\u00bf/gu;
/** Nearly all files are these. */
const PLAIN = /^[\x20-\x7e\t\n\r]*$/;

export const characters: Rule = {
  id: 'form/characters',
  title: 'A manifest has no characters that nobody can see.',
  why: 'They come in by copying from web pages and chats, or on purpose. A reviewer reads one thing, and the server and the model another.',
  severity: 'error',
  bad: inChange('title: Reboot a\u00a0virtual router\n'),
  good: inChange('title: Reboot a virtual router\n'),
  *checkFile(file) {
    const { text } = file.source;
    if (!PLAIN.test(text)) yield* inFile(text);
    for (const { index, 0: letters } of text.matchAll(MISREAD)) {
      const range: [number, number] = [index, index + letters.length];
      yield {
        range,
        message: `"${letters}" was one letter before some program garbled it.`,
        hint: 'Type the letter that was meant, and save the file as UTF-8.',
      };
    }
    // Written as "\u202e" they are seen in the file, and by nobody afterwards.
    if (text.includes('\\')) yield* escaped(file);
  },
};

function* inFile(text: string): Iterable<Finding> {
  for (const { index, 0: character } of text.matchAll(ANY)) {
    // A mark at the start of the file is about its encoding.
    if (index === 0 && character === '\ufeff') continue;
    yield { range: [index, index + character.length], ...told(character, 'There is') };
  }
  for (const { index, 0: heap } of text.matchAll(HEAP)) {
    const message = 'This letter has so many marks that they cover what is around it.';
    yield { range: [index, index + heap.length], message, hint: 'Type the letter without them.' };
  }
}

function* escaped(file: Parameters<NonNullable<Rule['checkFile']>>[0]): Iterable<Finding> {
  for (const { at, text, isKey } of everyString(file)) {
    if (PLAIN.test(text)) continue;
    for (const [character] of text.matchAll(ANY)) {
      if (file.source.text.includes(character)) continue;
      yield { at, part: isKey ? 'key' : 'value', ...told(character, 'The \\ in this text stands for') };
      break;
    }
  }
}

function told(character: string, where: string): Pick<Finding, 'message' | 'hint'> {
  const [, name, hint] = KINDS.find(([pattern]) => pattern.test(character)) ?? [];
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { message: `${where} ${name ?? 'an odd character'} (U+${code}).`, hint: hint ?? 'Remove it.' };
}
