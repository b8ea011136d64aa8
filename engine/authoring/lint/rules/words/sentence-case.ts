import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { PROPER_NAMES } from '../../wording/proper-names.js';
import { textsOf } from '../../wording/texts.js';

export const sentenceCase: Rule = {
  id: 'words/sentence-case',
  title: 'Titles and descriptions begin with a capital; titles have no others, apart from names.',
  why: 'Titles stand in one list: those in a case of their own look like names of something.',
  severity: 'warning',
  bad: inRead('title: List Virtual Routers\n'),
  good: inRead('title: List virtual routers\n'),
  *checkFile(file) {
    for (const { at, kind, text } of textsOf(file)) {
      if (kind !== 'title' && kind !== 'description') continue;
      const [first = '', ...others] = text.trim().split(/\s+/);
      if (/^\p{Ll}/u.test(first) && !isName(first)) {
        const capital = first.charAt(0).toUpperCase() + first.slice(1);
        yield { at, word: first, message: `This ${kind} begins without a capital.`, hint: `Write "${capital}".` };
      }
      if (kind !== 'title') continue;
      for (const word of others.flatMap((part) => part.match(/[\p{L}\p{N}-]+/gu) ?? [])) {
        if (!/^\p{Lu}/u.test(word) || isName(word)) continue;
        yield {
          at,
          word,
          message: `"${word}" has a capital in the middle of a title.`,
          hint: `Write "${word.toLowerCase()}", or add it to engine/authoring/lint/wording/proper-names.ts if it is the name of a product.`,
        };
      }
    }
  },
};

/** VPC, IPv6, CloudStack, vSphere; and the names that look like any word, also in the possessive. */
function isName(word: string): boolean {
  return /[\p{L}\p{N}].*[\p{Lu}\p{N}]/u.test(word) || word.length === 1 || PROPER_NAMES.has(word);
}
