import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { FILLER } from '../../wording/filler.js';
import { phraseFinder } from '../../wording/phrases.js';
import { textsOf } from '../../wording/texts.js';

const find = phraseFinder(Object.entries(FILLER).map(([words, advice]) => ({ words, about: advice })));

/** The words are data; engine/authoring/lint/wording/filler.ts. */
export const filler: Rule = {
  id: 'words/filler',
  title: 'Texts have no words that say nothing.',
  why: 'A model pays for every word of every tool, and a reader who learned English later has to find out that a word means nothing.',
  severity: 'warning',
  bad: inRead(
    'description: >-\n  This tool allows you to easily list virtual routers with their state and place. To restart one with its network, use restart-network.\n',
  ),
  good: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To restart one with its network, use restart-network.\n',
  ),
  *checkFile(file) {
    for (const { at, text } of textsOf(file)) {
      for (const { text: word, about } of find(text)) {
        yield { at, word, message: `"${word}" says nothing here.`, hint: about };
      }
    }
  },
};
