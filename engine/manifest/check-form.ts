import type { ErrorObject } from 'ajv';
import { nearest } from '../text/nearest.js';
import { explainFormError, pathOf } from './explain-form-error.js';
import { formValidator } from './form-validators.js';
import type { FileKind } from './form-validators.js';
import type { Problem } from './problem.js';
import type { YamlFile } from './read-yaml.js';

/** Nobody reads more at once, and looking at each for what follows from others takes time. */
const MOST_ERRORS = 200;

/** What a file's JSON Schema says against it, each at its line, in words for people. */
export function checkForm(kind: FileKind, yaml: YamlFile): Problem[] {
  if (yaml.problems.length > 0) return yaml.problems;
  const validate = formValidator(kind);
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

/** Drops what only follows from another mistake: the deepest complaints are the ones to fix. */
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
