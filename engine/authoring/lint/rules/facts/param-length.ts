import { inRead } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

/** What CloudStack takes of a text for which it says nothing else. */
const USUAL = 255;

export const paramLength: Rule = {
  id: 'facts/param-length',
  title: 'A text may be as long as CloudStack takes it, and no longer.',
  why: 'A limit that is too high lets the cloud refuse it after a person has said yes. One that is too low keeps people from what works: without `maxLength` it is 255.',
  severity: 'error',
  bad: inRead(
    'params:\n  version: { type: string, maxLength: 1000, more: true, description: Only those whose software has this version. }\n',
  ),
  good: inRead(
    'params:\n  version: { type: string, maxLength: 100, more: true, description: Only those whose software has this version. }\n',
  ),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const limit = fact.length ?? USUAL;
      if (fact.type !== 'string' || param.type !== 'string') continue;
      const { maxLength } = param;
      if (maxLength !== undefined && maxLength > limit) {
        yield {
          at: at[0] === 'include' ? at : [...at, 'maxLength'],
          part: 'value',
          message: `CloudStack takes at most ${limit} characters for \`${name}\`.`,
          hint: `Write \`maxLength: ${limit}\`${fact.length === undefined ? ', or leave it out' : ''}.`,
        };
      }
      // An encoded text has no limit of its own, and of suggested values each is short enough.
      const isLimited = maxLength !== undefined || param.encoding !== undefined || param.enum !== undefined;
      if (isLimited || limit === USUAL) continue;
      yield {
        at,
        message: `CloudStack takes ${limit} characters for \`${name}\`, and this tool ${USUAL}.`,
        hint: `Write \`maxLength: ${limit}\`.`,
      };
    }
  },
};
