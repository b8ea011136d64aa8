import { DESCRIPTION_LIMIT, fullDescription } from '../../../../manifest/compile.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** The schema stops a text of 1,200 characters; the rules come on top. */
const LONG = `description: >-
  ${'It restarts a virtual router, and who reads this far has forgotten how it began. '.repeat(14).trim()}
rules:
${'  - atMostOne: [id, forced, id, forced, id, forced, id, forced, id, forced, id, forced, id, forced]\n'.repeat(8)}`;

export const descriptionLength: Rule = {
  id: 'clients/description-length',
  title: 'The description and the sentences of the rules are not longer than clients show.',
  why: 'Clients cut descriptions at 2 KB. What is cut is the end: the rules between the arguments, and which other tool is meant.',
  severity: 'warning',
  bad: { ...inChange(LONG), shown: `${LONG.slice(0, 98)} ...` },
  good: inChange(''),
  *checkManifest({ manifest }) {
    const text = fullDescription(manifest);
    const bytes = Buffer.byteLength(text);
    if (text.length <= DESCRIPTION_LIMIT && bytes <= 2048) return;
    const rules = text.length - manifest.description.trim().length;
    yield {
      at: ['description'],
      message: `The description is too long: ${text.length} characters, of which ${rules} come from \`rules\`. Clients would cut off its end.`,
      hint: `Take out ${Math.max(text.length - DESCRIPTION_LIMIT, bytes - 2048)} characters.`,
    };
  },
};
