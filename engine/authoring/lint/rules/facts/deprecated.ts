import { asFile, inChange } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

const LOCK = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: lockAccount
title: Lock an account
description: Forbids an account to make new things. Its machines keep running.
effect: change
answer: { kind: none }
for: [admin, resource-admin, domain-admin]

params:
  account: { use: account-name, required: true, description: The account. }
  domainid: { use: domain, required: true, description: Its domain. }

danger:
  severity: high
  category: access
  warning: "{{account}} is locked."
  reversible: true
  impact: all users of one account
  confirm: lock

changes: [account]

output:
  done: "{{account}} is locked."
`;

export const deprecated: Rule = {
  id: 'facts/deprecated',
  title: 'No tool is made of what CloudStack wants to remove.',
  why: 'It goes away with one of the next releases. A model that does not see it takes what has come in its place.',
  severity: 'warning',
  bad: asFile('account/lock-account.yaml', LOCK, {}, 'command: lockAccount\n'),
  good: inChange('command: rebootRouter\n'),
  *checkManifest(manifest, context) {
    const { facts } = manifest;
    if (facts?.deprecated === true) {
      yield {
        at: ['command'],
        part: 'value',
        message: `CloudStack is going to remove \`${facts.name}\`.`,
        hint: 'Remove this manifest; make one of the command that has come in its place.',
      };
    }
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      if (fact.deprecated !== true || param.deprecated !== undefined) continue;
      yield {
        at,
        message: `CloudStack is going to remove the parameter \`${name}\`.`,
        hint: 'Leave it out, or write `deprecated` with what to use instead: then it is taken but not shown.',
      };
    }
  },
};
