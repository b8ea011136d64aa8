import { fieldsOfItems } from '../../manifest/bindings.js';
import type { Param } from '../../manifest/types.js';
import { now } from '../../clock.js';
import { ToolError } from '../../errors.js';
import { didYouMean } from '../../text/nearest.js';
import { plainText } from '../../text/plain-text.js';
import { readDateOrTime } from '../../text/read-date.js';
import { invisibleIn } from './refuse-invisible.js';
import { MUST_BE_MAP, mapFrom, parseJson } from './read-map.js';
import { readQuantity } from '../../text/read-quantity.js';
import { tellName, tellValue } from '../../text/tell-value.js';

/** Each may cost a request of its own, to find what it names. */
const MOST_ITEMS = 1_000;

/**
 * Turns what a client sent into what the parameter is: clients send "3", "true" and JSON as text. Nothing is guessed:
 * what is not clearly meant is refused with the argument's path. Null means "not given" and becomes undefined.
 */
export function coerce(value: unknown, param: Param, path: string): unknown {
  if (value === null || value === undefined) return undefined;
  const isList = param.type === 'array' || param.list === true;
  if (value === '' && (isList || param.type === 'object')) return undefined;
  if (isList) return coerceList(value, param, path);
  if (param.type === 'object') return coerceMap(value, param, path);
  if (Array.isArray(value) && value.length === 1) return coerce(value[0], param, path);
  if (typeof value === 'object') return refuse(path, `must be one ${wordFor(param)}, not a list or a map`);
  // The digits are lost already: what is left is another number than the one that was meant.
  if (typeof value === 'number' && param.type !== 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return refuse(path, 'has too many digits for a number: write it as text in quotes');
  }
  const text = plainText(value);
  if (isLeftOpen(text, param)) return undefined;
  if (param.codes) return coerceCode(text, param, param.codes, path);
  switch (param.type) {
    case 'boolean':
      return coerceBoolean(text, param, path);
    case 'integer':
    case 'number':
      return coerceNumber(text, param, path);
    default:
      return coerceText(text, param, path);
  }
}

/** Clients send empty texts for what was left open; only a plain text can be meant to be empty. */
function isLeftOpen(text: string, param: Param): boolean {
  if (text.trim() !== '' || param.keepEmpty) return false;
  const isPlainText = (param.type ?? 'string') === 'string' && param.use === undefined && param.format === undefined;
  return !isPlainText || param.codes !== undefined || (param.enum !== undefined && !param.enum.includes(text));
}

function coerceText(text: string, param: Param, path: string): string {
  if (param.format === 'date-or-time') {
    const time = readDateOrTime(text, param.boundary, new Date(now()));
    return time ?? refuse(path, `must be a date like 2026-07-24, 2026-07-24T10:00:00Z or -7d${butNot(text, param)}`);
  }
  // CloudStack refuses control characters (431), but reads line breaks.
  // eslint-disable-next-line no-control-regex -- naming them is the point
  if (/[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]/.test(text) && param.encoding === undefined) {
    refuse(path, 'has a control character in it, which CloudStack does not accept');
  }
  const invisible = invisibleIn(text, param, path);
  if (invisible !== undefined) refuse(path, `has a letter in it that nobody can see (${invisible})`);
  // An open list only suggests, but a suggestion in other letters is still that one.
  if (param.enum) {
    return String(param.enum.find((one) => String(one).toLowerCase() === text.toLowerCase()) ?? text);
  }
  return param.use === undefined ? text : text.trim();
}

/** CloudStack reads whatever is not "true" as false, so everything else has to be refused here. */
function coerceBoolean(text: string, param: Param, path: string): boolean {
  const word = text.trim().toLowerCase();
  if (word !== 'true' && word !== 'false') refuse(path, `must be true or false${butNot(text, param)}`);
  return word === 'true';
}

/** A bigint where a number would lose digits: CloudStack's longs have 64 bits. */
function coerceNumber(text: string, param: Param, path: string): number | bigint {
  const plain = text.trim();
  const isWhole = param.type === 'integer';
  if (isWhole && /^[+-]?\d+$/.test(plain)) {
    return Number.isSafeInteger(Number(plain)) ? Number(plain) : coerceLong(plain, param, path);
  }
  if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain)) {
    const number = Number(plain);
    if (!isWhole || Number.isSafeInteger(number)) return number;
  }
  const quantity = param.unit === undefined ? undefined : readQuantity(plain, param.unit);
  if (quantity !== undefined && (!isWhole || Number.isSafeInteger(quantity))) return quantity;
  const inUnit = param.unit === undefined ? '' : ` in ${param.unit}`;
  return refuse(path, `must be a ${isWhole ? 'whole ' : ''}number${inUnit}${butNot(text, param)}`);
}

function coerceLong(digits: string, param: Param, path: string): bigint {
  const long = BigInt(digits.replace('+', ''));
  return BigInt.asIntN(64, long) === long ? long : refuse(path, `must fit into 64 bits${butNot(digits, param)}`);
}

/** The word of a code; its number is accepted too. */
function coerceCode(text: string, param: Param, codes: Record<string, number>, path: string): string {
  const wanted = text.trim().toLowerCase();
  const found = Object.entries(codes).find(([word, code]) => word.toLowerCase() === wanted || String(code) === wanted);
  return found?.[0] ?? refuse(path, `must be one of ${Object.keys(codes).join(', ')}${butNot(text, param)}`);
}

function coerceList(value: unknown, param: Param, path: string): unknown[] {
  const fields = fieldsOfItems(param);
  const isRecords = Object.keys(fields).length > 0;
  const item: Param = isRecords
    ? { type: 'object', properties: fields, additionalProperties: false }
    : { ...(param.items as Param | undefined), ...(param.use === undefined ? {} : { use: param.use }), list: false };
  const list = listFrom(value, isRecords, path);
  if (list.length > MOST_ITEMS)
    return refuse(path, `has ${list.length} values, and ${MOST_ITEMS} are the most for one call`);
  return list.flatMap((one, at) => {
    const coerced = coerce(one, item, `${path}[${at}]`);
    return coerced === undefined || coerced === '' ? [] : [coerced];
  });
}

function listFrom(value: unknown, isRecords: boolean, path: string): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  if (typeof value !== 'string') return [value];
  const parsed = parseJson(value);
  if (Array.isArray(parsed)) return parsed as unknown[];
  if (parsed !== undefined && typeof parsed === 'object') return [parsed];
  if (isRecords) return refuse(path, `must be a list of maps`);
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function coerceMap(value: unknown, param: Param, path: string): Record<string, unknown> {
  const map = mapFrom(value) ?? refuse(path, MUST_BE_MAP);
  const known = param.properties ?? {};
  const open = param.additionalProperties;
  const coerced = Object.entries(map).flatMap(([key, one]): [string, unknown][] => {
    const spec = Object.hasOwn(known, key) ? known[key] : typeof open === 'object' ? open : undefined;
    const told = tellName(key);
    const invisible = invisibleIn(key, { pattern: '' }, path);
    if (invisible !== undefined) refuse(path, `has a letter in a key that nobody can see (${invisible})`);
    if (!spec && open === true) return one === null ? [] : [[key, one]];
    if (!spec && open === false) {
      return refuse(
        path,
        `has no field ${told}.${didYouMean(told, Object.keys(known)) || ` Known: ${Object.keys(known).join(', ')}`}`,
      );
    }
    const result = coerce(one, spec ?? { type: 'string' }, `${path}.${told}`);
    return result === undefined ? [] : [[key, result]];
  });
  return Object.fromEntries(coerced);
}

function wordFor(param: Param): string {
  return param.type === 'boolean' ? 'true or false' : param.type === 'integer' ? 'whole number' : 'value';
}

/** What was given instead. */
function butNot(text: string, { sensitive }: Param): string {
  if (sensitive !== undefined && sensitive !== false) return '';
  return `, not ${tellValue(text)}`;
}

function refuse(path: string, problem: string): never {
  throw new ToolError('invalid-argument', { argument: path, problem: problem.replace(/[.?]$/, '') });
}
