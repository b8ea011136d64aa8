import type { ParameterFacts } from '../../../../facts/load-facts.js';
import type { Param } from '../../../../manifest/types.js';
import type { LintContext } from '../../context.js';
import { entityTypeOf, finders } from '../../entity-types.js';
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
          message: `\`${name}\` is an id, and this takes any text.`,
          hint: adviceFor(fact, context),
        };
      }
      if (fact.type === 'date' && param.format !== 'date-or-time') {
        const hint =
          'Add `format: date-or-time`, and `boundary: start` or `boundary: end` for which end of the day is meant.';
        yield { at, message: `\`${name}\` is a date, and this takes any text.`, hint };
      }
    }
  },
};

/** The entry that finds such things, if there is one. */
function adviceFor(fact: ParameterFacts, context: LintContext): string {
  const type = entityTypeOf(fact);
  const uses = type === undefined ? [] : finders(type, context.vocabulary, context.facts);
  return uses.length > 0
    ? `Write \`use: ${uses.join('` or `use: ')}\` in the place of its type, so that names can be given.`
    : 'Write `use` with an entry of _shared/entities.yaml, so that names can be given; if none fits, `format: uuid`.';
}
