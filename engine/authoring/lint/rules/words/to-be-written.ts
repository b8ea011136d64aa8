import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { TO_BE_WRITTEN } from '../../wording/to-be-written.js';

export const toBeWritten: Rule = {
  id: 'words/to-be-written',
  title: 'No text is left to be written.',
  why: 'A text that begins with `WRITE:` is a note of `cloudstack-mcp new` for the author. A model would read it as what the tool does.',
  severity: 'error',
  bad: inRead('description: "WRITE: what does it show, and when is another tool meant?"\n'),
  good: inRead(''),
  *checkFile({ yaml, source }) {
    if (yaml.problems.length > 0 || !source.text.includes('WRITE:')) return;
    for (const { at, text } of marksIn(yaml.data, [])) {
      const wanted = text
        .replace(TO_BE_WRITTEN, '')
        .trim()
        .replace(/[.?!]$/, '');
      yield {
        at,
        part: 'value',
        message: 'This text is not written yet.',
        hint: wanted === '' ? 'Write it in place of the mark.' : `Replace it with your own words: ${wanted}.`,
      };
    }
  },
};

function* marksIn(value: unknown, at: Path): Generator<{ at: Path; text: string }> {
  if (typeof value === 'string') {
    if (TO_BE_WRITTEN.test(value)) yield { at, text: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      yield* marksIn(inner, [...at, Array.isArray(value) ? Number(key) : key]);
  }
}
