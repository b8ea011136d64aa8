import type { Entity, Param } from '../../../../manifest/types.js';
import { entityTypeOf, finders, findsType, kindsListedBy } from '../../entity-types.js';
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
    const { command, answer } = manifest.manifest;
    const own = answer.kind === 'list' ? kindsListedBy(command, vocabulary.entities) : [];
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const type = entityTypeOf(fact);
      if (type === undefined) continue;
      const use = param.use ?? (param.items as { use?: string } | undefined)?.use;
      const entity = use === undefined ? undefined : vocabulary.entities[use];
      const fitting = finders(type, vocabulary, facts);
      // The id of a list's own rows is told by facts/own-id.
      if ((name === 'id' || name === 'ids') && use !== undefined && own.length > 0 && !own.includes(use)) continue;
      if (use !== undefined && entity && findsType(entity, type, facts) === false) {
        yield {
          at: at[0] === 'include' ? at : [...at, ...(param.use === undefined ? ['items'] : []), 'use'],
          part: 'value',
          message: `\`${name}\` is the id of ${told(type)}, but \`use: ${use}\` looks for something else.`,
          hint:
            fitting.length > 0
              ? `Write \`use: ${fitting.join('` or `use: ')}\`.`
              : `Write \`type: string\` with \`format: uuid\`, or add an entry for them to _shared/entities.yaml.`,
        };
      }
      // What does not even say that it is an id is told by facts/entity-id.
      const isPlainId = (fact.type === 'list' ? (param.items as Param | undefined) : param)?.format === 'uuid';
      // Without the parent that such a list needs, nothing can be found by name.
      const isFindable = ({ id = 'id', needs = [] }: Entity): boolean =>
        id === 'id' && needs.every((parent) => facts.command(command)?.params.some((one) => one.name === parent));
      const byId = fitting.filter((one) => vocabulary.entities[one] && isFindable(vocabulary.entities[one]));
      if (use === undefined && isPlainId && byId.length > 0) {
        yield {
          at,
          message: `\`${name}\` is the id of ${told(type)}, but nobody can give its name here.`,
          hint: `Write \`use: ${byId.join('` or `use: ')}\` in place of \`type\` and \`format\`.`,
        };
      }
    }
  },
};

/** DomainRouterResponse -> "a DomainRouter", as CloudStack calls it. */
function told(type: string): string {
  const word = type.replace(/Response$/, '');
  return `${/^[AEIOU]/.test(word) ? 'an' : 'a'} ${word}`;
}
