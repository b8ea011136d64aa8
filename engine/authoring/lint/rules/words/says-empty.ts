import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

export const saysEmpty: Rule = {
  id: 'words/says-empty',
  title: 'A list has columns and says when it is empty; a change says what is true now.',
  why: 'Without `columns` the engine has to guess what matters. An answer without words leaves open whether it worked.',
  severity: 'warning',
  bad: inRead('output:\n  columns: [name, state, id]\n'),
  good: inRead('output:\n  columns: [name, state, id]\n  empty: No virtual router matches.\n'),
  *checkManifest({ manifest: { effect, answer, output = {} } }) {
    const at = ['output'];
    if (answer.kind !== 'list') {
      for (const word of ['columns', 'sort', 'empty'] as const) {
        if (output[word] === undefined) continue;
        yield {
          at: ['output', word],
          message: `\`${word}\` is for lists, and this answer is none.`,
          hint: 'Remove it; say in `done` or `card` what one has to know.',
        };
      }
    } else if (effect === 'read' && output.done !== undefined) {
      yield {
        at: ['output', 'done'],
        message: '`done` is for what was changed, and this tool shows a list.',
        hint: 'Remove it; `empty` is said when there is nothing to show.',
      };
    }
    if (effect === 'change' && output.done === undefined) {
      yield {
        at,
        message: '`done` is missing.',
        hint: 'Say what is true now: done: "{{item.name}} is {{item.state}}."',
      };
    }
    if (effect !== 'read' || answer.kind !== 'list') return;
    if (output.columns === undefined) {
      yield { at, message: '`columns` is missing.', hint: 'Choose what a person looks for: name, state, place, id.' };
    }
    if (output.empty === undefined) {
      yield { at, message: '`empty` is missing.', hint: 'Say it as a sentence: empty: No network matches.' };
    }
  },
};
