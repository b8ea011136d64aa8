import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Told by the engine's JSON Schemas; engine/manifest/check-form.ts. */
export const schema: Rule = {
  id: 'form/schema',
  title: 'A manifest has the words of the format, and their values have the right form.',
  why: 'A misspelt word would be ignored, and what it was meant to do, such as asking before something is destroyed, would not happen.',
  severity: 'error',
  bad: inChange('answer: { kind: objekt, of: DomainRouterResponse }\n'),
  good: inChange('answer: { kind: object, of: DomainRouterResponse }\n'),
};
