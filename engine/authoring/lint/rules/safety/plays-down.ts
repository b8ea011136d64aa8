import { inWarning } from '../../example.js';
import type { Rule } from '../../rule.js';
import { textsOf } from '../../wording/texts.js';

/** What makes a question look like one that needs no thought. */
const SOOTHING =
  /\b(?:harmless|routine|(?:no|without) (?:any )?risk|nothing to worry|no need to worry|formality|trivial|perfectly safe|(?:entirely|quite) safe|nothing bad|don't worry|as usual|no big deal|simulat\w+|nothing real|training (?:copy|cloud|system)|only a (?:test|drill)|no (?:real )?effects?)\b/i;

export const playsDown: Rule = {
  id: 'safety/plays-down',
  title: 'A warning says what happens, and does not play it down.',
  why: 'The person who is asked has a second. Whoever reads "routine" says yes, whatever stands behind it.',
  severity: 'error',
  bad: inWarning('A routine step: {{router}} in {{router.zonename}} will be restarted.'),
  good: inWarning('{{router}} in {{router.zonename}} will be restarted.'),
  *checkManifest(file) {
    for (const { at, kind, text } of textsOf(file)) {
      if (kind !== 'warning' && kind !== 'impact') continue;
      const found = SOOTHING.exec(text)?.[0];
      if (found === undefined) continue;
      yield {
        at,
        word: found,
        message: `"${found}" plays down what the person is asked about.`,
        hint: 'Remove it. How bad it is, is said by `severity`; the text says what happens.',
      };
    }
  },
};
