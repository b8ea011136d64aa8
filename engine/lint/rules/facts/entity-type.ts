import type { Facts } from '../../../facts/facts.js';
import type { Vocabulary } from '../../../manifest/types.js';
import { entityTypeOf, findsType } from '../../entity-types.js';
import { inRead } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

export const entityType: Rule = {
  id: 'facts/entity-type',
  title: 'A parameter uses the entry of _shared/entities.yaml that finds what it is the id of.',
  why: 'A name would be looked for among other things: found by chance, it hits the wrong one, and else it is said not to exist.',
  severity: 'error',
  bad: inRead('params:\n  hostid: { use: pod, as: where, more: true, description: Only those on this host. }\n'),
  good: inRead('params:\n  hostid: { use: host, as: where, more: true, description: Only those on this host. }\n'),
  *checkManifest(manifest, context) {
    const { vocabulary, facts } = context;
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const type = entityTypeOf(manifest.manifest.command, name, fact.entityType);
      if (type === undefined) continue;
      const use = param.use ?? (param.items as { use?: string } | undefined)?.use;
      const entity = use === undefined ? undefined : vocabulary.entities[use];
      const fitting = finders(type, vocabulary, facts);
      if (use !== undefined && entity && findsType(entity, type, facts) === false) {
        yield {
          at: at[0] === 'include' ? at : [...at, ...(param.use === undefined ? ['items'] : []), 'use'],
          part: 'value',
          message: `\`${name}\` is the id of ${told(type)}, and \`${use}\` finds other things.`,
          hint:
            fitting.length > 0
              ? `Write \`use: ${fitting.join('` or `use: ')}\`.`
              : `Write \`type: string\` with \`format: uuid\`, or add an entry for them to _shared/entities.yaml.`,
        };
      }
      const isId = fact.type === 'uuid' || fact.collectionType === 'uuid';
      const byId = fitting.filter((one) => (vocabulary.entities[one]?.id ?? 'id') === 'id');
      if (use === undefined && isId && param.resolve === undefined && byId.length > 0) {
        yield {
          at,
          message: `\`${name}\` is the id of ${told(type)}, and people cannot give its name.`,
          hint: `Write \`use: ${byId.join('` or `use: ')}\` in the place of its type.`,
        };
      }
    }
  },
};

const byVocabulary = new WeakMap<Vocabulary, Map<string, string[]>>();

/** The entries that find things of a type. */
function finders(type: string, vocabulary: Vocabulary, facts: Facts): string[] {
  const known = byVocabulary.get(vocabulary) ?? new Map<string, string[]>();
  byVocabulary.set(vocabulary, known);
  const fitting =
    known.get(type) ??
    Object.entries(vocabulary.entities).flatMap(([name, entity]) =>
      findsType(entity, type, facts) === true ? [name] : [],
    );
  known.set(type, fitting);
  return fitting;
}

/** DomainRouterResponse -> "a DomainRouter", as CloudStack calls it. */
function told(type: string): string {
  const word = type.replace(/Response$/, '');
  return `${/^[AEIOU]/.test(word) ? 'an' : 'a'} ${word}`;
}
