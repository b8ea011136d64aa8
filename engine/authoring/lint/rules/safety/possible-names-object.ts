import type { Possible } from '../../../../manifest/types.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { namesIn } from '../../template-names.js';

const possible = (otherwise: string): string =>
  `possible:\n  - when: { router.state: Running }\n    otherwise: "${otherwise}"\n`;

export const possibleNamesObject: Rule = {
  id: 'safety/possible-names-object',
  title: 'The `otherwise` of `possible` names the object that is in the way.',
  why: 'It is the whole answer to a call that was not made. "It does not run" leaves open which one; a name and a state can be checked.',
  severity: 'error',
  bad: inChange(possible('It does not run.')),
  good: inChange(possible('{{router}} is {{router.state}}, so there is nothing to restart.')),
  *checkManifest({ manifest }, { vocabulary }) {
    for (const [index, one] of (manifest.possible ?? []).entries()) {
      const asked = objectsAsked(one);
      const named = namesIn(one.otherwise, vocabulary.partials).map(({ path }) => path[0] ?? '');
      if (asked.length === 0 || asked.some((object) => named.includes(object))) continue;
      yield {
        at: ['possible', index, 'otherwise'],
        part: 'value',
        message: `The text does not say which one it is about: {{${asked.join('}} and {{')}}}.`,
        hint: `Begin with {{${asked[0] ?? ''}}}: it prints the name and the id.`,
      };
    }
  },
};

function objectsAsked({ when }: Possible): string[] {
  const keys = [when].flat().flatMap((one) => Object.keys(one));
  return [...new Set(keys.flatMap((key) => (key.includes('.') ? [key.split('.')[0] ?? ''] : [])))];
}
