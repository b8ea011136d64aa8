import { referencesOf } from '../../../../manifest/bindings.js';
import { inWarning } from '../../example.js';
import { textsOf } from '../../manifest-texts.js';
import type { Rule } from '../../rule.js';
import { namesIn } from '../../template-names.js';

/** A warning that begins as if it were over. */
const PAST = /^\{\{[^}]+\}\}(?:,[^.]{0,20},)? (was|were|has been|have been)\b/;
const OF_ANSWER = new Set(['item', 'items', 'count']);

export const warningBeforeAnswer: Rule = {
  id: 'safety/warning-before-answer',
  title: 'What is said before the call does not speak of its answer.',
  why: 'A warning and an `otherwise` are read before anything is sent: `item` is not there yet, and the person would see a hole in the place of the name.',
  severity: 'error',
  bad: inWarning('{{item.name}} in {{router.zonename}} is restarted.'),
  good: inWarning('{{router}} in {{router.zonename}} is restarted.'),
  *checkManifest({ manifest, tool: { params } }, { vocabulary }) {
    const [, past] = PAST.exec(manifest.danger?.warning ?? '') ?? [];
    if (past !== undefined) {
      yield {
        at: ['danger', 'warning'],
        word: past,
        message: `The warning says "${past}", and nothing has happened yet.`,
        hint: 'Say what will happen.',
      };
    }
    for (const { at, template, isAfter } of textsOf(manifest)) {
      const isEmpty = at[0] === 'output' && at[1] === 'empty';
      if ((isAfter && !isEmpty) || !template.includes('{{')) continue;
      for (const { path, written } of namesIn(template, vocabulary.partials)) {
        const [root = ''] = path;
        if (!OF_ANSWER.has(root)) continue;
        yield {
          at,
          word: written,
          message: isEmpty
            ? `{{${written}}} is always empty here: this is said when the list has no rows.`
            : `{{${written}}} is not known yet: this is said before the call is made.`,
          hint: isEmpty
            ? 'Use what was asked for, such as {{args.name}}.'
            : `Use ${[...new Set(referencesOf(params, vocabulary).flatMap(({ variable }) => (variable === undefined ? [] : [`{{${variable}}}`])))].slice(0, 3).join(' or ') || 'an argument, such as {{args.name}}'}.`,
        };
      }
    }
  },
};
