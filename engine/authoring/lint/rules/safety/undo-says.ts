import { isAtLeast, worstSeverity } from '../../../../manifest/annotations.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { toolNameOf } from '../../context.js';
import { verbOf } from '../../command-verb.js';
import { namedTools } from '../../wording/named-tools.js';

/** It passes, or the same call takes it back. */
const WITHOUT_TOOL =
  /\b(?:by itself|by themselves|on its own|on their own|automatically|as soon as|once|when|after|until|next (?:start|reboot|restart|time)|comes? back|nothing (?:has to|needs to|to be))\b/i;
/** Called again with other values, these take back what they did. */
const BOTH_WAYS = new Set(
  'update change set configure move migrate resize scale edit modify assign replace switch rename toggle lock enable mark setup'.split(
    ' ',
  ),
);

/** What only changes what is there. */
const LEAVES_NOTHING_NEW =
  /^(?:attach|detach|start|stop|enable|disable|lock|unlock|resize|scale|suspend|activate|reboot|change|replace|move|reset)/;

const danger = (undo: string): string =>
  `danger:\n  severity: high\n  category: interruption\n  warning: "{{router}} in {{router.zonename}} will be restarted."\n  reversible: true\n${undo}  impact: every virtual machine in its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      severity: critical\n      warning: It will be stopped at once.\n`;

export const undoSays: Rule = {
  id: 'safety/undo-says',
  title: 'What can be undone says by what.',
  why: 'People say yes more easily when they read "It can be undone". It helps them only if they know how: by which tool, or that they have to wait.',
  severity: 'error',
  bad: inChange(danger('  undo: It can be undone.\n')),
  good: inChange(danger('  undo: It comes back by itself.\n')),
  *checkManifest({ manifest, source }, context) {
    const { danger: own, command } = manifest;
    if (!own) return;
    const { undo, reversible } = own;
    const worst = worstSeverity(manifest);
    if (undo === undefined) {
      const isAsked = worst !== undefined && isAtLeast(own.severity, 'high');
      if (reversible !== true || !isAsked) return;
      yield {
        at: ['danger', 'reversible'],
        message: 'This says that the call can be undone, but not how.',
        hint: 'Add `undo:` and a sentence with the tool that undoes it, such as "start-virtual-machine starts it again.", or say that it passes by itself. If it cannot be undone, write `reversible: false`.',
      };
      return;
    }
    const at = ['danger', 'undo'];
    if (reversible !== true) {
      yield {
        at,
        message: `\`undo\` says how to undo it, but \`reversible\` ${reversible === false ? 'says that this is not possible' : 'does not say that this is possible'}.`,
        hint: 'Remove `undo`. If everything comes back, write `reversible: true` instead.',
      };
      return;
    }
    const tools = namedTools(undo, context);
    const ending = tools.find((tool) => /^(?:delete|destroy|expunge)-/.test(tool));
    if (ending !== undefined && LEAVES_NOTHING_NEW.test(command)) {
      yield {
        at,
        word: ending,
        message: `${ending} does not undo ${command}: nothing new is there afterwards that could be deleted.`,
        hint: 'Name the tool that brings things back to where they were.',
      };
      return;
    }
    const name = toolNameOf(source);
    if (tools.length > 0 && tools.every((tool) => tool === name) && !BOTH_WAYS.has(verbOf(command))) {
      yield {
        at,
        word: name,
        message: `${name} is this tool itself, so it does not undo what it did.`,
        hint: 'Write the name of the tool that does the opposite.',
      };
    } else if (tools.length === 0 && !WITHOUT_TOOL.test(undo)) {
      yield {
        at,
        part: 'value',
        message: 'This does not say what undoes it.',
        hint: 'Write the name of the tool that undoes it: "start-virtual-machine starts it again."',
      };
    }
  },
};
