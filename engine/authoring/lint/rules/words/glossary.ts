import { inRead } from '../../example.js';
import type { Glossary } from '../../glossary.js';
import type { Rule } from '../../rule.js';
import { phraseFinder } from '../../wording/phrases.js';
import type { PhraseFinder } from '../../wording/phrases.js';
import { textsOf } from '../../wording/texts.js';
import { oncePer } from '../../once-per.js';

/** The words are data; manifests/_shared/glossary.yaml. */
export const glossary: Rule = {
  id: 'words/glossary',
  title: 'One thing has one word in all texts.',
  why: 'Whoever reads "instance" here and "virtual machine" there has to wonder whether these are two things. Keywords may use any word, since people do.',
  severity: 'warning',
  bad: inRead('output:\n  columns: [name, state, id]\n  empty: No VR matches.\n'),
  good: inRead('output:\n  columns: [name, state, id]\n  empty: No virtual router matches.\n'),
  *checkFile(file, { glossary: words }) {
    const find = finderOf(words);
    for (const { at, text } of textsOf(file)) {
      const found = find(text);
      if (found.every(({ about }) => about === undefined)) continue;
      const right = found.filter(({ about }) => about === undefined);
      const wrong = found.filter(
        (one) => one.about !== undefined && !right.some(({ from, to }) => from <= one.from && one.to <= to),
      );
      const longest = wrong.filter(
        (one) => !wrong.some((other) => other !== one && other.from <= one.from && one.to <= other.to),
      );
      for (const { text: word, about = '' } of longest) {
        const means = words[about]?.means;
        yield {
          at,
          word,
          message: `All texts say "${about}", not "${word}".`,
          hint: `Write "${about}"${means === undefined ? '' : ` (${means.replace(/\.$/, '')})`}. "${word}" is fine as a keyword.`,
        };
      }
    }
  },
};

/** Finds the words that are not used, with the term that is, and the terms themselves with nothing. */
const finderOf = oncePer((words: Glossary): PhraseFinder<string | undefined> =>
  phraseFinder(
    Object.entries(words).flatMap(([term, { not, unless = [] }]) => [
      ...not.map((word) => ({ words: word, about: term })),
      ...[term, ...unless].map((right) => ({ words: right, about: undefined })),
    ]),
  ),
);
