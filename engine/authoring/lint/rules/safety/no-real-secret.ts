import { isSecretName } from '../../../../call/secrets/secret-names.js';
import { everyString } from '../../every-string.js';
import { inChange } from '../../example.js';
import type { LintedFile } from '../../linted-file.js';
import type { Finding, Rule } from '../../rule.js';

/** Secrets that show by their form, and what they are. */
const FORMS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, 'a private key'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, 'an access key of a cloud'],
  [/\b(?:ghp|gho|ghs|ghu|glpat|npm|sk|pk|xox[abprs])[-_][A-Za-z0-9_-]{16,}/, 'a token'],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/, 'a signed token'],
  // CloudStack's keys have 86 characters.
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{64,}(?![\w-])/, 'a key'],
  [
    /\b(?:api_?key|secret_?key|password|passwd|pwd|token|signature)\s*[=:]\s*(?!\{\{|\[|<|\*|\.\.\.|xxx)[^\s&"',;)]{6,}/i,
    'a secret',
  ],
  [/:\/\/[^\s/:@{]+:(?!\*+@|password@|pass@|secret@)[^\s/@{]{4,}@/, 'an address with a password'],
  [/\bbearer\s+[A-Za-z0-9._~+/-]{20,}/i, 'a token'],
];

/** A line that is only a comment: what stands in one after a value is short, and mostly in a text. */
const COMMENT = /^[ \t]*#.*$/gm;

function* inComments({ kind, source: { text } }: LintedFile): Iterable<Finding> {
  if (kind === 'test') return;
  for (const { 0: line, index } of text.matchAll(COMMENT)) {
    for (const [pattern, what] of FORMS) {
      const found = pattern.exec(line);
      if (!found) continue;
      const from = index + found.index;
      yield { range: [from, from + found[0].length], message: `This looks like ${what}.`, hint: HINT };
      break;
    }
  }
}

/** No person makes up such a text. */
const RANDOM = /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=.*\d)[\w+/=-]{20,}$/;

const HINT =
  'Remove it, and replace it where it is valid: it counts as known to everybody. Write something that is plainly made up.';

/** A regular expression may look for such forms, and public keys are for everybody. */
const NO_SECRET = new Set(['pattern', 'matches', 'publickey', 'certificate', 'certchain', 'fingerprint', 'checksum']);

export const noRealSecret: Rule = {
  id: 'safety/no-real-secret',
  title: 'No real key, password or token stands in a file.',
  why: 'Manifests are published, and what was in git once stays there. A key that was pasted to try something has to be replaced in the cloud.',
  severity: 'error',
  bad: inChange('examples:\n  - ask: Restart the router r-12-VM with apikey=Vw9Q2LkMz8aT\n    args: { id: r-12-VM }\n'),
  good: inChange('examples:\n  - ask: Restart the router r-12-VM\n    args: { id: r-12-VM }\n'),
  *checkFile(file) {
    yield* inComments(file);
    for (const { at, text, isKey } of everyString(file)) {
      if (text.length < 12 || NO_SECRET.has(String(at.at(-1)))) continue;
      if (!isKey && isSecretName(String(at.at(-1))) && RANDOM.test(text)) {
        yield { at, part: 'value', message: 'This looks like a key that somebody has.', hint: HINT };
        continue;
      }
      for (const [pattern, what] of FORMS) {
        const found = pattern.exec(text)?.[0];
        if (found === undefined) continue;
        yield {
          at,
          ...(isKey ? {} : { word: found }),
          message: `This looks like ${what}.`,
          hint: HINT,
        };
        break;
      }
    }
  },
};
