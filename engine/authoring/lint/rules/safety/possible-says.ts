import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const possible = (state: string): string =>
  `possible:\n  - when: { router.state: ${state} }\n    otherwise: "{{router}} is Stopped, so there is nothing to restart."\n`;

export const possibleSays: Rule = {
  id: 'safety/possible-says',
  title: 'The `otherwise` of `possible` is told in the other case.',
  why: '`when` is what has to be true. Turned around, the call is refused exactly when it could be made, with a reason that everybody can see is wrong.',
  severity: 'error',
  bad: inChange(possible('Stopped')),
  good: inChange(possible('{ not: Stopped }')),
  *checkManifest({ manifest: { possible = [] } }) {
    for (const [index, { when, otherwise }] of possible.entries()) {
      for (const [key, test] of [when].flat().flatMap((one) => Object.entries(one))) {
        if (
          typeof test === 'object' &&
          !Array.isArray(test) &&
          'present' in test &&
          test.present &&
          otherwise.includes(`{{${key}}}`)
        ) {
          yield {
            at: Array.isArray(when) ? ['possible', index, 'when'] : ['possible', index, 'when', key],
            message: `The two lines contradict each other: \`when\` refuses the call if there is no ${key}, and \`otherwise\` speaks of it.`,
            hint: `Write \`${key}: { present: false }\`, or change the text.`,
          };
        }
        const wanted = Array.isArray(test) ? test : typeof test === 'object' ? [] : [test];
        const said = wanted.find((value) => typeof value === 'string' && isSaid(value, otherwise));
        if (said === undefined) continue;
        yield {
          at: Array.isArray(when) ? ['possible', index, 'when'] : ['possible', index, 'when', key],
          message: `The two lines contradict each other: \`when\` lets the call through if it is ${String(said)}, and \`otherwise\` refuses because it is.`,
          hint: `Write \`${key}: { not: ${String(said)} }\`, or change the text.`,
        };
      }
    }
  },
};

/** "{{vm}} is Running already", and not "it has to be Running". */
function isSaid(value: string, text: string): boolean {
  const word = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `\\}\\} (?:is|are) (?:already |still )?${word}\\b(?! (?:or|and) )|\\b(?:is|are) (?:already ${word}|${word} already)\\b`,
    'i',
  ).test(text);
}
