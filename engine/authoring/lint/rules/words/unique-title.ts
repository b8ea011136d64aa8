import { toolNameOf } from '../../context.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { alsoSaidBy } from '../../wording/said-elsewhere.js';

export const uniqueTitle: Rule = {
  id: 'words/unique-title',
  title: 'No two tools have the same title.',
  why: 'Clients show titles, not names: a person who is asked to allow "List networks" has to know which of two it is.',
  severity: 'warning',
  bad: inRead('title: List networks\n'),
  good: inRead('title: List virtual routers\n'),
  *compareManifest({ manifest: { title }, source }, context) {
    for (const other of alsoSaidBy('title', title, toolNameOf(source), context)) {
      yield {
        at: ['title'],
        part: 'value',
        message: `${other} has the same title.`,
        hint: 'Add what makes this one different.',
      };
    }
  },
};
