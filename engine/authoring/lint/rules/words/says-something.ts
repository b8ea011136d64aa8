import { everyString } from '../../every-string.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const TEXTS = new Set(
  'title description warning impact otherwise done card empty ask reason deprecated confirm file template means'.split(
    ' ',
  ),
);

/** What people put where a text has to be, until they know what to write. */
const STAND_IN =
  /^(?:\W*(?:todo|tbd|tba|fixme|xxx+|wip|n\/?a|none|null|nil|nothing|undefined|unknown|placeholder|test(?:ing)?|foo(?:bar)?|bar|baz|qux|asdf\w*|qwerty\w*|lorem ipsum.*|dummy|sample|example|text|(?:some|your|a) (?:text|description|title|warning)(?: here)?|(?:description|title|warning|text|impact|sentence) (?:here|goes here|of .{1,20} here)|insert (?:your |a |the )?(?:text|description|title|warning|sentence|words?)\b.*|change ?me|replace ?(?:me|this)|to be (?:written|done|defined|added)|coming soon|same as above|see above|see (?:the )?(?:docs|documentation|manual)|blah.*|aaa+|abc|temp|tmp|draft)\W*)$/i;
const MARK = /\b(?:TODO|FIXME|TBD|XXX|HACK|WIP)\b|\blorem ipsum\b/;

const danger = (impact: string): string =>
  `danger:\n  severity: critical\n  category: interruption\n  warning: "{{router}} is restarted."\n  reversible: true\n  undo: It comes back by itself.\n  impact: ${impact}\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      warning: It is stopped at once.\n`;

export const saysSomething: Rule = {
  id: 'words/says-something',
  title: 'A text says something.',
  why: 'Blanks, dots and "TODO" get past every limit of length, and then a person is asked to agree to nothing.',
  severity: 'error',
  bad: inChange(danger('"   "')),
  good: inChange(danger('every virtual machine in its network')),
  *checkFile(file) {
    for (const { at, text, isKey } of everyString(file)) {
      if (isKey || !isText(at)) continue;
      const isBlank = !/[\p{L}\p{N}]/u.test(text);
      const mark = MARK.exec(text)?.[0];
      if (!isBlank && mark === undefined && !STAND_IN.test(text)) continue;
      yield {
        at,
        ...(mark === undefined ? { part: 'value' as const } : { word: mark }),
        message: isBlank ? 'This text is empty.' : `"${mark ?? text.trim()}" is no text for people to read.`,
        hint: `Write what \`${String(at.findLast((step) => typeof step === 'string'))}\` should say.`,
      };
    }
  },
};

/** A text for people by the word that it stands under; a keyword and a column's heading too. */
function isText(at: Path): boolean {
  if (at.includes('args')) return false;
  const last = at.at(-1);
  if (at[0] === 'keywords' || at[0] === 'aliases') return true;
  // A parameter may be called as a word of the format is.
  return typeof last === 'string' && TEXTS.has(last) && at.at(-2) !== 'params' && at.at(-2) !== 'properties';
}
