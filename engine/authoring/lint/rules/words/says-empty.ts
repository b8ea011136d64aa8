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
          message: `\`${word}\` is for lists, and this answer is not one.`,
          hint: 'Remove it. What people should know goes into `done` (what is true now) or `card`.',
        };
      }
    } else if (effect === 'read' && output.done !== undefined) {
      yield {
        at: ['output', 'done'],
        message: '`done` is for tools that change something, and this one shows a list.',
        hint: 'Remove it. If there is nothing to show, `empty` is said.',
      };
    }
    if (effect === 'change' && output.done === undefined) {
      yield {
        at,
        message: '`done` is missing.',
        hint: 'Add what is true now, such as `done: "{{item.name}} is {{item.state}}."`',
      };
    }
    if (effect !== 'read' || answer.kind !== 'list') return;
    if (output.columns === undefined) {
      yield {
        at,
        message: '`columns` is missing.',
        hint: 'Add the fields that people look for, such as `columns: [name, state, id]`.',
      };
    }
    if (output.empty === undefined) {
      yield {
        at,
        message: '`empty` is missing.',
        hint: 'Add a sentence for an empty list, such as `empty: No network matches.`',
      };
    }
  },
};
