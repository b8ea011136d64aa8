import type { ErrorObject } from 'ajv';
import { nearest } from '../text/nearest.js';
import type { YamlFile } from './read-yaml.js';

export interface Explained {
  message: string;
  hint?: string;
  /** The key under the error's path where the mistake stands. */
  key?: string;
}

interface Place {
  error: ErrorObject;
  params: Record<string, unknown>;
  where: (string | number)[];
  /** What the error is about, for the beginning of a sentence. */
  name: string;
  yaml: YamlFile;
}

/** One complaint of ajv in words for somebody who has never heard of JSON Schema. */
export function explainFormError(error: ErrorObject, yaml: YamlFile): Explained {
  const where = pathOf(error.instancePath);
  const name = nameOf(where);
  const params = error.params as Record<string, unknown>;
  if (error.propertyName !== undefined) {
    const key = error.propertyName;
    const message = `\`${key}\` cannot be a name here: letters, digits, dots, hyphens and _, a small letter first.`;
    return { message, key };
  }
  const explain = BY_KEYWORD[error.keyword];
  return explain?.({ error, params, where, name, yaml }) ?? { message: `${name} ${error.message ?? 'is not valid'}.` };
}

function nameOf(where: (string | number)[]): string {
  const [parent, last] = where.slice(-2);
  if (parent === undefined) return 'The file';
  if (last === undefined) return `\`${String(parent)}\``;
  return /^\d+$/.test(String(last)) ? `An entry of \`${String(parent)}\`` : `\`${String(last)}\``;
}

/** `/params/id` -> ['params', 'id']; RFC 6901. */
export function pathOf(pointer: string): (string | number)[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const BY_KEYWORD: Record<string, (place: Place) => Explained> = {
  additionalProperties: explainUnknownWord,
  required: ({ params, where, name }) => ({
    message: `\`${String(params['missingProperty'])}\` is missing${where.length > 0 ? ` in ${name}` : ''}.`,
  }),
  enum: ({ params, name }) => ({
    message: `${name} must be one of: ${(params['allowedValues'] as unknown[]).join(', ')}.`,
  }),
  const: ({ params, name }) => ({ message: `${name} must be ${JSON.stringify(params['allowedValue'])}.` }),
  type: explainType,
  not: () => ({
    message: 'A manifest that reads says what it `shows`, one that changes says what it `changes`: never both.',
  }),
  minLength: ({ params, name, error }) => ({
    message: `${name} is too short: ${String(params['limit'])} characters at least, it has ${String(error.data).length}.`,
  }),
  maxLength: ({ params, name, error }) => ({
    message: `${name} is too long: ${String(params['limit'])} characters at most, it has ${String(error.data).length}.`,
  }),
  minItems: ({ params, name }) => ({ message: `${name} needs at least ${String(params['limit'])} of them.` }),
  maxItems: ({ params, name }) => ({ message: `${name} may have ${String(params['limit'])} of them at most.` }),
  minProperties: ({ name }) => ({ message: `${name} is empty.` }),
  maxProperties: ({ params, name }) => ({
    message:
      params['limit'] === 1
        ? `${name} must have one entry only: \`label: path | filter\`.`
        : `${name} may have ${String(params['limit'])} of them at most.`,
  }),
  pattern: ({ error, name }) => ({ message: `${name} cannot be ${JSON.stringify(error.data)}.`, ...adviceOf(error) }),
};

function explainUnknownWord({ error, params }: Place): Explained {
  const key = String(params['additionalProperty']);
  if (/[\s.]/.test(key)) {
    return { message: `Inside { } a comma ends the text before "${key}".`, hint: 'Put the whole text in quotes.', key };
  }
  const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
  const near = nearest(key, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known here: ${known.join(', ')}.`;
  return { message: `\`${key}\` is not a word of the format.`, hint, key };
}

function explainType({ error, params, where, name, yaml }: Place): Explained {
  if (typeof error.data === 'number' && where.at(-1) === 'since') {
    return {
      message: 'A version is a text: without quotes 4.20 is the number 4.2.',
      hint: `Put it in quotes: since: "${yaml.writtenAt(where) ?? String(error.data)}"`,
    };
  }
  if (error.data === null && where.length === 0) return { message: 'The file is empty.' };
  if (error.data === null) {
    return { message: `${name} is empty.`, hint: 'A text that begins with # is a comment: put it in quotes.' };
  }
  return { message: `${name} must be ${withArticle(String(params['type']))}.` };
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
  const words = types.split(',').map((type) => TYPES[type] ?? type);
  return words.join(' or ');
}

/** What the schema tells editors about the word is the best advice there is. */
function adviceOf(error: ErrorObject): { hint?: string } {
  const text: unknown = error.parentSchema?.['description'];
  return typeof text === 'string' ? { hint: text } : {};
}
