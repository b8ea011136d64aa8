import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Characters that look like others or like nothing. Those that change the direction of writing can hide a word. */
// prettier-ignore -- one kind a line
const KINDS: readonly [pattern: string, name: string, instead: string | undefined][] = [
  ['\\u00a0\\u2007\\u202f', 'a space that looks like any other and is another', ' '],
  ['\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00ad', 'an invisible character', ''],
  ['\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f', 'an invisible character that turns the direction of the text', ''],
  ['\\u2028\\u2029\\u0085', 'a line end that most tools do not see', undefined],
  ['\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f', 'an invisible control character', ''],
];

const ANY = new RegExp(`[${KINDS.map(([pattern]) => pattern).join('')}]`, 'g');

export const characters: Rule = {
  id: 'form/characters',
  title: 'A manifest has no characters that nobody can see.',
  why: 'They come in by copying from web pages and chats. A reviewer reads one thing and the server another.',
  severity: 'error',
  bad: inChange('title: Reboot a\u00a0virtual router\n'),
  good: inChange('title: Reboot a virtual router\n'),
  *checkFile({ source: { text } }) {
    for (const { index, 0: character } of text.matchAll(ANY)) {
      // A mark at the start of the file is about its encoding.
      if (index === 0 && character === '\ufeff') continue;
      const kind = KINDS.find(([pattern]) => new RegExp(`[${pattern}]`).test(character));
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      const hint = kind?.[2] === ' ' ? 'Type a space in its place.' : 'Remove it.';
      yield { range: [index, index + 1], message: `Here stands ${kind?.[1] ?? 'an odd character'} (U+${code}).`, hint };
    }
  },
};
