import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMAS } from '../../package-paths.js';

let known: readonly string[] | undefined;

/** The words of a manifest in order: the schema shows editors the words in the order in which they are written. */
export function topLevelOrder(): readonly string[] {
  if (!known) {
    const schema = JSON.parse(readFileSync(join(SCHEMAS, 'tool.schema.json'), 'utf8')) as { properties: object };
    known = Object.keys(schema.properties);
  }
  return known;
}
