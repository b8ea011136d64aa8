import { everyString } from '../../every-string.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

const TYPOGRAPHIC = /[\u2018-\u201f\u2039\u203a\u00ab\u00bb\u2032-\u2037\u02bc\u00b4\uff02\uff07]/;

export const straightQuotes: Rule = {
  id: 'words/straight-quotes',
  title: 'Quotes and apostrophes are the straight ones of the keyboard.',
  why: 'Word processors and chats make curved ones. YAML takes them for letters of the text, so they are shown; in a template, a name or a search they fit nothing.',
  severity: 'warning',
  bad: inRead('output:\n  columns: [name, state, id]\n  empty: No virtual router\u2019s state matches.\n'),
  good: inRead("output:\n  columns: [name, state, id]\n  empty: No virtual router's state matches.\n"),
  *checkFile(file) {
    for (const { at, text, isKey } of everyString(file)) {
      const [quote] = TYPOGRAPHIC.exec(text) ?? [];
      if (quote === undefined) continue;
      const straight = /[\u201c-\u201f\u00ab\u00bb\uff02\u2033\u2036]/.test(quote) ? '"' : "'";
      yield {
        at,
        ...(isKey ? {} : { word: quote }),
        message: `There is a curly quote here, ${quote}, as word processors make it.`,
        hint: `Delete it and type ${straight}.`,
      };
    }
  },
};
