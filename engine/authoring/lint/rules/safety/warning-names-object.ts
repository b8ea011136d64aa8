import { isAtLeast, worstSeverity } from '../../../../manifest/annotations.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const danger = (warning: string): string =>
  `danger:\n  severity: critical\n  category: interruption\n  warning: "${warning}"\n  reversible: true\n  impact: every guest of its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      warning: It is stopped at once.\n`;

export const warningNamesObject: Rule = {
  id: 'safety/warning-names-object',
  title: 'The warning of a high or critical tool names what is hit.',
  why: 'The warning is all that the person sees. "The machine is destroyed" cannot be judged; "web-03 in Frankfurt is destroyed" can.',
  severity: 'error',
  bad: inChange(danger('A router is restarted.')),
  good: inChange(danger('{{router}} is restarted.')),
  *checkManifest({ manifest, tool: { params } }) {
    const { danger } = manifest;
    const worst = worstSeverity(manifest);
    if (!danger || worst === undefined || !isAtLeast(worst, 'high')) return;
    if (danger.warning === undefined) {
      yield {
        at: ['danger', 'severity'],
        message: `It can become ${worst}, and has no \`warning\`: the person would see the title only.`,
        hint: 'Write one sentence that names the object and what happens to it.',
      };
    } else if (Object.keys(params).length > 0 && !/\{\{[{&]?\s*[a-z]/.test(danger.warning)) {
      yield {
        at: ['danger', 'warning'],
        part: 'value',
        message: 'The warning is the same whatever the call is about.',
        hint: `Name the object, such as {{${nameOf(params)}}}.`,
      };
    }
  },
};

/** How a text speaks of the first required argument: {{vm}} needs the entity's name, {{args.name}} does not. */
function nameOf(params: Record<string, { required?: boolean }>): string {
  const [name] = Object.entries(params).find(([, { required }]) => required) ?? Object.entries(params)[0] ?? [''];
  return `args.${name}`;
}
