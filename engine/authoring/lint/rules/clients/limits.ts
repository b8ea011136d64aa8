import { named } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Told by the engine when it compiles a manifest; engine/manifest/check-client-limits.ts. */
export const limits: Rule = {
  id: 'clients/limits',
  title: 'The name and the schema of a tool are what every MCP client takes.',
  why: 'One tool that a client cannot read can make it drop the whole server.',
  severity: 'error',
  bad: named('router/Reboot_Router.yaml'),
  good: named('router/reboot-router.yaml'),
};
