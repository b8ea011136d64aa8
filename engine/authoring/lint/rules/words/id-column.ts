import { readColumn } from '../../../../call/render/table.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

const columns = (last: string): string =>
  `output:\n  columns: [name, state, { zone: zonename }${last}]\n  sort: name\n  empty: No virtual router matches.\n`;

export const idColumn: Rule = {
  id: 'words/id-column',
  title: 'A list of things that have an id shows it.',
  why: 'The next call is about one of the rows. Of two with the same name nobody can say which one is meant, and a model guesses.',
  severity: 'warning',
  bad: inRead(columns('')),
  good: inRead(columns(', id')),
  *checkManifest({ manifest: { command, effect, answer, output = {} }, facts: about }, { facts, vocabulary }) {
    const { columns } = output;
    if (effect !== 'read' || answer.kind !== 'list' || columns === undefined || !about) return;
    const isLookedUp = Object.values(vocabulary.entities).some(
      ({ list, id, in: path }) => list === command && id === undefined && path === undefined,
    );
    if (!isLookedUp || !facts.fieldsOf(about)?.some(({ name }) => name === 'id')) return;
    if (columns.some((column) => readColumn(column).path.at(-1) === 'id')) return;
    yield {
      at: ['output', 'columns'],
      message: 'These rows have an id, and no column shows it.',
      hint: 'Add `- id` below the last column.',
    };
  },
};
