import { inWarning } from '../../example.js';
import { textsOf } from '../../manifest-texts.js';
import type { Rule } from '../../rule.js';

const EMPTY_WORDS =
  /\b(?:are you (?:really |absolutely |quite )?sure|do you (?:really )?want|please confirm|continue\?|proceed with (?:care|caution)|(?:use|handle) (?:this |it )?with (?:care|caution)|be (?:very )?careful|at your own risk|think twice|(?:this|it|which) (?:may|can|could|might) (?:cause|lead to|have|result in|be) (?:\w+ )?(?:problems?|issues?|trouble|damage|harm|consequences|side effects|dangerous|risky|bad)|bad things|something (?:may|can|could|might)|(?:is|are) (?:very |quite |rather )?(?:dangerous|risky|destructive|critical)\b)/i;
/** The main clause is in the past; what a relative clause tells of the object may be. */
const PAST =
  /(?<!\b(?:that|which|who|what|where|when|as|if|since|because|how) )(?<!\b(?:that|which|who|where|when|if|since) \w+ )\b(?:was|were|has been|have been) (?:\w+ly )?(?:deleted|destroyed|stopped|removed|restarted|rebooted|moved|detached|attached|disabled|enabled|reset|created|changed|closed|opened|expunged|released|revoked|updated|migrated|resized|restored|reverted|locked|suspended|started|made|emptied)\b/i;

export const warningInforms: Rule = {
  id: 'safety/warning-informs',
  title: 'A warning says what will happen.',
  why: 'A text such as "Are you sure?" fits every call, so nobody reads it. And what "was deleted" seems to have happened already, so that a yes or a no makes no difference.',
  severity: 'error',
  bad: inWarning('{{router}}: are you sure? This may cause problems.'),
  good: inWarning('{{router}} in {{router.zonename}} will be restarted.'),
  *checkManifest({ manifest }) {
    for (const { at, template } of textsOf(manifest)) {
      if (at[0] !== 'danger' || at.at(-1) !== 'warning') continue;
      const empty = EMPTY_WORDS.exec(template)?.[0];
      if (empty !== undefined) {
        yield {
          at,
          word: empty,
          message: `"${empty}" says nothing about this call.`,
          hint: 'Say what will happen to what. The question itself is added by the server.',
        };
      }
      const past = PAST.exec(template)?.[0];
      if (past !== undefined) {
        yield {
          at,
          word: past,
          message: `"${past}" sounds as if it had happened already.`,
          hint: `Write "${past.replace(/^(?:was|were|has been|have been)/, 'will be')}".`,
        };
      }
    }
  },
};
