import { takesEngineArguments } from './engine-arguments.js';
import { fieldsOfItems } from './bindings.js';
import type { JsonSchema, Manifest, Param, Vocabulary } from './types.js';

/** Formats that clients know; the others are told in words, since an unknown one can make a client drop the tool. */
const CLIENT_FORMATS = new Set(['ipv4', 'ipv6', 'uuid', 'email', 'uri']);
const SPOKEN_FORMATS: Record<string, string> = {
  ip: 'an IPv4 or IPv6 address',
  cidr: 'such as 10.0.0.0/8',
  mac: 'such as 02:00:4c:3f:00:01',
  'date-or-time': '2026-07-24, an ISO time, or -7d',
};

/**
 * The schema that `tools/list` shows. It keeps to what every client takes: a root object, no alternatives, no references,
 * one type each (DESIGN section 2). It is not what arguments are checked against: arguments/validate.ts does that.
 * Every word of it is paid for in every conversation: rare arguments are told by number, the engine's own and that a
 * name does for an id are told once, in the instructions.
 */
export function inputSchema(
  manifest: Manifest,
  params: Record<string, Param>,
  vocabulary: Vocabulary,
): JsonSchema & { type: 'object' } {
  const shown = Object.entries(params).filter(([, param]) => !param.more && param.deprecated === undefined);
  const rare = Object.entries(params).filter(([, param]) => param.more && param.deprecated === undefined);
  const required = shown.filter(([, param]) => param.required).map(([name]) => name);
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(shown.map(([name, param]) => [name, paramSchema(param, vocabulary)])),
      ...(rare.length > 0 || takesEngineArguments(manifest) ? { more: moreSchema(rare.length) } : {}),
    },
    ...(required.length > 0 ? { required } : {}),
  };
}

/** One parameter as a client sees it. */
function paramSchema(param: Param, vocabulary: Vocabulary): JsonSchema {
  const description = describeParam(param, vocabulary, '');
  const told = description === '' ? {} : { description };
  if (param.use !== undefined && param.list !== true) return { type: 'string', ...told };
  if (param.type === 'array' || param.list === true) {
    return { type: 'array', ...told, items: itemSchema(param, vocabulary) };
  }
  if (param.type === 'object') {
    return {
      type: 'object',
      ...told,
      ...objectParts(param.properties ?? {}, vocabulary),
      additionalProperties: rest(param, vocabulary),
    };
  }
  if (param.codes) return { type: 'string', ...told, enum: Object.keys(param.codes) };
  return { type: param.type ?? 'string', ...told, ...limits(param) };
}

function itemSchema(param: Param, vocabulary: Vocabulary): JsonSchema {
  const fields = fieldsOfItems(param);
  if (Object.keys(fields).length > 0) return { type: 'object', ...objectParts(fields, vocabulary) };
  if (param.use !== undefined || param.resolve || param.items === undefined) return { type: 'string' };
  return paramSchema(param.items, vocabulary);
}

function objectParts(fields: Record<string, Param>, vocabulary: Vocabulary): JsonSchema {
  const required = Object.entries(fields).filter(([, field]) => field.required);
  return {
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, paramSchema(field, vocabulary)]),
    ),
    ...(required.length > 0 ? { required: required.map(([name]) => name) } : {}),
  };
}

function rest(param: Param, vocabulary: Vocabulary): JsonSchema | boolean {
  const { additionalProperties } = param;
  return typeof additionalProperties === 'object'
    ? paramSchema(additionalProperties, vocabulary)
    : (additionalProperties ?? true);
}

function limits({ enum: values, open, minimum, maximum, format }: Param): JsonSchema {
  return {
    ...(values && !open ? { enum: values } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(format !== undefined && CLIENT_FORMATS.has(format) ? { format } : {}),
  };
}

/** The wording of a parameter plus what its schema may not say. */
export function describeParam(param: Param, vocabulary: Vocabulary, named = 'name or id'): string {
  const entity = param.use === undefined ? undefined : vocabulary.entities[param.use];
  const isNamed = entity !== undefined && (entity.name?.length !== 0 || entity.label !== undefined);
  const notes = [
    entity === undefined ? '' : isNamed ? named : 'id',
    param.unit === undefined ? '' : `in ${param.unit}`,
    param.enum && param.open ? `such as ${param.enum.join(', ')}` : '',
    param.format === undefined ? '' : (SPOKEN_FORMATS[param.format] ?? ''),
    param.default === undefined ? '' : `default ${String(param.default)}`,
  ].filter((note) => note !== '');
  const text = (param.description ?? '').replace(/\.$/, '');
  return notes.length === 0 ? text : `${text}${text === '' ? '' : ' '}(${notes.join('; ')})`;
}

/**
 * Text, because a map whose fields are not declared makes some clients refuse every tool, and to declare them would cost
 * what leaving them out saves. A map is taken too, from clients that do not check.
 */
function moreSchema(rare: number): JsonSchema {
  const what = rare === 0 ? 'Arguments with _' : `${rare} more arguments, and those with _`;
  return { type: 'string', description: `${what}, as JSON: see describe-tool` };
}
