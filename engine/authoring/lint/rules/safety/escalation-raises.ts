import { isAtLeast } from '../../../../manifest/annotations.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const danger = (severity: string): string =>
  `danger:\n  severity: high\n  category: interruption\n  warning: "{{router}} in {{router.zonename}} will be restarted."\n  reversible: false\n  impact: every virtual machine in its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      severity: ${severity}\n      warning: It will be stopped at once.\n`;

export const escalationRaises: Rule = {
  id: 'safety/escalation-raises',
  title: 'An entry of `escalate` makes it worse, or says more.',
  why: 'Entries only ever raise: a milder one does nothing, and whoever wrote it believes that the call is asked for less.',
  severity: 'error',
  bad: inChange(danger('low')),
  good: inChange(danger('critical')),
  *checkManifest({ manifest: { danger } }) {
    const before = new Set<string>();
    for (const [index, { when, severity, reversible, warning, impact }] of (danger?.escalate ?? []).entries()) {
      const at = ['danger', 'escalate', index];
      const written = JSON.stringify(when);
      if (before.has(written)) {
        yield {
          at: [...at, 'when'],
          message: 'There is another entry for the same case.',
          hint: 'Make one entry of the two, or correct this `when`.',
        };
      }
      before.add(written);
      const base = danger?.severity ?? 'low';
      if (severity !== undefined && severity !== base && isAtLeast(base, severity)) {
        yield {
          at: [...at, 'severity'],
          part: 'value',
          message: `The call is \`${base}\` already, so an entry here cannot make it \`${severity}\`.`,
          hint: `Remove this line. If the call is only ${severity} without this argument, write \`severity: ${severity}\` in \`danger\` and \`severity: ${base}\` here.`,
        };
      }
      if (reversible === true && danger?.reversible === false) {
        yield {
          at: [...at, 'reversible'],
          part: 'value',
          message: 'The call cannot be undone in any case, so an entry here cannot change that.',
          hint: 'Remove this line.',
        };
      }
      const raises = severity !== undefined && severity !== base && isAtLeast(severity, base);
      if (raises || warning !== undefined || impact !== undefined || reversible === false) continue;
      yield {
        at,
        message: 'This entry does nothing: it has no `severity` and no `warning`.',
        hint: 'Add a `warning` that says what happens then, or remove the entry.',
      };
    }
  },
};
