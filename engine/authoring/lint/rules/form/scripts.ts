import { everyString } from '../../every-string.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { disguiseOf } from '../../wording/look-alikes.js';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const BEYOND_ASCII = /[^\x00-\x7f]/; // eslint-disable-line no-control-regex -- all of ASCII

export const scripts: Rule = {
  id: 'form/scripts',
  title: 'No word has letters that look like others.',
  why: 'A Cyrillic \u0430 cannot be told from a Latin a by eye. A name or a word with it is found by no search, passes every reviewer, and can pretend to be another one.',
  severity: 'error',
  bad: inChange('keywords: [gatew\u0430y, restart]\n'),
  good: inChange('keywords: [gateway, restart]\n'),
  *checkFile(file) {
    for (const { at, text, isKey } of everyString(file)) {
      if (!BEYOND_ASCII.test(text)) continue;
      for (const [word] of text.matchAll(WORD)) {
        const disguise = disguiseOf(word);
        if (disguise === undefined) continue;
        yield {
          at,
          ...(isKey ? {} : { word }),
          message: `"${word}" has ${disguise}.`,
          hint: 'Type the word again on an English keyboard.',
        };
      }
    }
  },
};
