import { isAtLeast } from '../../../../manifest/annotations.js';
import { asFile } from '../../example.js';
import type { Rule } from '../../rule.js';

const readPassword = (category: string): string => `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: getVMPassword
title: Fetch the stored password of a virtual machine
description: >-
  Fetches the password that CloudStack keeps for a virtual machine, encrypted with the SSH key that was put into it. Only
  who has the private key can read it. To set another one, use reset-password-for-virtual-machine.
keywords: [login, credentials]
effect: read
answer: { kind: object, of: GetVMPasswordResponse }

params:
  id: { use: virtual-machine, required: true, description: The machine whose password is wanted. }

danger:
  severity: high
  category: ${category}
  warning: "The encrypted password of {{vm}} is handed over."
  reversible: false
  impact: whoever has the private key can log in
  confirm: fetch

ttl: none

secrets:
  give: { encryptedpassword: "{{vm.name}}.password" }

output:
  done: "The encrypted password of {{vm}} is handed over."

examples:
  - ask: I need the password of web-03
    args: { id: web-03 }
`;

export const revealsSecret: Rule = {
  id: 'safety/reveals-secret',
  title: 'A read that reveals a secret says so.',
  why: 'A password or key that was shown cannot be made unseen. With the category reveals-secret the person knows that this is what they agree to.',
  severity: 'error',
  bad: asFile(
    'virtual-machine/get-vm-password.yaml',
    readPassword('configuration'),
    {},
    'command: getVMPassword\neffect: read\ndanger:\n  category: configuration',
  ),
  good: asFile(
    'virtual-machine/get-vm-password.yaml',
    readPassword('reveals-secret'),
    {},
    'command: getVMPassword\neffect: read\ndanger:\n  category: reveals-secret',
  ),
  *checkManifest({ manifest: { command, effect, danger, secrets = {} }, facts }) {
    if (effect !== 'read') return;
    const gives = Object.keys(secrets.give ?? {});
    const isKnown = facts?.danger !== undefined && isAtLeast(facts.danger, 'medium');
    if (!isKnown && gives.length === 0) return;
    const what = gives.length > 0 ? `It hands over \`${gives.join('`, `')}\`` : `${command} reveals something secret`;
    if (danger && danger.category !== 'reveals-secret') {
      yield {
        at: ['danger', danger.category === undefined ? 'severity' : 'category'],
        message: `${what}, so its category is \`reveals-secret\`${danger.category === undefined ? '' : `, not \`${danger.category}\``}.`,
        hint: 'Write `category: reveals-secret`. If it also changes something, write `effect: change` as well.',
      };
    } else if (!danger && !isKnown) {
      yield {
        at: ['secrets', 'give'],
        message: `${what}, and nobody is asked before.`,
        hint: 'Add `danger` with `severity: high`, `category: reveals-secret` and a `warning`.',
      };
    }
    const secret = facts?.sensitiveFields ?? [];
    if (isKnown && secret.length > 0 && gives.length === 0 && secrets.hide === undefined) {
      yield {
        at: ['answer'],
        message: `The answer holds a secret, ${secret.map((one) => `\`${one}\``).join(', ')}, and nothing says what happens to it.`,
        hint: `Add \`secrets: { give: { ${secret.map((one) => `${one}: "${one}.txt"`).join(', ')} } }\` to put it into a private file, or \`secrets: { hide: [${secret.join(', ')}] }\` so that nobody sees it.`,
      };
    }
  },
};
