import { didYouMean } from '../../../../text/nearest.js';
import { entityTypeOf, findsType } from '../../entity-types.js';
import { inChange } from '../../example.js';
import { paramFacts } from '../../known-params.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { contentWords, stemOf } from '../../wording/content-words.js';
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
    for (const [name, { use, by, label }] of Object.entries(danger?.also ?? {})) {
      const said = kindSaid(label, use, Object.keys(vocabulary.entities));
      if (said !== undefined) {
        yield {
          at: ['danger', 'also', name, 'use'],
          part: 'value',
          message: `What is counted is a ${use}, and the label speaks of something else: "${label}".`,
          hint: `Write \`use: ${said}\`, or correct \`label\`.`,
        };
      }
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
        const [field = ''] = argument.split('.').slice(-1);
        if (argument.includes('.') && /id$/.test(param) && !/id$/.test(field)) {
          const message = `\`${param}\` takes an id, and \`${argument}\` is a name, so the plan would always count none.`;
          yield { at: at(param), part: 'value', message, hint: 'Write a field that holds an id.' };
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

/** Another kind of thing that the label names with all its words, while it has none of the one that is counted. */
function kindSaid(label: string, use: string, kinds: readonly string[]): string | undefined {
  const said = contentWords(label);
  const has = (word: string): boolean => [...said].some((one) => one.startsWith(stemOf(word)));
  const [noun = use] = use.split('-').slice(-1);
  if (has(noun) || (noun === 'vm' && has('machine'))) return undefined;
  return kinds.find((kind) => kind !== use && kind.split('-').every(has));
}
