import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

const example = (password: string): Example =>
  asFile(
    'host/change-out-of-band-management-password.yaml',
    `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: changeOutOfBandManagementPassword
title: Change the management password of a host
description: >-
  Sets the password with which CloudStack reaches the management board of a host, on the board and in CloudStack. The
  host itself keeps running. To empty it first use prepare-host-for-maintenance.
keywords: [ipmi, bmc, credentials]
effect: change
async: true
for: [admin]
answer: { kind: object, of: OutOfBandManagementResponse }

params:
  hostid: { use: host, required: true, description: The host. }
  password: ${password}

danger:
  severity: high
  category: access
  warning: "The management password of {{host}} is changed."
  reversible: false
  impact: one host
  confirm: change

changes: [host]

output:
  done: "{{host}} has a new management password."

examples:
  - ask: Change the IPMI password of host-2
    args: { hostid: host-2 }
`,
    {},
    `params:\n  password: ${password}`,
  );

export const secretArgument: Rule = {
  id: 'facts/secret-argument',
  title: 'An argument that is a secret says `sensitive: true`.',
  why: 'Only then it is left out of the plan, the log and the audit file, where others could read it.',
  severity: 'error',
  bad: example('{ type: string, description: The new password; CloudStack invents one if absent. }'),
  good: example('{ type: string, sensitive: true, description: The new password; CloudStack invents one if absent. }'),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      if (fact.sensitive !== true || param.sensitive !== undefined) continue;
      const hint = 'Write `sensitive: true`; for an address with user and password in it, `sensitive: userinfo`.';
      yield { at, message: `\`${name}\` is a secret.`, hint };
    }
  },
};
