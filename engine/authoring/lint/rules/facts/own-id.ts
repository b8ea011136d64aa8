import { inRead } from '../../example.js';
import { kindsListedBy } from '../../entity-types.js';
import type { Rule } from '../../rule.js';

export const ownId: Rule = {
  id: 'facts/own-id',
  title: 'A list looks up its own `id` among what it lists.',
  why: 'Looked up in another list, the name of a router leads to a machine or to nothing, and the list comes back empty.',
  severity: 'error',
  bad: inRead('params:\n  id: { use: virtual-machine, more: true, description: Only this one. }\n'),
  good: inRead('params:\n  id: { use: router, more: true, description: Only this one. }\n'),
  *checkManifest({ manifest: { command, answer, params = {} } }, { vocabulary: { entities } }) {
    if (answer.kind !== 'list') return;
    const own = kindsListedBy(command, entities);
    if (own.length === 0) return;
    for (const name of ['id', 'ids']) {
      const { use } = params[name] ?? {};
      if (use === undefined || own.includes(use)) continue;
      yield {
        at: ['params', name, 'use'],
        part: 'value',
        message: `\`${name}\` is one of the things that ${command} lists, but \`use: ${use}\` looks for something else.`,
        hint: `Write \`use: ${own.filter((one) => entities[one]?.id === undefined)[0] ?? own[0] ?? ''}\`.`,
      };
    }
  },
};
