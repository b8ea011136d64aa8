import { isAtLeast } from '../../../../manifest/annotations.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const dangerFloor: Rule = {
  id: 'safety/danger-floor',
  title: 'The severity is at least what the command of CloudStack deserves.',
  why: 'The severity decides whether a person is asked before anything happens. One that is too low lets a model destroy or reveal something that nobody agreed to.',
  severity: 'error',
  bad: inChange(
    'danger:\n  severity: low\n  warning: "{{router}} is restarted."\n  reversible: true\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      warning: It is stopped at once.\n',
  ),
  good: inChange(''),
  *checkManifest({ manifest: { command, effect, danger }, facts }) {
    const floor = facts?.danger;
    // A read that is low in the facts reveals nothing and makes nothing.
    if (floor === undefined || (effect === 'read' && floor === 'low')) return;
    if (!danger) {
      yield {
        at: ['effect'],
        message: `${command} hands out something secret, so a person has to be asked first, and this tool has no \`danger\`.`,
        hint: `Add \`danger:\` with \`severity: ${floor}\`, \`category: reveals-secret\`, \`warning\`, \`reversible: false\`, \`impact\` and \`confirm\`, as get-user-keys has it.`,
      };
    } else if (!isAtLeast(danger.severity, floor)) {
      yield {
        at: ['danger', 'severity'],
        part: 'value',
        message: `\`${danger.severity}\` is too mild for ${command}: it is at least \`${floor}\`.`,
        hint: `Write \`severity: ${floor}\`. If it really is milder, say why in _shared/lint-exceptions.yaml.`,
      };
    }
  },
};
