import { checkForm } from '../../manifest/check-form.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { sharedKind } from '../../manifest/read-vocabulary.js';
import { readYamlFile } from '../../manifest/read-yaml.js';

/** The one word for each thing (`_shared/glossary.yaml`); schemas/glossary.schema.json says what each key means. */
export type Glossary = Record<string, { not: string[]; means?: string; unless?: string[] }>;

/** The glossaries of some folders as one; a later one adds to an earlier. A broken one is left out and told elsewhere. */
export function readGlossary(shared: readonly SourceFile[]): Glossary {
  const glossary: Glossary = {};
  for (const file of shared) {
    if (sharedKind(file) !== 'glossary') continue;
    const yaml = readYamlFile(file);
    if (checkForm('glossary', yaml).length === 0) Object.assign(glossary, yaml.data);
  }
  return glossary;
}
