import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { withoutCode } from '../../wording/phrases.js';
import { textsOf } from '../../wording/texts.js';

/** Words that people write in capitals to be heard. */
const LOUD =
  /\b(?:DANGER(?:OUS)?|WARNINGS?|CAUTION|ATTENTION|NEVER|ALWAYS|IMPORTANT|RISKY|VERY|MUST|BEWARE|URGENT|CAREFUL(?:LY)?|DO NOT|DON'T|EVERYTHING|IMMEDIATELY|PLEASE)\b/;
const SHOUT = /!{2,}|\?{2,}|[!?]{3,}|(?:\b[A-Z]{4,}\b[\s,]+){2,}[A-Z]{2,}\b/;

const danger = (warning: string): string =>
  `danger:\n  severity: critical\n  category: interruption\n  warning: "${warning}"\n  reversible: true\n  undo: It comes back by itself.\n  impact: every virtual machine in its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      warning: It will be stopped at once.\n`;

export const calm: Rule = {
  id: 'words/calm',
  title: 'Texts do not shout.',
  why: 'Whoever is shouted at by each tool listens to none. How bad it is, is said by `severity`; the text says what happens.',
  severity: 'warning',
  bad: inChange(danger('DANGER!!! {{router}} will be restarted.')),
  good: inChange(danger('{{router}} in {{router.zonename}} will be restarted.')),
  *checkFile(file) {
    for (const { at, text } of textsOf(file)) {
      const plain = withoutCode(text);
      const found = (SHOUT.exec(plain) ?? LOUD.exec(plain))?.[0];
      if (found === undefined) continue;
      yield {
        at,
        word: found,
        message: `"${found.trim()}" shouts.`,
        hint: 'Say plainly what happens, in small letters and with one full stop.',
      };
    }
  },
};
