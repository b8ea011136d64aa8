import type { ParameterFacts } from '../../../../facts/load-facts.js';
import { roleWords } from '../../../../facts/role-words.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

const example = (fordisplay: string): Example =>
  asFile(
    'firewall-rule/update-firewall-rule.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: updateFirewallRule
title: Change a firewall rule
description: >-
  Changes who sees a firewall rule. To change ports or addresses, delete the rule with delete-firewall-rule and make
  another with create-firewall-rule.
keywords: [visibility, custom id]
effect: change
async: true
answer: { kind: object, of: FirewallResponse }

params:
  id: { use: firewall-rule, required: true, description: The id of the rule. }
  fordisplay: ${fordisplay}
  customid: { type: string, for: [admin], more: true, description: An id of your own for it. }

danger:
  severity: medium
  category: configuration
  warning: "{{rule}} is changed."
  reversible: true

changes: [firewall-rule]

output:
  done: "{{rule}} is changed."

examples:
  - ask: Hide this firewall rule from users
    args: { id: 6e0f2a2c-1f52-4c29-9d1c-0f3c5b9f7b11, fordisplay: false }
`,
    {},
    `params:\n  fordisplay: ${fordisplay}`,
  );

export const paramRoles: Rule = {
  id: 'facts/param-roles',
  title: 'A parameter that CloudStack takes only from some roles says from which.',
  why: 'From others CloudStack ignores it without a word, and the call does something else than was asked for.',
  severity: 'error',
  bad: example('{ type: boolean, more: true, description: Whether users see it. }'),
  good: example('{ type: boolean, for: [admin], more: true, description: Whether users see it. }'),
  *checkManifest(manifest, context) {
    const ofCommand = manifest.tool.for;
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const allowed = allowedFor(fact);
      if (!allowed) continue;
      // Who may not use the tool at all need not be told about its parameters.
      const told = param.for ?? ofCommand;
      if (told?.every((role) => allowed.includes(role)) === true) continue;
      yield {
        at: param.for === undefined || at[0] === 'include' ? at : [...at, 'for'],
        part: param.for === undefined ? 'key' : 'value',
        message: `Only some roles may give \`${name}\`: ${allowed.join(', ')}.`,
        hint: `Add \`for: [${allowed.join(', ')}]\`.`,
      };
    }
  },
};

function allowedFor({ adminOnly, authorized }: ParameterFacts): string[] | undefined {
  if (adminOnly === true) return ['admin'];
  return authorized === undefined || authorized.length === 0 ? undefined : roleWords(authorized);
}
