import { referencesOf } from '../../../../manifest/bindings.js';
import { inRead } from '../../example.js';
import { placeOfParam } from '../../known-params.js';
import type { Rule } from '../../rule.js';

export const entityFills: Rule = {
  id: 'facts/entity-fills',
  title: 'What an entry of _shared/entities.yaml fills in is a parameter of every tool that uses it.',
  why: 'An account is a name within a domain. Without the domain beside it, the call may hit the account of the same name of somebody else.',
  severity: 'error',
  bad: inRead(
    'include: [keyword, paging]\nparams:\n  account: { use: account-name, more: true, description: Only what this account owns. }\n',
  ),
  good: inRead('include: [keyword, paging, scope]\n'),
  *checkManifest(manifest, context) {
    const { tool } = manifest;
    for (const { entity, param, field } of referencesOf(tool.params, context.vocabulary)) {
      const fills = entity === undefined ? undefined : context.vocabulary.entities[entity]?.fills;
      for (const filled of Object.keys(fills ?? {})) {
        // Fields of records are filled in nowhere.
        if (field !== undefined || Object.hasOwn(tool.params, filled)) continue;
        yield {
          at: placeOfParam(manifest, param, context),
          message: `\`use: ${entity ?? ''}\` also sends \`${filled}\`, and this tool does not have that argument.`,
          hint: `Add \`${filled}\` under \`params\` as well, with \`more: true\` if it is rarely needed.`,
        };
      }
    }
  },
};
