import { holds } from '../../../../manifest/conditions.js';
import type { Escalation } from '../../../../manifest/types.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const forced = (preset: string): string =>
  `params:\n  id: { use: router, required: true, description: The router to restart. }\n  forced: { type: boolean, ${preset}since: "4.16.0", more: true, description: Stop it even if it does not answer. }\n`;

export const presetHarmless: Rule = {
  id: 'safety/preset-harmless',
  title: 'What is sent unless somebody says otherwise is no secret and makes nothing worse.',
  why: 'Nobody asked for it: a deletion by force has to be wished for, and a password that stands in a file is known to everybody.',
  severity: 'error',
  bad: inChange(forced('preset: true, ')),
  good: inChange(forced('')),
  *checkManifest({ manifest }) {
    for (const [name, { preset, sensitive }] of Object.entries(manifest.params ?? {})) {
      if (preset === undefined) continue;
      const at = ['params', name, 'preset'];
      if (sensitive === true) {
        yield {
          at,
          message: `\`${name}\` is a secret, and everybody who reads this file would know it.`,
          hint: 'Remove `preset`: whoever calls chooses one, or CloudStack does.',
        };
      } else if ((manifest.danger?.escalate ?? []).some((one) => holdsByItself(one, name, preset))) {
        yield {
          at,
          message: `Every call would be the worse one that \`escalate\` speaks of, since \`${name}\` is always sent.`,
          hint: 'Remove `preset`, so that somebody has to ask for it.',
        };
      }
    }
  },
};

/** Whether the value alone is enough for the case, whatever else is given. */
function holdsByItself({ when }: Escalation, name: string, value: string | number | boolean): boolean {
  return [when].flat().some((one) => {
    const isAlone = Object.keys(one).length === 1 && Object.hasOwn(one, name);
    return isAlone && holds(one, () => value);
  });
}
