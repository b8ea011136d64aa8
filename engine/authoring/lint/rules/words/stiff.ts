import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { phraseFinder } from '../../wording/phrases.js';
import { STIFF } from '../../wording/stiff-words.js';
import { textsOf } from '../../wording/texts.js';

const find = phraseFinder(Object.entries(STIFF).map(([words, advice]) => ({ words, about: advice })));

/** The words are data; engine/authoring/lint/wording/stiff-words.ts. */
export const stiff: Rule = {
  id: 'words/stiff',
  title: 'Texts read as a native speaker would write them.',
  why: 'Whoever stumbles over a word stops reading. A person who is about to agree to something has to understand it at once, and a model searches with the words that people use.',
  severity: 'warning',
  bad: inRead(
    'description: >-\n  Shows virtual routers with their state and the host that each one lies on. To build one anew, use restart-network.\n',
  ),
  good: inRead(
    'description: >-\n  Shows virtual routers with their state and the host that each one is on. To rebuild one, use restart-network.\n',
  ),
  *checkFile(file) {
    for (const { at, text } of textsOf(file)) {
      for (const { text: word, about } of find(text)) {
        yield { at, word, message: `"${word}" is stiff English.`, hint: about };
      }
    }
  },
};
