import { inWarning } from '../../example.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Manifest } from '../../../../manifest/types.js';
import type { Rule } from '../../rule.js';

const FINAL =
  /\b(?:cannot|can't|can not|can never|could not|can no longer) be (?:undone|reversed|recovered|restored|brought back|taken back|rolled back|reverted)\b|\b(?:for good|for ever|forever|permanent(?:ly)?|irreversibl[ey]|irrevocabl[ey]|irrecoverabl[ey]|no way back|beyond recovery|(?:all|its|the|their|every) (?:\w+ ){0,3}(?:is|are|will be) (?:lost|gone)|expunged|purged|wiped|erased)\b/i;
const UNDOABLE =
  /\b(?:can|may) (?:always |still |later |easily )?be (?:undone|reversed|recovered|restored|brought back|taken back|reverted)\b|\b(?:is|are) (?:fully |easily )?(?:reversible|recoverable)\b|\b(?:you|people|anybody|everybody|one) can (?:always |still |later |easily )?(?:get|bring|take|fetch|undo|restore|recover|reverse|revert) (?:it|them|this|that|everything)\b|\b(?:nothing|no data) (?:is|are|will be|gets) (?:ever |really )?(?:lost|deleted|gone)\b/i;

export const undoInWords: Rule = {
  id: 'safety/undo-in-words',
  title: '`reversible` and the warning say the same.',
  why: 'Under the warning the person reads "It can be undone" or "It CANNOT be undone". If the two disagree, people believe the one that they like.',
  severity: 'error',
  bad: inWarning('{{router}} will be restarted, and what it held is lost for good.'),
  good: inWarning('{{router}} in {{router.zonename}} will be restarted.'),
  *checkManifest({ manifest }) {
    for (const { at, warning, isReversible, says } of warningsOf(manifest)) {
      const final = FINAL.exec(warning)?.[0];
      if (final !== undefined && isReversible) {
        const own = [...at.slice(0, -1), 'reversible'];
        yield {
          // Where an entry says so itself, that is the line to change.
          ...(says ? { at: own, part: 'value' as const } : { at, word: final }),
          message: `The warning says "${final}", but the question would end with: It can be undone.`,
          hint: `Write \`reversible: false\` in ${at.includes('escalate') ? 'this entry' : '`danger`'}, or say what can be brought back.`,
        };
      }
      const undoable = UNDOABLE.exec(warning)?.[0];
      if (undoable !== undefined && !isReversible) {
        yield {
          at,
          word: undoable,
          message: `The warning says "${undoable}", but the question would end with: It CANNOT be undone.`,
          hint: 'Say what cannot be undone, or write `reversible: true` if all of it can.',
        };
      }
    }
  },
};

function* warningsOf({
  danger,
}: Manifest): Iterable<{ at: Path; warning: string; isReversible: boolean; says?: boolean }> {
  if (!danger) return;
  const isReversible = danger.reversible !== false;
  if (danger.warning !== undefined) yield { at: ['danger', 'warning'], warning: danger.warning, isReversible };
  for (const [index, { warning, reversible }] of (danger.escalate ?? []).entries()) {
    if (warning === undefined) continue;
    yield { at: ['danger', 'escalate', index, 'warning'], warning, isReversible: isReversible && reversible !== false, says: reversible === true }; // prettier-ignore
  }
}
