import { verbOf } from '../../command-verb.js';
import { named } from '../../example.js';
import type { Rule } from '../../rule.js';

/** After these something is gone or overwritten. */
const FINAL = new Set(
  'delete destroy expunge purge remove erase wipe drop reset restore revert release disassociate unregister revoke'.split(
    ' ',
  ),
);

/** Verbs of tools that bring something back. */
const BACK =
  /^(recover|restore|undelete|create|add|register|make|acquire|associate|attach|assign|enable|authorize|grant|import)-/;

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
  severity: 'warning',
  bad: named('router/destroy-router.yaml', destroyRouter(true)),
  good: named('router/destroy-router.yaml', destroyRouter(false)),
  *checkManifest({ manifest: { command, description, danger, output = {} } }, { toolNames }) {
    if (danger?.reversible !== true || !FINAL.has(verbOf(command))) return;
    const texts = [description, danger.warning, danger.undo, output.done].join(' ');
    const names = texts.match(/\b[a-z][a-z0-9]*(-[a-z0-9]+)+\b/g) ?? [];
    if (names.some((name) => BACK.test(name) && toolNames.has(name))) return;
    yield {
      at: ['danger', 'reversible'],
      message: `${command} is said to be reversible, and no text names the tool that takes it back.`,
      hint: 'Write `reversible: false`, or name in `undo` the tool that brings it back.',
    };
  },
};
