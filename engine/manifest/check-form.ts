import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { nearest } from '../nearest.js';
import { SCHEMAS } from '../package-paths.js';
import type { Problem } from './problem.js';
import type { YamlFile } from './read-yaml.js';

export type FileKind = 'tool' | 'entities' | 'parameters' | 'partials';

let validators: Map<FileKind, ValidateFunction> | undefined;

/** What a file's JSON Schema says against it, each at its line, in words for people. */
export function checkForm(kind: FileKind, yaml: YamlFile): Problem[] {
  if (yaml.problems.length > 0) return yaml.problems;
  const validate = validatorFor(kind);
  if (validate(yaml.data)) return [];
  const seen = new Set<string>();
  return mostTelling(validate.errors ?? []).flatMap((error) => {
    const { message, hint, key } = explain(error, yaml);
    const path = [...pathOf(error.instancePath), ...(key === undefined ? [] : [key])];
    const mark = `${path.join('/')} ${message}`;
    if (seen.has(mark)) return [];
    seen.add(mark);
    return [yaml.problemAt(path, message, hint)];
  });
}

function validatorFor(kind: FileKind): ValidateFunction {
  if (!validators) {
    const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
    const kinds: FileKind[] = ['tool', 'entities', 'parameters', 'partials'];
    for (const each of kinds) {
      const file = `${each}.schema.json`;
      ajv.addSchema(JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as object, file);
    }
    validators = new Map(kinds.map((each) => [each, ajv.getSchema(`${each}.schema.json`) as ValidateFunction]));
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

interface Explained {
  message: string;
  hint?: string;
  /** The key under the error's path where the mistake stands. */
  key?: string;
}

function explain(error: ErrorObject, yaml: YamlFile): Explained {
  const params = error.params as Record<string, unknown>;
  const where = pathOf(error.instancePath);
  const name = where.length > 0 ? `\`${String(where.at(-1))}\`` : 'The file';
  if (error.propertyName !== undefined) {
    const key = error.propertyName;
    return {
      message: `\`${key}\` cannot be a name here: letters, digits, dots and hyphens, a small letter first.`,
      key,
    };
  }
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
      if (/[\s.]/.test(key)) {
        return {
          message: `Inside { } a comma ends the text before "${key}".`,
          hint: 'Put the whole text in quotes.',
          key,
        };
      }
      const near = nearest(key, known);
      const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known here: ${known.join(', ')}.`;
      return { message: `\`${key}\` is not a word of the format.`, hint, key };
    }
    case 'required':
      return {
        message: `\`${String(params['missingProperty'])}\` is missing${where.length > 0 ? ` in ${name}` : ''}.`,
      };
    case 'enum':
      return { message: `${name} must be one of: ${(params['allowedValues'] as unknown[]).join(', ')}.` };
    case 'const':
      return { message: `${name} must be ${JSON.stringify(params['allowedValue'])}.` };
    case 'type':
      if (typeof error.data === 'number' && where.at(-1) === 'since') {
        return {
          message: 'A version is a text: without quotes 4.20 is the number 4.2.',
          hint: `Put it in quotes: since: "${yaml.writtenAt(where) ?? String(error.data)}"`,
        };
      }
      if (error.data === null && where.length > 0) {
        return { message: `${name} is empty.`, hint: 'A text that begins with # is a comment: put it in quotes.' };
      }
      if (error.data === null) return { message: 'The file is empty.' };
      return { message: `${name} must be ${withArticle(String(params['type']))}.` };
    case 'not':
      return {
        message: 'A manifest that reads says what it `shows`, one that changes says what it `changes`: never both.',
      };
    default:
      return { message: `${name} ${error.message ?? 'is not valid'}.` };
  }
}

const TYPES: Record<string, string> = {
  object: 'a map',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function withArticle(types: string): string {
  return types
    .split(',')
    .map((type) => TYPES[type] ?? type)
    .join(' or ');
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
