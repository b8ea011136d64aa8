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
    const { message, hint, key } = explain(error);
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

/** Drops what only repeats that a part of an alternative failed: the deepest complaints are the ones to mend. */
function mostTelling(errors: ErrorObject[]): ErrorObject[] {
  const plain = errors.filter(({ keyword }) => !['anyOf', 'oneOf', 'allOf', 'if'].includes(keyword));
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf');
  const told = plain.filter(
    (error) =>
      !alternatives.some(({ instancePath }) => instancePath === error.instancePath && error.keyword === 'type'),
  );
  return told.length > 0 ? told : plain.slice(0, 1);
}

function explain(error: ErrorObject): { message: string; hint?: string; key?: string } {
  const params = error.params as Record<string, unknown>;
  const where = pathOf(error.instancePath);
  const name = where.length > 0 ? `\`${String(where.at(-1))}\`` : 'The file';
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
          hint: `Put it in quotes: since: "${String(error.data)}" (and check its last digit).`,
        };
      }
      return { message: `${name} must be ${withArticle(String(params['type']))}.` };
    case 'not':
      return {
        message: 'A manifest that reads says what it `shows`, one that changes says what it `changes`: never both.',
      };
    default:
      return { message: `${name} ${error.message ?? 'is not valid'}.` };
  }
}

function withArticle(type: string): string {
  return type.replaceAll(',', ' or ').replace('object', 'map').replace('array', 'list').replace('string', 'text');
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
