import { isAtLeast, worstSeverity } from '../../../../manifest/annotations.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { inChange } from '../../example.js';
import type { Finding, Rule } from '../../rule.js';

/** Words that say how bad, not how much; a text of nothing else says nothing. */
const HOW_BAD =
  /^((very|a|an|is|of|the|rather|quite|potentially|possibly)\s+)*(low|medium|high|critical|severe|serious|dangerous|big|large|small|minor|major|huge|none|nothing|unknown|yes|no|danger|risk|impact|damage|severity|loss)([\s,.-]+(low|medium|high|critical|severity|impact|risk|danger|damage|loss))*[.!]?$/i;

/** Words that could stand for anything. */
const ANYTHING =
  /^(?:the |a |an |this |that |some |any |all |its |your )*(?:something|anything|things?|stuff|it|them|resources?|objects?|items?|entit(?:y|ies)|data|users?|cloud|system|environment|others?|various|many|several|few|some|everything|see (?:above|below|description|warning)|depends)[.!]?$/i;

const danger = (impact: string): string =>
  `danger:\n  severity: critical\n  category: interruption\n  warning: "{{router}} is restarted."\n  reversible: true\n  undo: It comes back by itself.\n  impact: ${impact}\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      warning: It is stopped at once.\n`;

export const impact: Rule = {
  id: 'safety/impact',
  title: '`impact` says how much is hit.',
  why: 'The question says "Affects: ...". How bad it is, is told by the severity; here people have to see whether it is one machine or everybody.',
  severity: 'warning',
  bad: inChange(danger('high')),
  good: inChange(danger('every guest of its network')),
  *checkManifest({ manifest }) {
    const { danger } = manifest;
    const worst = worstSeverity(manifest);
    if (danger && danger.impact === undefined && worst !== undefined && isAtLeast(worst, 'high')) {
      yield {
        at: ['danger'],
        message: `The call can be \`${worst}\`, and the person is not told how much it affects: \`impact\` is missing.`,
        hint: 'Add what is affected, such as `impact: one virtual machine`.',
      };
    }
    yield* empty(['danger'], danger?.impact);
    for (const [at, { impact }] of (danger?.escalate ?? []).entries()) yield* empty(['danger', 'escalate', at], impact);
  },
};

function* empty(path: Path, text: string | undefined): Iterable<Finding> {
  if (text === undefined) return;
  if (ANYTHING.test(text.trim())) {
    yield {
      at: [...path, 'impact'],
      part: 'value',
      message: `"${text}" could be one thing or all of them.`,
      hint: 'Write how many of what, such as `one virtual machine` or `every virtual machine in this network`.',
    };
    return;
  }
  if (!HOW_BAD.test(text.trim())) return;
  yield {
    at: [...path, 'impact'],
    part: 'value',
    message: `"${text}" says how bad it is, not what is affected.`,
    hint: 'Write what is affected, such as `one virtual machine` or `everybody who uses this network`.',
  };
}
