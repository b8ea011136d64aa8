import { asFile } from '../../example.js';
import type { Rule } from '../../rule.js';

const TEXT = `# yaml-language-server: $schema=../../schemas/partials.schema.json
# Pieces of text of our own.
rack: "{{#has.rack}} in rack {{rack}}{{/has.rack}}"
`;

/** Told by the engine; engine/manifest/read-vocabulary.ts. */
export const sharedFile: Rule = {
  id: 'form/shared-file',
  title: 'A file of _shared is one that is read.',
  why: 'What stands in a file with another name is used by nobody, and nobody is told.',
  severity: 'error',
  bad: asFile('_shared/texts.yaml', TEXT, {}, '# _shared/texts.yaml'),
  good: asFile('_shared/partials.yaml', TEXT, {}, '# _shared/partials.yaml'),
};
