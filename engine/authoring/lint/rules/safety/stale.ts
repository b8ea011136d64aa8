import { entitiesOf } from '../../entities-of.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const stale: Rule = {
  id: 'safety/stale',
  title: 'A change says what it makes stale, and a read what it shows.',
  why: 'Answers and names are remembered until something changes them. A machine that was destroyed must not stay in the list, nor its name lead to the wrong id.',
  severity: 'error',
  bad: inChange('changes: [zone]\n'),
  good: inChange('changes: [router, network]\n'),
  *checkManifest({ manifest, tool: { resource, params } }, context) {
    const { effect, changes = [], shows = [], ttl } = manifest;
    const about = entitiesOf(manifest, resource, context);
    const hint = `Add ${about.length > 1 ? `one of ${about.join(', ')}` : (about[0] ?? '')}`;
    if (effect === 'change') {
      if (ttl !== undefined) {
        yield {
          at: ['ttl'],
          message: '`ttl` says how long an answer is remembered, and the answer to a change never is.',
          hint: 'Remove `ttl`.',
        };
      }
      if (about.length > 0 ? about.some((one) => changes.includes(one)) : changes.length > 0) return;
      // What has no entry, and touches nothing that has one, makes nothing stale.
      if (about.length === 0 && !Object.values(params).some(({ use }) => use !== undefined)) return;
      yield {
        at: ['changes'],
        message: `\`changes\` does not name ${about.length > 0 ? 'what this tool itself is about' : 'anything'}.`,
        hint:
          about.length > 0
            ? `${hint} to it.`
            : 'Name the entries of _shared/entities.yaml that are different afterwards.',
      };
    } else if (ttl !== 'none' && about.length > 0 && !about.some((one) => shows.includes(one))) {
      yield {
        at: manifest.shows ? ['shows'] : ['ttl'],
        message: '`shows` does not name what this tool shows, so its answer stays when that has changed.',
        hint: `${hint} to \`shows\`. If nothing is to be remembered, write \`ttl: none\`.`,
      };
    }
  },
};
