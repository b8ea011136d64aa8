import { didYouMean } from '../../../../text/nearest.js';
import { entityTypeOf, findsType } from '../../entity-types.js';
import { inChange } from '../../example.js';
import { paramFacts } from '../../known-params.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Rule } from '../../rule.js';

const also = (by: string): string =>
  `danger:\n  severity: high\n  category: interruption\n  warning: "{{router}} in {{router.zonename}} will be restarted."\n  also:\n    machines: { use: virtual-machine, by: ${by}, label: Machines on its host }\n  reversible: true\n  undo: It comes back by itself.\n  impact: every virtual machine in its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      severity: critical\n      warning: It will be stopped at once.\n`;

export const dependents: Rule = {
  id: 'facts/dependents',
  title: 'What hangs on an object is looked for by parameters that its list command has.',
  why: 'CloudStack ignores parameters that it does not know: the plan would count all machines of the cloud as those that are hit.',
  severity: 'error',
  bad: inChange(also('{ routerid: id }')),
  good: inChange(also('{ hostid: router.hostid }')),
  *checkManifest({ manifest: { danger }, tool: { params } }, { facts, vocabulary }) {
    for (const [name, { use, by }] of Object.entries(danger?.also ?? {})) {
      const command = facts.command(vocabulary.entities[use]?.list ?? '');
      if (!command) continue;
      const known = paramFacts(command);
      const at = (param: string): Path => ['danger', 'also', name, 'by', param];
      const others = `It can be narrowed by ${[...known.keys()].filter((one) => one.endsWith('id')).join(', ')}.`;
      for (const [param, argument] of Object.entries(by)) {
        const fact = known.get(param);
        if (!fact) {
          const message = `\`${command.name}\` has no parameter \`${param}\`.`;
          yield { at: at(param), message, hint: didYouMean(param, known.keys()).trim() || others };
          continue;
        }
        const kind = (Object.hasOwn(params, argument) ? params[argument]?.use : undefined) ?? '';
        const entity = vocabulary.entities[kind];
        const type = entityTypeOf(fact);
        if (type === undefined || !entity || findsType(entity, type, facts) !== false) continue;
        const message = `\`${param}\` of \`${command.name}\` is not the id of what \`${argument}\` names (\`use: ${kind}\`), so the plan would always count none.`;
        yield { at: at(param), message, hint: others };
      }
    }
  },
};
