import { isAtLeast, worstSeverity } from '../../../../manifest/annotations.js';
import { verbOf } from '../../command-verb.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const danger = (confirm: string): string =>
  `danger:\n  severity: critical\n  category: interruption\n  warning: "{{router}} is restarted."\n  reversible: true\n  undo: It comes back by itself.\n  impact: every guest of its network\n  confirm: ${confirm}\n  escalate:\n    - when: { forced: true }\n      warning: It is stopped at once.\n`;

export const phrase: Rule = {
  id: 'safety/phrase',
  title: 'What can be high or critical has a phrase to confirm it, with a verb of the tool.',
  why: 'Before a critical call a person types this verb and the name of the object, such as "destroy web-03". Who types "yes" has not read what happens.',
  severity: 'error',
  bad: inChange(danger('yes')),
  good: inChange(danger('reboot')),
  *checkManifest({ manifest }) {
    const worst = worstSeverity(manifest);
    if (worst === undefined || !isAtLeast(worst, 'high')) return;
    const { command, title, keywords = [] } = manifest;
    const confirm = manifest.danger?.confirm;
    if (confirm === undefined) {
      yield {
        at: ['danger'],
        message: `The call can be \`${worst}\`, so a person must type a phrase, and its verb is missing: \`confirm\`.`,
        hint: `Add \`confirm: ${verbOf(command)}\`, or another verb that says what the call does.`,
      };
      return;
    }
    const [verb = ''] = confirm.split(/[ -]/);
    const words = [title, ...keywords]
      .join(' ')
      .toLowerCase()
      .split(/[^a-z]+/);
    if (verb === verbOf(command) || words.includes(verb)) return;
    yield {
      at: ['danger', 'confirm'],
      part: 'value',
      message: `A person who types "${confirm}" cannot know what it does: the word is not in the title or the keywords.`,
      hint: `Write a verb of this tool, such as \`confirm: ${verbOf(command)}\`.`,
    };
  },
};
