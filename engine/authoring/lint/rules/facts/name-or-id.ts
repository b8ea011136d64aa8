import type { Param } from '../../../../manifest/types.js';
import { inRead } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

export const nameOrId: Rule = {
  id: 'facts/name-or-id',
  title: 'Where CloudStack wants a name, a name is sent, and where it wants an id, an id.',
  why: 'An id in the place of a name is the name of nobody: CloudStack finds nothing, or refuses the call. People give either, and the entry decides which of the two goes out.',
  severity: 'error',
  bad: inRead('params:\n  account: { use: account, more: true, description: Only what this account owns. }\n'),
  good: inRead('params:\n  account: { use: account-name, more: true, description: Only what this account owns. }\n'),
  *checkManifest(manifest, context) {
    const { entities } = context.vocabulary;
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const use = param.use ?? (param.items as Param | undefined)?.use;
      const entity = use === undefined ? undefined : entities[use];
      if (use === undefined || !entity) continue;
      const sendsName = entity.id !== undefined && (entity.name ?? ['name']).includes(entity.id);
      const isId =
        fact.type === 'uuid' ||
        (fact.type === 'list' && fact.collectionType === 'uuid') ||
        fact.entityType !== undefined;
      const isName =
        fact.type === 'string' &&
        fact.entityType === undefined &&
        /^(?:account|accountname|domain|username|keypair|.*name)$/.test(name);
      if (!(isId && sendsName) && !(isName && !sendsName)) continue;
      const others = Object.entries(entities).flatMap(([other, { list, id }]) =>
        list === entity.list && (id !== undefined) === isName ? [other] : [],
      );
      yield {
        at: at[0] === 'include' ? at : [...at, 'use'],
        part: 'value',
        message: isName
          ? `CloudStack wants a name in \`${name}\`, but \`use: ${use}\` sends an id.`
          : `CloudStack wants an id in \`${name}\`, but \`use: ${use}\` sends a name.`,
        hint:
          others.length > 0
            ? `Write \`use: ${others.join('` or `use: ')}\`.`
            : isName
              ? 'Write `type: string` in place of `use`.'
              : 'Use an entry of _shared/entities.yaml that sends the id.',
      };
    }
  },
};
