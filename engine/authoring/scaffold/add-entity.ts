import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../make-folder.js';
import { SHARED } from '../../manifest/find-files.js';
import type { DraftedEntity } from './draft-entity.js';
import { schemaFor } from '../../manifest/schema-address.js';
import { flow } from './write-manifest.js';

/** Puts an entry at the end of `_shared/entities.yaml` of a folder of manifests; what is there stays as it is. */
export function addEntity(home: string, { name, entity }: DraftedEntity): string {
  const file = join(home, SHARED, 'entities.yaml');
  const line = `${name}: ${flow(entity)}\n`;
  if (existsSync(file)) {
    const isOpen = !/(^|\n)$/.test(readFileSync(file, 'utf8'));
    appendFileSync(file, `${isOpen ? '\n' : ''}${line}`);
  } else {
    makeFolder(dirname(file));
    writeFileSync(file, `# yaml-language-server: $schema=${schemaFor(file, 'entities.schema.json')}\n${line}`);
  }
  return file;
}
