import { didYouMean } from '../../../../text/nearest.js';
import { inChange } from '../../example.js';
import { paramFacts } from '../../known-params.js';
import type { Rule } from '../../rule.js';

const also = (by: string): string =>
  `danger:\n  severity: high\n  category: interruption\n  warning: "{{router}} in {{router.zonename}} will be restarted."\n  also:\n    machines: { use: virtual-machine, by: ${by}, label: Machines on its host }\n  reversible: true\n  undo: It comes back by itself.\n  impact: every virtual machine in its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      severity: critical\n      warning: It will be stopped at once.\n`;

export const dependents: Rule = {
  id: 'facts/dependents',
  title: 'What hangs on an object is looked for by parameters that its list command has.',
  why: 'CloudStack ignores parameters that it does not know: the plan would count all machines of the cloud as those that are hit.',
  severity: 'error',
  bad: inChange(also('{ routerid: id }')),
  good: inChange(also('{ networkid: id }')),
  *checkManifest({ manifest: { danger } }, { facts, vocabulary }) {
    for (const [name, { use, by }] of Object.entries(danger?.also ?? {})) {
      const command = facts.command(vocabulary.entities[use]?.list ?? '');
      if (!command) continue;
      const known = paramFacts(command);
      for (const param of Object.keys(by)) {
        if (known.has(param)) continue;
        yield {
          at: ['danger', 'also', name, 'by', param],
          message: `\`${command.name}\` has no parameter \`${param}\`.`,
          hint:
            didYouMean(param, known.keys()).trim() ||
            `It can be narrowed by ${[...known.keys()].filter((one) => one.endsWith('id')).join(', ')}.`,
        };
      }
    }
  },
};
