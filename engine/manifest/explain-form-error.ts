import type { ErrorObject } from 'ajv';
import { nearest } from '../text/nearest.js';
import type { YamlFile } from './read-yaml.js';
import { adviceOnWord } from './unknown-word.js';

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
    return {
      message: `\`${key}\` cannot be a name here.`,
      hint: key.startsWith('_')
        ? 'Remove it: names that begin with _ belong to the server itself.'
        : 'Begin with a small letter, and use only letters and digits.',
      key,
    };
  }
  const explain = BY_KEYWORD[error.keyword];
  return explain?.({ error, params, where, name, yaml }) ?? { message: `${name} does not fit here.` };
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
  required: explainMissing,
  enum: explainChoice,
  const: ({ params, name }) => ({
    message: `${name} must be ${JSON.stringify(params['allowedValue'])}.`,
    hint: `Write ${JSON.stringify(params['allowedValue'])}.`,
  }),
  type: explainType,
  not: ({ yaml }) => {
    const isRead = (yaml.data as { effect?: unknown }).effect === 'read';
    const key = isRead ? 'changes' : 'shows';
    return {
      message: isRead
        ? 'This tool only reads (`effect: read`), so it has no `changes`.'
        : 'This tool changes something (`effect: change`), so it has no `shows`.',
      hint: `Remove \`${key}\`, unless \`effect\` is what is wrong.`,
      key,
    };
  },
  minLength: ({ params, name, error }) => ({
    message: `${name} is too short: it has ${String(error.data).length} characters and needs ${String(params['limit'])}.`,
    hint: 'Say it in more words.',
  }),
  maxLength: ({ params, name, error }) => ({
    message: `${name} is too long: it has ${String(error.data).length} characters, and ${String(params['limit'])} is the most.`,
    hint: 'Say it in fewer words.',
  }),
  minItems: ({ params, name }) => ({
    message: `${name} needs at least ${String(params['limit'])} of them.`,
    hint: 'Add what is missing, or remove the line.',
  }),
  maxItems: ({ params, name }) => ({
    message: `${name} may have ${String(params['limit'])} of them at most.`,
    hint: 'Keep the most important ones.',
  }),
  minProperties: ({ name }) => ({ message: `${name} is empty.`, hint: 'Write what belongs there, or remove it.' }),
  maxProperties: ({ params, name }) =>
    params['limit'] === 1
      ? {
          message: `${name} holds more than one thing.`,
          hint: 'Put a dash and a space before each one, so that each has a line of its own: - zone: zonename',
        }
      : {
          message: `${name} may have ${String(params['limit'])} of them at most.`,
          hint: 'Keep the most important ones.',
        },
  uniqueItems: ({ params, error, name }) => {
    const twice: unknown = (error.data as unknown[])[Number(params['i'])];
    return {
      message: `"${String(twice)}" is in ${name} twice.`,
      hint: 'Remove one of them.',
      // The later one of the two.
      key: String(Math.max(Number(params['i']), Number(params['j']))),
    };
  },
  pattern: ({ error, name, where }) => ({
    message: `${name} cannot be ${JSON.stringify(error.data)}.`,
    ...adviceOf(error, where.at(-1)),
  }),
};

function explainUnknownWord({ error, params }: Place): Explained {
  const key = String(params['additionalProperty']);
  if (/[\s.]/.test(key)) {
    return { message: `Inside { } a comma ends the text before "${key}".`, hint: 'Put the whole text in quotes.', key };
  }
  const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
  const present = Object.keys((error.data as object | undefined) ?? {});
  return { message: `\`${key}\` is not allowed here.`, hint: adviceOnWord(key, known, present), key };
}

/** Words that only one of two kinds of tools needs; the schema says them where no descriptions are. */
const SAMPLES: Record<string, string> = {
  danger: 'danger: { severity: medium } and the rest of it, as in a tool like this one',
  changes: 'changes: [volume], with the kinds of things that are different afterwards',
  ttl: 'ttl: list for what changes by the minute, ttl: none for what must never be remembered',
  ask: 'ask: and what a person would say, such as Restart web-03',
  args: 'args: { id: web-03 }, or args: {} for none',
  confirm: 'confirm: and the verb that the person types, such as destroy',
  title: 'title: and what the tool does, such as Restart a virtual machine',
  answer: 'answer: { kind: object, of: UserVmResponse }, with what CloudStack sends back',
};

function explainMissing({ error, params, where, name }: Place): Explained {
  const word = String(params['missingProperty']);
  const known = (error.parentSchema?.['properties'] ?? {}) as Record<
    string,
    { enum?: unknown[]; description?: string }
  >;
  const { enum: choices, description } = known[word] ?? {};
  const sample = Object.hasOwn(SAMPLES, word)
    ? SAMPLES[word]
    : choices
      ? `${word}: and one of ${choices.join(', ')}`
      : `${word}: ...${description === undefined ? '' : ` (${description.replace(/\.$/, '')})`}`;
  const inside = /^An entry/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
  return {
    message: `\`${word}\` is missing${where.length > 0 ? ` in ${inside}` : ''}.`,
    hint: `Add a line ${sample ?? ''}.`,
  };
}

function explainChoice({ error, params, name }: Place): Explained {
  const choices = (params['allowedValues'] as unknown[]).map(String);
  const written = String(error.data);
  const near = nearest(written, choices);
  return {
    message: `${name} must be one of: ${choices.join(', ')}.`,
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Write one of these in place of "${written}".`,
  };
}

function explainType({ error, params, where, name, yaml }: Place): Explained {
  if (typeof error.data === 'number' && where.at(-1) === 'since') {
    return {
      message: 'A version needs quotes: without them 4.20 is read as the number 4.2.',
      hint: `Put it in quotes: since: "${yaml.writtenAt(where) ?? String(error.data)}"`,
    };
  }
  const { data } = error as { data?: unknown };
  if (where.length === 0) return explainFile(data, yaml);
  if (data === null && yaml.writtenAt(where) === 'null') {
    return {
      message: `${name} is the word null, which means "nothing".`,
      hint: 'Remove it, or put it in quotes: "null"',
    };
  }
  if (data === null) {
    return {
      message: `There is nothing after \`${String(where.at(-1))}:\`.`,
      hint: 'Write what belongs there, or remove the line. A text that begins with # needs quotes.',
    };
  }
  const types = String(params['type']);
  return { message: `${name} must be ${withArticle(types)}.`, hint: adviceOnType(types, data, String(where.at(-1))) };
}

function explainFile(data: unknown, yaml: YamlFile): Explained {
  if (data !== null) {
    return {
      message: 'A manifest is one set of lines like `command: listZones`, and this file is something else.',
      hint: 'Remove the dash before the first word, and begin all the lines of its level at the left.',
    };
  }
  return yaml.text.trim() === ''
    ? { message: 'The file is empty.', hint: 'Write the manifest into it, or remove the file.' }
    : {
        message: 'Everything in this file is a comment.',
        hint: 'Begin each word of the manifest on a line of its own, without a # before it.',
      };
}

const TRUTH: Record<string, string> = {
  yes: 'true',
  on: 'true',
  true: 'true',
  no: 'false',
  off: 'false',
  false: 'false',
};

/** How to write the same in the form that is wanted. */
function adviceOnType(types: string, data: unknown, word: string): string {
  if (types === 'boolean') return `Write ${TRUTH[String(data).toLowerCase()] ?? 'true or false'}, without quotes.`;
  const isPlain = typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
  if (types === 'array') return `Write it in brackets, with commas: ${isPlain ? `[${data}]` : '[one, another]'}.`;
  if (types === 'object') return `Write words with values: \`${word}: { word: value, word: value }\`.`;
  if (types === 'number' || types === 'integer') return 'Write a number, without quotes.';
  if (types === 'string' && isPlain) return `Put it in quotes: "${data}"`;
  return types === 'string' ? 'Put the whole text in quotes.' : 'Look at how other tools write it.';
}

const TYPES: Record<string, string> = {
  object: 'a set of words with values',
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

/** The value in its right form if it is plain, or else what the schema tells editors about the word. */
function adviceOf(error: ErrorObject, word: unknown): { hint?: string } {
  const { data } = error as { data?: unknown };
  const written = String(data);
  if (word === 'command' && /^[a-z]+-[a-z-]+$/.test(written)) {
    return {
      hint: `Write it as CloudStack does: ${written.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}.`,
    };
  }
  if (word === 'since' && /^v\d/.test(written)) return { hint: `Write "${written.slice(1)}".` };
  if (word === 'confirm') {
    const verb = /^[a-z]+/.exec(written.toLowerCase())?.[0] ?? 'destroy';
    return { hint: `Write the verb alone, in small letters: ${verb}. What it is about is added by itself.` };
  }
  const text: unknown = error.parentSchema?.['description'];
  return typeof text === 'string'
    ? { hint: `It should be: ${text}` }
    : { hint: 'Use small letters, digits and hyphens only.' };
}
