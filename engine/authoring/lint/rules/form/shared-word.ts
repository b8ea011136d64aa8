import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Told by the engine before it looks at the rest of a manifest; engine/manifest/check-shared-words.ts. */
export const sharedWord: Rule = {
  id: 'form/shared-word',
  title: 'The kinds of things and the groups of arguments that a manifest names stand in the shared files.',
  why: 'Without its word the engine cannot find the thing that somebody names, nor fill the texts that tell of it.',
  severity: 'error',
  bad: inChange('changes: [routre]\n'),
  good: inChange('changes: [router]\n'),
};
