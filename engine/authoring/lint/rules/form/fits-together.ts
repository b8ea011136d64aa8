import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Told by the engine when it compiles a manifest; engine/manifest/check-meaning.ts. */
export const fitsTogether: Rule = {
  id: 'form/fits-together',
  title: 'What a manifest names exists: parameters in rules and conditions, entities, objects in texts.',
  why: 'A text with a name that nothing fills has a hole in it, and a condition on a parameter that is not there never holds.',
  severity: 'error',
  bad: inChange('output:\n  done: "{{routre}} is back."\n'),
  good: inChange('output:\n  done: "{{router}} is back."\n'),
};
