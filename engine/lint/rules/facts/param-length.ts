import { inRead } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

/** What CloudStack takes of a text for which it says nothing else. */
const USUAL = 255;

export const paramLength: Rule = {
  id: 'facts/param-length',
  title: 'No text may be longer than what CloudStack takes.',
  why: 'The cloud refuses a longer one after the person has confirmed; a limit that is right tells it before.',
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
      if (fact.type !== 'string' || param.maxLength === undefined || param.maxLength <= limit) continue;
      yield {
        at: at[0] === 'include' ? at : [...at, 'maxLength'],
        part: 'value',
        message: `CloudStack takes at most ${limit} characters for \`${name}\`.`,
        hint: `Write \`maxLength: ${limit}\`${fact.length === undefined ? ', or leave it out' : ''}.`,
      };
    }
  },
};
