import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const ENDING = '.schema.json';

/**
 * Lets esbuild put compiled validators in the place of engine/manifest/form-validators.ts: one function for each schema
 * of the folder, and the same export.
 */
export function compiledSchemas(folder) {
  return {
    name: 'compiled-schemas',
    setup(build) {
      build.onLoad({ filter: /[\\/]manifest[\\/]form-validators\.ts$/ }, () => ({
        contents: validatorModule(folder),
        loader: 'js',
        resolveDir: cwd(),
      }));
    },
  };
}

function validatorModule(folder) {
  const kinds = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort();
  // As in form-validators.ts, and as the text of a module.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, code: { source: true, esm: true } });
  const ids = kinds.map((kind, at) => {
    // Under the names by which they refer to each other.
    ajv.addSchema(JSON.parse(readFileSync(join(folder, kind + ENDING), 'utf8')), kind + ENDING);
    return [`validator${at}`, kind];
  });
  const names = Object.fromEntries(ids.map(([id, kind]) => [id, kind + ENDING]));
  const table = ids.map(([id, kind]) => `${JSON.stringify(kind)}: ${id}`).join(', ');
  return `${standalone.default(ajv, names)}
    const byKind = { ${table} };
    export const formValidator = (kind) => byKind[kind];`;
}
