import { readColumn } from '../../../../call/render/table.js';
import { didYouMean } from '../../../../text/nearest.js';
import { unknownStep } from '../../answer-fields.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

export const columnExists: Rule = {
  id: 'facts/column-exists',
  title: 'Each column shows a field that the answer has.',
  why: 'A column of another field stays empty in every row, as if the cloud had nothing to say there.',
  severity: 'error',
  bad: inRead('output:\n  columns: [name, zone: zonname, id]\n  sort: name\n  empty: No virtual router matches.\n'),
  good: inRead('output:\n  columns: [name, zone: zonename, id]\n  sort: name\n  empty: No virtual router matches.\n'),
  *checkManifest({ manifest, facts: command }, { facts }) {
    const fields = command && facts.fieldsOf(command);
    for (const [index, column] of (manifest.output?.columns ?? []).entries()) {
      const { path: shown, less = [] } = readColumn(column);
      const [path, unknown] = [shown, less]
        .map((one) => [one, one.length > 0 ? unknownStep(one, fields, facts) : undefined] as const)
        .find(([, found]) => found) ?? [shown, undefined];
      if (!unknown) continue;
      const { step, below, instead } = unknown;
      // Written as in sentences.
      const bare = step === 'item' && below.length === 0 ? path.slice(1).join('.') : '';
      yield {
        at: ['output', 'columns', index],
        part: 'value',
        word: path.join('.'),
        message: `The answer has no field \`${[...below, step].join('.')}\`.`,
        hint:
          bare === ''
            ? didYouMean(step, instead).trim() || `It has ${instead.slice(0, 12).join(', ')} and others.`
            : `Columns do without \`item.\`: write \`${bare}\`.`,
      };
    }
  },
};
