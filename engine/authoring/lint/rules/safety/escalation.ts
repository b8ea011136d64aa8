import { isAtLeast } from '../../../../manifest/annotations.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Danger, Param, When } from '../../../../manifest/types.js';
import { coverageOf, written } from '../../escalations.js';
import { named } from '../../example.js';
import type { Rule } from '../../rule.js';

const stopRouter = (escalate: string): string => `command: stopRouter
title: Stop a virtual router
keywords: [gateway, shut down]
params:
  id: { use: router, required: true, description: The router to stop. }
  forced: { type: boolean, description: Stop it even if it does not answer. }
danger:
  severity: high
  category: interruption
  warning: "{{router}} in {{router.zonename}} is stopped."
  reversible: true
  undo: It comes back by itself.
  impact: every guest of its network
  confirm: stop
${escalate}`;

const ESCALATE =
  '  escalate:\n    - when: { forced: true }\n      warning: It is stopped at once, without waiting for it.\n';

export const escalation: Rule = {
  id: 'safety/escalation',
  title: 'Arguments that make a call worse have an entry in `escalate`.',
  why: 'The same command may be harmless or destroy everything, depending on one argument. The person who says yes has to read what this very call does.',
  severity: 'error',
  bad: named('router/stop-router.yaml', stopRouter('')),
  good: named('router/stop-router.yaml', stopRouter(ESCALATE)),
  *checkManifest({ manifest: { danger }, tool: { params }, facts }) {
    if (!danger) return;
    for (const worse of facts?.dangerWhen ?? []) {
      // What the manifest left out cannot be sent. A critical call is asked for anyway, and must say what it takes along.
      if (!Object.keys(worse.when).every((name) => params[name])) continue;
      if (isAtLeast(danger.severity, worse.level) && isAlways(worse.when, params)) continue;
      const coverage = coverageOf(danger, worse, params);
      if (coverage.is === 'covered') continue;
      const when = written(worse.when);
      const raised = isAtLeast(danger.severity, worse.level) ? '' : `severity: ${worse.level}, `;
      yield coverage.is === 'missing'
        ? {
            at: placeOf(danger, Object.keys(worse.when)),
            message: `With ${when} the call is worse (${worse.level}), and the person is not told.`,
            hint: `Add under \`escalate\`, or change the entry that is meant for this: \`- { when: ${when}, ${raised}warning: What happens then. }\``,
          }
        : {
            at: ['danger', 'escalate', coverage.index],
            message: `With ${when} the call is \`${worse.level}\`, and this entry makes it only \`${coverage.severity}\`.`,
            hint: `Write \`severity: ${worse.level}\` in this entry.`,
          };
    }
  },
};

/** An entry about the same arguments is the one that misses something. */
function placeOf({ escalate = [] }: Danger, keys: readonly string[]): Path {
  const index = escalate.findIndex(({ when }) =>
    [when].flat().some((one) => Object.keys(one).length > 0 && Object.keys(one).every((key) => keys.includes(key))),
  );
  if (index >= 0) return ['danger', 'escalate', index, 'when'];
  return ['danger', escalate.length > 0 ? 'escalate' : 'severity'];
}

/** What is in every call stands in the warning itself. */
function isAlways(when: When, params: Readonly<Record<string, Param>>): boolean {
  return Object.entries(when).every(([name, test]) => {
    const isPresence = typeof test === 'object' && 'present' in test && test.present;
    return isPresence && params[name]?.required === true;
  });
}
