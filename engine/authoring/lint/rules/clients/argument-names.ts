import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const withParam = (name: string): string => `params:
  id: { use: router, required: true, description: The router to restart. }
  ${name}: { type: boolean, since: "4.16.0", more: true, description: Stop it even if it does not answer. }
`;

export const argumentNames: Rule = {
  id: 'clients/argument-names',
  title: 'No argument has a name that the server itself uses, or that of another one.',
  why: 'Rare arguments are taken out of an argument called `more`, and names are compared without their capitals when one was misspelt. Two of one name cannot be told apart.',
  severity: 'error',
  bad: inChange(
    withParam('more') +
      'danger: { severity: critical, category: interruption, warning: "{{router}} restarts.", reversible: true, undo: It comes back by itself., impact: one network, confirm: reboot }\n',
  ),
  good: inChange(withParam('forced')),
  *checkManifest({ manifest: { params: own = {} }, tool: { params } }) {
    const seen = new Map<string, string>();
    for (const name of Object.keys(params)) {
      const at = own[name] ? ['params', name] : ['include'];
      const other = seen.get(name.toLowerCase());
      if (name === 'more') {
        yield {
          at,
          message: 'The server itself has an argument called `more`, which holds the rare ones.',
          hint: 'Remove it: an argument of this name cannot be offered.',
        };
      } else if (other !== undefined) {
        yield {
          at,
          message: `\`${name}\` and \`${other}\` differ only by capitals.`,
          hint: 'Remove the one that CloudStack does not know.',
        };
      }
      seen.set(name.toLowerCase(), name);
    }
  },
};
