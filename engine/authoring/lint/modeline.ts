import { isAbsolute } from 'node:path';
import { isShared, isTest } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { sharedKind } from '../../manifest/read-vocabulary.js';
import { schemaFor } from '../../manifest/schema-address.js';

/** The line that tells editors which schema a file has. */
export const MODELINE = /^# yaml-language-server: \$schema=(\S+)[ \t]*\r?$/m;

/** The schema that a file has, such as tool.schema.json; undefined for a shared file that nothing reads. */
export function schemaOf(source: SourceFile): string | undefined {
  const kind = isShared(source) ? sharedKind(source) : isTest(source) ? 'test' : 'tool';
  return kind === undefined ? undefined : `${kind}.schema.json`;
}

/** The line for a file where it lies; for one that lies nowhere, as if `schemas` were beside its folder of manifests. */
export function modelineFor(source: SourceFile, schema: string): string {
  const up = '../../'.repeat(source.name.split('/').length);
  const address = isAbsolute(source.path) ? schemaFor(source.path, schema) : `${up}schemas/${schema}`;
  return `# yaml-language-server: $schema=${address}`;
}
