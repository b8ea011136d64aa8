import { isShared, isTest } from '../manifest/find-files.js';
import type { SourceFile } from '../manifest/find-files.js';
import { sharedKind } from '../manifest/read-vocabulary.js';

/** The line that tells editors which schema a file has. */
export const MODELINE = /^# yaml-language-server: \$schema=(\S+)[ \t]*\r?$/m;

/** The schema that a file has, such as tool.schema.json; undefined for a shared file that nothing reads. */
export function schemaOf(source: SourceFile): string | undefined {
  const kind = isShared(source) ? sharedKind(source) : isTest(source) ? 'test' : 'tool';
  return kind === undefined ? undefined : `${kind}.schema.json`;
}

/** The line for a file of a manifests folder that lies beside `schemas`, as in this project. */
export function modelineFor(source: SourceFile): string | undefined {
  const schema = schemaOf(source);
  const up = '../'.repeat(source.name.split('/').length);
  return schema === undefined ? undefined : `# yaml-language-server: $schema=${up}schemas/${schema}`;
}
