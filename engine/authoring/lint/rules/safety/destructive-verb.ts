import { isAtLeast } from '../../../../manifest/annotations.js';
import type { Severity } from '../../../../manifest/types.js';
import { verbOf } from '../../command-verb.js';
import { asFile } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Verbs after which something is gone, off, or in other hands. */
const DESTRUCTIVE = new Set(
  (
    'delete destroy expunge purge remove erase wipe drop terminate kill revoke release disassociate unregister ' +
    'disable suspend stop shutdown reboot restart reset restore revert grant reveal extract'
  ).split(' '),
);

const withSeverity = (severity: string): string => `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: deleteUserData
title: Delete registered user data
description: >-
  Removes a text for cloud-init that was registered under a name. Machines that were made with it keep what it did;
  templates that are tied to it lose it. To remove a key pair use delete-ssh-key-pair.
keywords: [cloud-init, init script]
effect: change
since: "4.18"
answer: { kind: success, of: SuccessResponse }
include: [owner]

params:
  id: { use: user-data, required: true, description: The text to remove. }

danger:
  severity: ${severity}
  category: data-loss
  warning: "The user data {{userdatum}} is deleted."
  reversible: false
  impact: new machines that would be made with it
  confirm: delete

changes: [user-data]

output:
  done: "The user data {{userdatum}} is deleted."

examples:
  - ask: Remove the user data web-setup
    args: { id: web-setup }
`;

export const destructiveVerb: Rule = {
  id: 'safety/destructive-verb',
  title: 'What deletes, disables, resets, revokes or stops something is not rated as mild.',
  why: 'Nothing is known of private commands but their names. A name that says that something is gone or off afterwards has to be asked for, unless a person decided otherwise.',
  severity: 'error',
  bad: asFile('user-data/delete-user-data.yaml', withSeverity('low'), {}, 'command: deleteUserData\nseverity: low'),
  good: asFile(
    'user-data/delete-user-data.yaml',
    withSeverity('medium'),
    {},
    'command: deleteUserData\nseverity: medium',
  ),
  *checkManifest({ manifest: { command, danger }, facts }) {
    const verb = verbOf(command);
    if (!DESTRUCTIVE.has(verb)) return;
    // Where CloudStack's own commands are rated, some of them are medium with good reason.
    const floor: Severity = facts?.danger === undefined ? 'high' : 'medium';
    if (danger && isAtLeast(danger.severity, floor)) return;
    // What is known to be worse than that is told by safety/danger-floor.
    if (danger && facts?.danger !== undefined && !isAtLeast(floor, facts.danger)) return;
    yield {
      at: danger ? ['danger', 'severity'] : ['command'],
      part: 'value',
      message: `A command that begins with ${verb} is at least \`${floor}\`${danger ? `, not \`${danger.severity}\`` : ''}.`,
      hint: `Write \`severity: ${floor}\` in \`danger\`. If it does less harm than its name suggests, say why in _shared/lint-exceptions.yaml.`,
    };
  },
};
