import { asFile, inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const marked = inChange('');

/** What is not UTF-8 is told by the engine when it opens a file; engine/manifest/read-text.ts. */
export const encoding: Rule = {
  id: 'form/encoding',
  title: 'A manifest is UTF-8, without a byte order mark.',
  why: 'In another encoding letters turn into others, and not every tool takes the invisible mark that some editors put in front.',
  severity: 'error',
  bad: asFile(marked.file.name, `\ufeff${marked.file.text}`, {}, '# a file that begins with a byte order mark'),
  good: { ...marked, shown: '# the same file, saved as "UTF-8" and not as "UTF-8 with BOM"' },
  *checkFile({ source }) {
    if (!source.text.startsWith('\ufeff')) return;
    yield {
      message: 'This file begins with an invisible byte order mark.',
      hint: 'Save it as "UTF-8" and not as "UTF-8 with BOM".',
      fix: [{ from: 0, to: 1, text: '' }],
    };
  },
};
