import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { nearest } from '../nearest.js';
import { SCHEMAS } from '../package-paths.js';
import { explainFormError, pathOf } from './explain-form-error.js';
import type { Problem } from './problem.js';
import type { YamlFile } from './read-yaml.js';

/** Each is a schema in schemas/. */
export type FileKind = (typeof KINDS)[number];

const KINDS = ['tool', 'entities', 'parameters', 'partials', 'glossary', 'lint-exceptions', 'test'] as const;

/** Nobody reads more at once, and looking at each for what follows from others takes time. */
const MOST_ERRORS = 200;

let validators: Map<FileKind, ValidateFunction> | undefined;

/** What a file's JSON Schema says against it, each at its line, in words for people. */
export function checkForm(kind: FileKind, yaml: YamlFile): Problem[] {
  if (yaml.problems.length > 0) return yaml.problems;
  const validate = validatorFor(kind);
  if (validate(yaml.data)) return [];
  const seen = new Set<string>();
  return mostTelling((validate.errors ?? []).slice(0, MOST_ERRORS)).flatMap((error) => {
    const { message, hint, key } = explainFormError(error, yaml);
    const path = [...pathOf(error.instancePath), ...(key === undefined ? [] : [key])];
    const mark = `${path.join('/')} ${message}`;
    if (seen.has(mark)) return [];
    seen.add(mark);
    return [{ ...yaml.problemAt(path, message, hint), at: path, rule: 'form/schema' }];
  });
}

function validatorFor(kind: FileKind): ValidateFunction {
  if (!validators) {
    const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
    for (const each of KINDS) {
      const file = `${each}.schema.json`;
      ajv.addSchema(JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as object, file);
    }
    validators = new Map(KINDS.map((each) => [each, ajv.getSchema(`${each}.schema.json`) as ValidateFunction]));
  }
  return validators.get(kind) as ValidateFunction;
}

/** Drops what only follows from another mistake: the deepest complaints are the ones to mend. */
function mostTelling(errors: ErrorObject[]): ErrorObject[] {
  const plain = withoutConsequences(errors).filter(({ keyword }) => !ALTERNATIVES.has(keyword));
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf');
  const told = plain.filter(
    (error) =>
      !alternatives.some(({ instancePath }) => instancePath === error.instancePath && error.keyword === 'type'),
  );
  return told.length > 0 ? told : plain.slice(0, 1);
}

const ALTERNATIVES = new Set(['anyOf', 'oneOf', 'allOf', 'if', 'propertyNames']);

/** A misspelt `changes` is not missing too, and a file without a sound `effect` breaks no rule about reads. */
function withoutConsequences(errors: ErrorObject[]): ErrorObject[] {
  const isAboutEffect = ({ instancePath, keyword, params }: ErrorObject): boolean =>
    instancePath === '/effect' ||
    (instancePath === '' &&
      (keyword === 'type' || (params as { missingProperty?: string }).missingProperty === 'effect'));
  const isEffectWrong = errors.some(isAboutEffect);
  const misspelt = errors.flatMap(({ keyword, instancePath, params }) =>
    keyword === 'additionalProperties' ? [{ at: instancePath, word: String(params['additionalProperty']) }] : [],
  );
  return errors.filter(({ keyword, instancePath, schemaPath, params }) => {
    if (isEffectWrong && schemaPath.startsWith('#/allOf/')) return false;
    if (keyword !== 'required') return true;
    const missing = String(params['missingProperty']);
    return !misspelt.some(({ at, word }) => at === instancePath && nearest(word, [missing]).length > 0);
  });
}
