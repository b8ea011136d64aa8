import { inRead } from '../../example.js';
import type { Edit, Rule } from '../../rule.js';
import { textsOf } from '../../wording/texts.js';
import type { TextKind } from '../../wording/texts.js';
import type { LintedFile } from '../../linted-file.js';
import type { Path } from '../../../../manifest/read-yaml.js';

const SENTENCES: ReadonlySet<TextKind> = new Set(['description', 'parameter', 'warning', 'done', 'empty']);
const FRAGMENTS: ReadonlySet<TextKind> = new Set(['title', 'impact', 'label']);

/** A letter or a field; not the end of a condition, behind which a full stop would stand alone. */
const MAY_FOLLOW = /(?:[\p{L}\p{N})"'`%\]]|\{\{[^#^/][^}]*\}\})$/u;

export const fullStop: Rule = {
  id: 'words/full-stop',
  title: 'Sentences end with a full stop; titles, labels and `impact` do not.',
  why: 'The engine puts texts one after the other: without a full stop two sentences run into each other.',
  severity: 'warning',
  bad: inRead('params:\n  zoneid: { use: zone, description: Only in this zone }\n'),
  good: inRead('params:\n  zoneid: { use: zone, description: Only in this zone. }\n'),
  *checkFile(file) {
    for (const { at, kind, text } of textsOf(file)) {
      const plain = text.replace(/\{\{[^}]*\}\}+/g, '').trim();
      if (SENTENCES.has(kind) && plain !== '' && !/[.!?…]["'`)\]]*$/.test(plain)) {
        const fix = MAY_FOLLOW.test(text.trimEnd()) ? stopAfter(file, at) : undefined;
        yield {
          at,
          part: 'value',
          message: 'This sentence has no full stop.',
          hint: 'Put one at its end.',
          ...(fix ? { fix } : {}),
        };
      }
      if (FRAGMENTS.has(kind) && /[^.]\.$/.test(plain)) {
        yield {
          at,
          part: 'value',
          message: 'There is a full stop here, although this is no sentence.',
          hint: 'Leave it out.',
        };
      }
    }
  },
};

/** Puts a full stop behind the last letter as it is written; nothing if the text is written in an unusual way. */
function stopAfter({ yaml, source }: LintedFile, at: Path): Edit[] | undefined {
  const range = yaml.rangeOf(at, 'value');
  if (!range) return undefined;
  const written = source.text.slice(...range).trimEnd();
  const isQuoted = /^(["'])[^]*\1$/.test(written);
  if (!isQuoted && /^["'&*!]/.test(written)) return undefined;
  const end = range[0] + written.length - (isQuoted ? 1 : 0);
  return [{ from: end, to: end, text: '.' }];
}
