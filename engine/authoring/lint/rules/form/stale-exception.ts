import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const exception = (rule: string): Record<string, string> => ({
  '_shared/lint-exceptions.yaml': `- rule: ${rule}\n  manifest: reboot-router\n  reason: Its text is checked by hand.\n`,
});

/** Found when the exceptions are applied; engine/authoring/lint/lint.ts. */
export const staleException: Rule = {
  id: 'form/stale-exception',
  title: 'An exception from a rule is needed.',
  why: 'An exception that nothing needs any more would hide the next mistake of its kind.',
  severity: 'error',
  bad: {
    ...inChange('', exception('form/schema')),
    shown: exception('form/schema')['_shared/lint-exceptions.yaml'] ?? '',
  },
  good: { ...inChange(''), shown: '# without the entry' },
};
