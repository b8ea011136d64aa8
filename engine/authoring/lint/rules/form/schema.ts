import { inChange } from '../../example.js';
import type { Edit, Rule } from '../../rule.js';
import type { LintedFile } from '../../linted-file.js';
import type { Problem } from '../../../../manifest/problem.js';

/** Told by the engine's JSON Schemas; engine/manifest/check-form.ts. */
export const schema: Rule = {
  id: 'form/schema',
  title: 'A manifest has the words of the format, and their values have the right form.',
  why: 'A misspelt word would be ignored, and what it was meant to do, such as asking before something is destroyed, would not happen.',
  severity: 'error',
  bad: inChange('answer: { kind: objekt, of: DomainRouterResponse }\n'),
  good: inChange('answer: { kind: object, of: DomainRouterResponse }\n'),
  fixRefused: plainly,
};

const TRUTH: Record<string, string> = { yes: 'true', on: 'true', no: 'false', off: 'false' };

/** What can have been meant in one way only: since: 4.20, required: yes, changes: zone. */
function plainly({ yaml }: LintedFile, { at = [], message }: Problem): readonly Edit[] | undefined {
  const written = yaml.writtenAt(at);
  const range = yaml.rangeOf(at, 'value');
  if (written === undefined || !range) return undefined;
  const [from, to] = range;
  if (at.at(-1) === 'since' && /^\d+(\.\d+){1,3}$/.test(written)) return [{ from, to, text: `"${written}"` }];
  const truth = TRUTH[written.toLowerCase()];
  if (message.endsWith('must be true or false.') && truth !== undefined) return [{ from, to, text: truth }];
  const isWord = /^[a-z][a-z0-9-]*$/.test(written) && yaml.text.slice(from, to) === written;
  return message.endsWith('must be a list.') && isWord ? [{ from, to, text: `[${written}]` }] : undefined;
}
