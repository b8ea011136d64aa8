import { didYouMean } from '../../../../text/nearest.js';
import { unknownStep } from '../../answer-fields.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

export const sortField: Rule = {
  id: 'facts/sort-field',
  title: 'Rows are sorted by a field that the answer has.',
  why: 'By another field the rows stay in the order in which they happen to come, and nobody finds anything in them.',
  severity: 'error',
  bad: inRead('output:\n  columns: [name, id]\n  sort: nam\n  empty: No virtual router matches.\n'),
  good: inRead('output:\n  columns: [name, id]\n  sort: name\n  empty: No virtual router matches.\n'),
  *checkManifest({ manifest, facts: command }, { facts }) {
    const sort = manifest.output?.sort;
    if (sort === undefined || !command) return;
    const unknown = unknownStep(sort.replace(/^-/, '').split('.'), facts.fieldsOf(command), facts);
    if (!unknown) return;
    yield {
      at: ['output', 'sort'],
      part: 'value',
      message: `The answer has no field \`${[...unknown.below, unknown.step].join('.')}\` to sort by.`,
      hint:
        didYouMean(unknown.step, unknown.instead).trim() ||
        'Write the field of one of the columns, or that field with a - before it to begin with the largest.',
    };
  },
};
