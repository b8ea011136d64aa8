import { inChange } from '../../example.js';
import { mendSyntax } from '../../mend-syntax.js';
import type { Rule } from '../../rule.js';

/** Told by the engine when it parses a file; engine/manifest/read-yaml.ts. */
export const yaml: Rule = {
  id: 'form/yaml',
  title: 'A manifest is YAML that says one thing once.',
  why: 'Tabs, keys that stand there twice, references and texts without quotes are read in another way than they were meant.',
  severity: 'error',
  bad: inChange('title: Reboot: a virtual router\n'),
  good: inChange('title: "Reboot: a virtual router"\n'),
  mend: ({ source }, problem) => mendSyntax(source.text, problem),
};
