import type { Param } from '../../../manifest/types.js';
import { inRead } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

export const entityId: Rule = {
  id: 'facts/entity-id',
  title: 'An id is the name of a thing or says that it is a UUID, and a date says that it is one.',
  why: 'CloudStack takes a text that is no UUID for nothing at all and then does not filter, or for a number of its database. With `use` people can give names.',
  severity: 'error',
  bad: inRead('params:\n  zoneid: { type: string, description: Only in this zone. }\n'),
  good: inRead('params:\n  zoneid: { use: zone, description: Only in this zone. }\n'),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const isListOfIds = fact.type === 'list' && fact.collectionType === 'uuid';
      const one = isListOfIds ? ((param.items ?? {}) as Param) : param;
      const isId =
        param.use !== undefined || param.resolve !== undefined || one.use !== undefined || one.format === 'uuid';
      if ((fact.type === 'uuid' || isListOfIds) && !isId) {
        yield {
          at,
          message: `\`${name}\` is an id.`,
          hint: 'Write `use` with an entry of _shared/entities.yaml, so that names can be given; if none fits, `format: uuid`.',
        };
      }
      if (fact.type === 'date' && param.format !== 'date-or-time') {
        const hint = 'Write `format: date-or-time`, and with `boundary` which end of a day is meant.';
        yield { at, message: `\`${name}\` is a date.`, hint };
      }
    }
  },
};
