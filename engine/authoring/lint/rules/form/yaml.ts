import { inChange } from '../../example.js';
import { fixSyntax } from '../../fix-syntax.js';
import type { Rule } from '../../rule.js';

/** Told by the engine when it parses a file; engine/manifest/read-yaml.ts. */
export const yaml: Rule = {
  id: 'form/yaml',
  title: 'A manifest is YAML that says one thing once.',
  why: 'Tabs, keys that stand there twice, references and texts without quotes are read in another way than they were meant.',
  severity: 'error',
  bad: inChange('title: Reboot: a virtual router\n'),
  good: inChange('title: "Reboot: a virtual router"\n'),
  fixRefused: ({ source }, problem) => fixSyntax(source.text, problem),
};
