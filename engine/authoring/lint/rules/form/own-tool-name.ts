import { named } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Told by the engine: own-tools/own-tool-names.ts. */
export const ownToolName: Rule = {
  id: 'form/own-tool-name',
  title: 'A manifest is not called like a tool of the server itself.',
  why: 'Two tools of one name cannot be told apart, so the server leaves the manifest out.',
  severity: 'error',
  bad: named('router/wait-for-job.yaml'),
  good: named('router/reboot-router.yaml'),
};
