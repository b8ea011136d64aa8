import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { withoutCode } from '../../wording/phrases.js';
import { textsOf } from '../../wording/texts.js';

/** Names and figures may be equal by chance, and these two are grammar. */
const TWICE = /(?<![\w.{}/-])([a-z]{2,})\s+\1(?![\w.{}/-])/gi;
const GRAMMAR = new Set(['that', 'had']);

export const wordTwice: Rule = {
  id: 'words/word-twice',
  title: 'No word stands twice in a row.',
  why: 'It is a slip of editing. Readers stumble over it, and wonder what was meant to stand there.',
  severity: 'warning',
  bad: inRead('output:\n  columns: [name, state, id]\n  empty: No virtual router router matches.\n'),
  good: inRead('output:\n  columns: [name, state, id]\n  empty: No virtual router matches.\n'),
  *checkFile(file) {
    for (const { at, text } of textsOf(file)) {
      for (const [both, word = ''] of withoutCode(text).matchAll(TWICE)) {
        if (GRAMMAR.has(word.toLowerCase())) continue;
        yield { at, word: both, message: `"${word}" is here twice in a row.`, hint: 'Remove one of them.' };
      }
    }
  },
};
