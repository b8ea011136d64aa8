import { verbOf } from '../../command-verb.js';
import { named } from '../../example.js';
import type { Rule } from '../../rule.js';

/** After these something is gone or overwritten. */
const FINAL = new Set(
  'delete destroy expunge purge remove erase wipe drop reset restore revert release disassociate unregister revoke'.split(
    ' ',
  ),
);

/** After these there is nothing left that could come back. */
const GONE = /^(?:expunge|purge|erase|wipe|shred|drop)/;

/** Verbs of tools that bring data back; one that is recreated is empty. */
const WITH_DATA = /^(?:recover|restore|undelete|revert)-/;

/** Verbs of tools that bring something back. */
const BACK =
  /^(recover|restore|undelete|create|add|register|make|acquire|associate|attach|assign|enable|authorize|grant|import|dedicate|apply)-/;

const destroyRouter = (isReversible: boolean): string => `command: destroyRouter
title: Destroy a virtual router
description: >-
  Removes a virtual router for good. The machines of its network are cut off until restart-network makes another one.
keywords: [gateway, delete]
params:
  id: { use: router, required: true, description: The router to destroy. }
danger:
  severity: critical
  category: data-loss
  warning: "{{router}} in {{router.zonename}} is destroyed."
  reversible: ${isReversible}
  impact: every guest of its network
  confirm: destroy
`;

export const reversible: Rule = {
  id: 'safety/reversible',
  title: 'What deletes and calls itself reversible names the tool that brings it back.',
  why: 'People say yes more easily when they read "It can be undone". It has to be true, and they have to know how.',
  severity: 'error',
  bad: named('router/destroy-router.yaml', destroyRouter(true)),
  good: named('router/destroy-router.yaml', destroyRouter(false)),
  *checkManifest({ manifest: { command, description, danger, output = {} } }, { toolNames }) {
    if (danger?.reversible === false || !danger) return;
    const at = danger.reversible === undefined ? ['danger'] : ['danger', 'reversible'];
    if (GONE.test(command)) {
      yield {
        at,
        message: `What ${command} removes is gone for good, but the question would end with: It can be undone.`,
        hint: 'Write `reversible: false`.',
      };
      return;
    }
    if (danger.reversible !== true || !FINAL.has(verbOf(command))) return;
    const texts = [description, danger.warning, danger.undo, output.done].join(' ');
    const names = (texts.match(/\b[a-z][a-z0-9]*(-[a-z0-9]+)+\b/g) ?? []).filter((name) => toolNames.has(name));
    const isData = danger.category === 'data-loss';
    if (names.some((name) => (isData ? WITH_DATA : BACK).test(name))) return;
    yield {
      at,
      message: isData
        ? `${command} deletes data and says that it can be undone, and no text names a tool that restores the data.`
        : `${command} says that it can be undone, and no text names the tool that does so.`,
      hint: `Write \`reversible: false\`, or name in \`undo\` the tool that brings ${isData ? 'the data' : 'it'} back.`,
    };
  },
};
