import { everyString } from '../../every-string.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { MARKUP, withoutBackticks } from '../../wording/markup.js';

/** What is no text for people: expressions, values of arguments, words of the format. */
const NO_TEXT = new Set([
  'pattern',
  'matches',
  'command',
  'of',
  'use',
  'preset',
  'default',
  'enum',
  'literals',
  'args',
]);

export const plainText: Rule = {
  id: 'words/plain-text',
  title: 'Texts are plain: no Markdown, no HTML.',
  why: 'Terminals and models show the signs as they are, and some clients turn them into links and pictures that nobody meant to allow. Names of arguments stand in backticks; nothing else is needed.',
  severity: 'error',
  bad: inRead(
    'description: >-\n  Shows **virtual routers** with their state and place. To rebuild one, use restart-network.\n',
  ),
  good: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To rebuild one, use restart-network.\n',
  ),
  *checkFile(file) {
    for (const { at, text, isKey } of everyString(file)) {
      if (!/[<>&[*_~#|`%\\]|[\w+/-]{40}/.test(text) || at.some((step) => NO_TEXT.has(String(step)))) continue;
      if (isScript(at)) continue;
      const plain = withoutBackticks(text);
      for (const { pattern, what, evenAsCode } of MARKUP) {
        const found = pattern.exec(evenAsCode === true ? text : plain)?.[0].trim();
        if (found === undefined) continue;
        yield {
          at,
          ...(isKey ? {} : { word: found }),
          message: `${JSON.stringify(short(found))} is ${what}.`,
          hint: 'Remove it and write plain text. Only names and values may be in `backticks`.',
        };
        break;
      }
    }
  },
};

function short(found: string): string {
  return found.length > 40 ? `${found.slice(0, 40)}\u2026` : found;
}

/** What is put into a file that `secrets.give` hands over is for a program. */
function isScript(at: Path): boolean {
  return at[0] === 'secrets' && at.at(-1) === 'template';
}
