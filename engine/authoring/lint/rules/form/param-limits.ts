import { inChange } from '../../example.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import type { Param } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import type { Finding, Rule } from '../../rule.js';

const params = (limits: string): string =>
  `params:\n  id: { use: router, required: true, description: The router to restart. }\n  forced: { type: boolean, ${limits}since: "4.16.0", more: true, description: Stop it even if it does not answer. }\n`;

const LAST_PORT = 65_535;
const PORT = /^(?:start|end|from|to|private|public|source|destination|src|dest?)?_?port$/i;

export const paramLimits: Rule = {
  id: 'form/param-limits',
  title: 'Limits, choices and usual values of an argument fit each other.',
  why: 'Between limits that are swapped no value is allowed, and a usual value that the tool itself refuses teaches every model a mistake.',
  severity: 'error',
  bad: inChange(params('default: "no", ')),
  good: inChange(params('default: false, ')),
  *checkManifest({ manifest }) {
    for (const [name, param] of Object.entries(manifest.params ?? {})) yield* inParam(['params', name], name, param);
  },
  *checkFile({ source, kind, yaml, problems }) {
    if (kind !== 'shared' || sharedKind(source) !== 'parameters' || problems.length > 0) return;
    for (const [group, params] of Object.entries(yaml.data as Record<string, Record<string, Param>>)) {
      for (const [name, param] of Object.entries(params)) yield* inParam([group, name], name, param);
    }
  },
};

function* inParam(at: Path, name: string, param: Param): Iterable<Finding> {
  const { minimum, maximum, minLength, maxLength, properties = {}, items, additionalProperties } = param;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    yield {
      at: [...at, 'minimum'],
      message: `No number can be at least ${minimum} and at most ${maximum}.`,
      hint: 'Swap the two numbers, or correct them.',
    };
  }
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    yield {
      at: [...at, 'minLength'],
      message: `No text can have at least ${minLength} and at most ${maxLength} characters.`,
      hint: 'Swap the two numbers, or correct them.',
    };
  }
  if (maximum !== undefined && maximum > LAST_PORT && PORT.test(name)) {
    yield {
      at: [...at, 'maximum'],
      part: 'value',
      message: `Ports end at ${LAST_PORT}, and this lets ${maximum} through.`,
      hint: `Write \`maximum: ${LAST_PORT}\`.`,
    };
  }
  yield* ofName(at, name, param);
  yield* inChoices(at, param);
  for (const word of ['default', 'preset'] as const) {
    const value = param[word];
    const why = value === undefined ? undefined : (refusal(value, param) ?? otherCase(value, param));
    if (why === undefined) continue;
    yield { at: [...at, word], part: 'value', message: `${JSON.stringify(value)} ${why.message}.`, hint: why.hint };
  }
  if (param.required === true && param.default !== undefined) {
    yield {
      at: [...at, 'default'],
      message: 'This argument is required, so its `default` is never used.',
      hint: 'Remove `default`, or remove `required: true`.',
    };
  }
  yield* inDates(at, name, param);
  for (const [key, inner] of Object.entries(properties)) yield* inParam([...at, 'properties', key], key, inner);
  if (items && 'properties' in items) {
    for (const [key, inner] of Object.entries(items.properties ?? {}))
      yield* inParam([...at, 'items', 'properties', key], key, inner);
  } else if (items) yield* inParam([...at, 'items'], name, items);
  if (typeof additionalProperties === 'object')
    yield* inParam([...at, 'additionalProperties'], name, additionalProperties);
}

/** What a part of a name counts, and the units that fit. */
const COUNTED = [
  [/iops/i, /IOPS|operations|per GiB|\/GiB/i, 'operations'],
  [/bytes/i, /byte|[KMGT]i?B/i, 'bytes'],
  [/cpuspeed/i, /hz/i, 'MHz'],
] as const;

/** What the name says of the value: a range in `cidr`, version 6 in `ip6`, a rate in `iops`. */
function* ofName(at: Path, name: string, { format, unit }: Param): Iterable<Finding> {
  const isRange = /cidr/i.test(name) && (format === 'ipv4' || format === 'ipv6' || format === 'ip');
  const isOld = /ip6|ipv6/i.test(name) && (format === 'ipv4' || format === 'cidr4');
  if (isRange || isOld) {
    yield {
      at: [...at, 'format'],
      part: 'value',
      message: `By its name, \`${name}\` takes ${isRange ? 'a range' : 'an address of version 6'}, and \`format: ${format}\` refuses that.`,
      hint: `Write \`format: ${isRange ? 'cidr' : 'ipv6'}\`.`,
    };
  }
  const counted = COUNTED.find(
    ([part, fits]) => unit !== undefined && !/length$/.test(name) && part.test(name) && !fits.test(unit),
  );
  if (counted) {
    yield {
      at: [...at, 'unit'],
      part: 'value',
      message: `By its name, \`${name}\` counts ${counted[2]}, and not ${unit ?? ''}.`,
      hint: 'Correct the unit; it may have been copied from another argument.',
    };
  }
}

function* inChoices(at: Path, { enum: choices = [], codes, type, pattern }: Param): Iterable<Finding> {
  for (const [index, choice] of choices.entries()) {
    const isTwice = choices.slice(0, index).some((one) => String(one).toLowerCase() === String(choice).toLowerCase());
    if (isTwice) {
      yield {
        at: [...at, 'enum', index],
        part: 'value',
        message: `"${choice}" is among the choices twice.`,
        hint: 'Remove one of them, or correct it.',
      };
    } else if ((type === 'integer' || type === 'number') && typeof choice !== 'number') {
      yield {
        at: [...at, 'enum', index],
        part: 'value',
        message: `"${choice}" is not a number, and this argument takes numbers.`,
        hint: 'Write a number, or `codes` with a word for each number.',
      };
    } else if (pattern !== undefined && !fits(pattern, String(choice))) {
      yield {
        at: [...at, 'enum', index],
        part: 'value',
        message: `"${choice}" does not fit the \`pattern\` beside it.`,
        hint: 'Remove `pattern`: the choices are enough.',
      };
    }
  }
  if (type === 'boolean' && choices.length > 0) {
    yield {
      at: [...at, 'enum'],
      message: 'This argument is true or false, so it has no other choices.',
      hint: 'Remove `enum`, or write `type: string`.',
    };
  }
  const seen = new Map<number, string>();
  for (const [word, code] of Object.entries(codes ?? {})) {
    const other = seen.get(code);
    if (other !== undefined) {
      yield {
        at: [...at, 'codes', word],
        message: `"${word}" and "${other}" stand for the same number, ${code}.`,
        hint: 'Correct one of the numbers, or remove one of the words.',
      };
    }
    seen.set(code, word);
  }
}

/** The tool takes a choice in any case, but the usual one is shown beside the choices. */
function otherCase(
  value: string | number | boolean,
  { enum: choices = [] }: Param,
): { message: string; hint: string } | undefined {
  const words = choices.map(String);
  const choice = words.find((word) => word.toLowerCase() === String(value).toLowerCase());
  if (choice === undefined || words.includes(String(value))) return undefined;
  return { message: 'is among the choices, but not in these capital or small letters', hint: `Write ${choice}.` };
}

/** Why the tool itself would refuse this value. */
function refusal(value: string | number | boolean, param: Param): { message: string; hint: string } | undefined {
  const { type, enum: choices, open, minimum, maximum, maxLength, minLength, pattern, codes } = param;
  const expected = { boolean: 'boolean', integer: 'number', number: 'number', string: 'string' }[type as string];
  if (expected !== undefined && typeof value !== expected && !(codes && typeof value === 'string')) {
    const words = { boolean: 'true or false', number: 'a number', string: 'a text' }[expected];
    return {
      message: `does not fit: this argument takes ${words ?? expected}`,
      hint:
        expected === 'string'
          ? `Put it in quotes: "${String(value)}".`
          : expected === 'boolean'
            ? `Write ${/^(?:no|off|false|0)$/i.test(String(value)) ? 'false' : 'true'}, without quotes.`
            : 'Write a number, without quotes.',
    };
  }
  const words = codes ? Object.keys(codes) : open === true ? undefined : choices?.map(String);
  if (words && !words.some((word) => word.toLowerCase() === String(value).toLowerCase())) {
    return {
      message: 'is none of the choices',
      hint: didYouMean(String(value), words).trim() || `Write one of ${words.join(', ')}.`,
    };
  }
  if (typeof value === 'number' && (value < (minimum ?? -Infinity) || value > (maximum ?? Infinity))) {
    return {
      message: `is not between ${minimum ?? 'the lowest'} and ${maximum ?? 'the highest'}`,
      hint: 'Write one that is, or change `minimum` or `maximum`.',
    };
  }
  if (type === 'integer' && typeof value === 'number' && !Number.isInteger(value)) {
    return { message: 'is not a whole number', hint: 'Write one that is, or `type: number`.' };
  }
  if (typeof value !== 'string') return undefined;
  if (value.length > (maxLength ?? Infinity) || value.length < (minLength ?? 0)) {
    return {
      message: 'is too long or too short for the limits beside it',
      hint: `Write ${minLength ?? 0} to ${maxLength ?? 'any number of'} characters.`,
    };
  }
  return pattern !== undefined && !fits(pattern, value)
    ? { message: 'does not fit the `pattern` beside it', hint: 'Write one that does, or change the pattern.' }
    : undefined;
}

/** A day stands for its start or its end, by which of the two the argument is. */
function* inDates(at: Path, name: string, { boundary }: Param): Iterable<Finding> {
  const isStart = /^(?:start|from|begin|since|after|not_?before)|(?:start|from)(?:date|time)?$/.test(name);
  const isEnd = /^(?:end|until|till|to$|todate|before|expir|not_?after)|(?:end|until|expiration)(?:date|time)?$/.test(
    name,
  );
  if ((boundary === 'start' && isEnd && !isStart) || (boundary === 'end' && isStart && !isEnd)) {
    yield {
      at: [...at, 'boundary'],
      part: 'value',
      message: `By its name, \`${name}\` is the ${isStart ? 'first' : 'last'} day, and this counts from the wrong end of it.`,
      hint: `Write \`boundary: ${isStart ? 'start' : 'end'}\`.`,
    };
  }
}

/** A pattern that cannot be read is told elsewhere. */
function fits(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}
