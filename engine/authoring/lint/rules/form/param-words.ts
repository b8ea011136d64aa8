import { inChange } from '../../example.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Param } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import type { Finding, Rule } from '../../rule.js';

type Kind = 'text' | 'number' | 'yes or no' | 'list' | 'map' | 'name of a thing';

/** What each word says something about. */
const ABOUT: Readonly<Partial<Record<keyof Param, readonly Kind[]>>> = {
  format: ['text'],
  pattern: ['text'],
  minLength: ['text'],
  maxLength: ['text', 'map', 'list', 'name of a thing'],
  encoding: ['text'],
  keepEmpty: ['text', 'list', 'map', 'name of a thing'],
  boundary: ['text'],
  minimum: ['number'],
  maximum: ['number'],
  unit: ['number'],
  codes: ['number', 'text'],
  enum: ['text', 'number', 'name of a thing'],
  open: ['text', 'number', 'name of a thing'],
  items: ['list'],
  properties: ['map'],
  additionalProperties: ['map'],
  wire: ['map', 'list'],
  emptyValue: ['map'],
  list: ['name of a thing'],
  as: ['name of a thing'],
  literals: ['name of a thing'],
};

const params = (forced: string): string =>
  `params:\n  id: { use: router, required: true, description: The router to restart. }\n  forced: { type: boolean, ${forced}since: "4.16.0", more: true, description: Stop it even if it does not answer. }\n`;

export const paramWords: Rule = {
  id: 'form/param-words',
  title: 'The words of an argument are about what it takes.',
  why: 'A length of a yes or no, the unit of a text, a format of a number: the engine does nothing with them, and whoever wrote them believes that something is checked.',
  severity: 'error',
  bad: inChange(params('maxLength: 5, ')),
  good: inChange(params('')),
  *checkManifest({ manifest: { params: own = {} }, tool: { params: all } }) {
    for (const [name, param] of Object.entries(own)) {
      yield* inParam(['params', name], param);
      yield* inResolve(['params', name], param, all);
      yield* inDeprecated(['params', name], param, Object.keys(all));
    }
  },
};

const ONE: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  'yes or no': 'true or false',
  list: 'a list',
  map: 'words with values',
  'name of a thing': 'the name of a thing (`use`)',
};

function inWords(kinds: readonly Kind[]): string {
  const words = kinds.map((kind) => ONE[kind]);
  const last = words.pop() ?? '';
  return words.length > 0 ? `${words.join(', ')} or ${last}` : last;
}

function* inParam(at: Path, param: Param): Iterable<Finding> {
  const kind = kindOf(param);
  for (const [word, kinds] of Object.entries(ABOUT)) {
    const isWritten = param[word as keyof Param] !== undefined;
    if (!isWritten || kind === undefined || kinds.includes(kind)) continue;
    yield {
      at: [...at, word],
      message: `\`${word}\` does nothing here: it is for ${inWords(kinds)}, and this argument takes ${ONE[kind]}.`,
      hint: `Remove \`${word}\`. If the argument is ${inWords(kinds)}, change its \`type\` instead.`,
    };
  }
  const { pattern, type, enum: choices = [], preset, default: usual } = param;
  if (pattern !== undefined && /^\/.*\/[a-z]*$/.test(pattern)) {
    yield {
      at: [...at, 'pattern'],
      part: 'value',
      message: 'A pattern has no slashes around it: with them no text fits.',
      hint: `Write \`${pattern.replace(/^\/|\/[a-z]*$/g, '')}\`.`,
    };
  }
  if (type === 'string' && choices.some((choice) => typeof choice === 'number')) {
    yield {
      at: [...at, 'enum'],
      message: 'This argument takes a text, and its choices are numbers.',
      hint: `Put each of them in quotes: ${JSON.stringify(choices.map(String)).replaceAll(',', ', ')}`,
    };
  }
  if (preset !== undefined && usual !== undefined) {
    yield {
      at: [...at, 'default'],
      message: `\`preset\` is always sent if nobody gives a value, so \`default\` is never used.`,
      hint: 'Remove `default`.',
    };
  }
  for (const [key, inner] of Object.entries(param.properties ?? {})) yield* inParam([...at, 'properties', key], inner);
  for (const [key, inner] of Object.entries(param.items?.properties ?? {}))
    yield* inParam([...at, 'items', 'properties', key], inner);
}

function kindOf({ type, use, resolve }: Param): Kind | undefined {
  if (use !== undefined || (resolve !== undefined && type === undefined)) return 'name of a thing';
  // A list of names is declared by both.
  if (resolve !== undefined) return undefined;
  const kinds: Partial<Record<NonNullable<Param['type']>, Kind>> = {
    string: 'text',
    integer: 'number',
    number: 'number',
    boolean: 'yes or no',
    array: 'list',
    object: 'map',
  };
  return type === undefined ? undefined : kinds[type];
}

/** Each way to look a name up begins at a value that the other argument can have. */
function* inResolve(at: Path, { resolve }: Param, all: Readonly<Record<string, Param>>): Iterable<Finding> {
  const by = resolve === undefined ? undefined : all[resolve.by];
  if (!resolve || !by?.enum) return;
  const known = by.enum.map(String);
  for (const value of Object.keys(resolve.map)) {
    if (known.includes(value)) continue;
    const near = known.find((one) => one.toLowerCase() === value.toLowerCase());
    const meant = near === undefined ? didYouMean(value, known).trim() : `Did you mean ${near}?`;
    if (by.open === true && near === undefined) continue;
    yield {
      at: [...at, 'resolve', 'map', value],
      message: `\`${resolve.by}\` cannot be "${value}".`,
      hint: meant === '' ? `Write one of ${known.join(', ')}.` : meant,
    };
  }
}

/** "Use zoneid." leads somewhere. */
function* inDeprecated(at: Path, { deprecated }: Param, names: readonly string[]): Iterable<Finding> {
  if (deprecated === undefined) return;
  const told = [...deprecated.matchAll(/`([a-z][\w.]*)`|^use ([a-z][a-z0-9]*)[.,;]?$/gi)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  const unknown = told.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  yield {
    at: [...at, 'deprecated'],
    part: 'value',
    message: `This tool has no argument \`${unknown}\` to use instead.`,
    hint: didYouMean(unknown, names).trim() || `Write one of ${names.join(', ')}.`,
  };
}
