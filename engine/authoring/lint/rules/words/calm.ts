import { inWarning } from '../../example.js';
import type { Rule } from '../../rule.js';
import { withoutCode } from '../../wording/phrases.js';
import { textsOf } from '../../wording/texts.js';

/** Words that people write in capitals to be heard. */
const LOUD =
  /\b(?:DANGER(?:OUS)?|WARNINGS?|CAUTION|ATTENTION|NEVER|ALWAYS|IMPORTANT|RISKY|VERY|MUST|BEWARE|URGENT|CAREFUL(?:LY)?|DO NOT|DON'T|EVERYTHING|IMMEDIATELY|PLEASE)\b/;
const SHOUT = /!{2,}|\?{2,}|[!?]{3,}|(?:\b[A-Z]{4,}\b[\s,]+){2,}[A-Z]{2,}\b/;

export const calm: Rule = {
  id: 'words/calm',
  title: 'Texts do not shout.',
  why: 'Whoever is shouted at by each tool listens to none. How bad it is, is said by `severity`; the text says what happens.',
  severity: 'warning',
  bad: inWarning('DANGER!!! {{router}} will be restarted.'),
  good: inWarning('{{router}} in {{router.zonename}} will be restarted.'),
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
