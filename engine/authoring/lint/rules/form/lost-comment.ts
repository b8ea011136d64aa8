import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** A text without quotes, cut by a # that no blank follows: people write comments with one. */
const CUT = /^([ \t]*(?:- )?[\w-]+:[ \t]+)(?!["'[{|>#&*!])([^\n]*?\s)(#(?![\s!#])[^\n]*)$/gm;

export const lostComment: Rule = {
  id: 'form/lost-comment',
  title: 'No # cuts a text short.',
  why: 'After a blank a # begins a comment, so that the rest of the sentence is gone without a word.',
  severity: 'warning',
  bad: inChange('output:\n  done: The router of network #1 is back.\n'),
  good: inChange('output:\n  done: "The router of network #1 is back."\n'),
  *checkFile({ source: { text }, yaml }) {
    if (yaml.problems.length > 0 || !text.includes(' #')) return;
    for (const { index, 1: key = '', 2: kept = '', 3: lost = '' } of text.matchAll(CUT)) {
      // Behind a single word it is a comment, however it is written.
      if (kept.trim().split(/\s+/).length < 3) continue;
      const from = index + key.length + kept.length;
      yield {
        range: [from, from + lost.trimEnd().length],
        message: `The text ends before the #: "${lost.trim()}" is taken for a comment.`,
        hint: 'Put the whole text in quotes. If it is meant as a comment, put a space after the #.',
      };
    }
  },
};
