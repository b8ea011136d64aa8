import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import { SCHEMAS } from '../package-paths.js';

/** Each is a schema in schemas/. */
export type FileKind =
  | 'config'
  | 'tool'
  | 'entities'
  | 'parameters'
  | 'partials'
  | 'toolsets'
  | 'synonyms'
  | 'glossary'
  | 'lint-exceptions'
  | 'test';

/**
 * Compiling the schemas takes longer than checking a thousand files with them. In the bundle this file is replaced by
 * what comes out of it (engine/cli/compile-schemas.js); here each is compiled when it is first needed.
 */
let ajv: Ajv | undefined;

/** Checks the data of a file against its schema in schemas/. */
export function formValidator(kind: FileKind): ValidateFunction {
  ajv ??= withSchemas();
  return ajv.getSchema(kind + ENDING) as ValidateFunction;
}

const ENDING = '.schema.json';

function withSchemas(): Ajv {
  // The words of explain-form-error.ts need all errors and the schema around each: compile-schemas.js says the same.
  const made = new Ajv({ allErrors: true, verbose: true, strict: false });
  for (const file of readdirSync(SCHEMAS).filter((name) => name.endsWith(ENDING))) {
    // Under the names by which they refer to each other.
    made.addSchema(JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as object, file);
  }
  return made;
}
