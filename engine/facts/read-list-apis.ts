import { isPlainObject } from '../cloudstack/encode-scalar.js';
import { ToolError } from '../errors.js';
import { isSecretName } from '../call/secrets/secret-names.js';
import type { ExtraFacts } from './facts.js';
import { loadFacts } from './load-facts.js';
import type { CommandFacts, FieldFacts, ParameterFacts } from './load-facts.js';

type Row = Record<string, unknown>;

/** What a text that somebody saved of listApis says. Throws wrong-usage if it is something else. */
export function parseListApis(text: string, file: string): Row[] {
  const rows = rowsIn(readJson(text, file));
  if (rows && rows.length > 0) return rows;
  throw new ToolError('wrong-usage', {
    problem: `${file} is JSON, but not an answer of listApis: there is no list of commands in it`,
    hint: HOW_TO_SAVE,
  });
}

const HOW_TO_SAVE = ' CloudMonkey saves one: cmk -o json list apis > apis.json.';

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new ToolError('wrong-usage', { problem: `${file} is not JSON`, hint: HOW_TO_SAVE });
  }
}

/** The commands in the whole response, in what stands inside it, or in the bare list: people save all three. */
function rowsIn(value: unknown): Row[] | undefined {
  if (Array.isArray(value)) {
    const rows = value.filter((row): row is Row => isPlainObject(row) && typeof row['name'] === 'string');
    return rows.every((row) => row['params'] === undefined || Array.isArray(row['params'])) ? rows : undefined;
  }
  if (!isPlainObject(value)) return undefined;
  return rowsIn(value['api'] ?? value['listapisresponse'] ?? value['listApis']);
}

/**
 * Facts made of an answer of listApis (ApiDiscoveryServiceImpl): names, types, what is required, since, asynchronous,
 * and the fields of the answer. It does not tell how a map travels, who else may call a command, how dangerous it is or
 * whether it answers a list; the last is taken from the name and the fields.
 */
export function readListApis(rows: readonly Row[]): ExtraFacts {
  const types: Record<string, { fields: FieldFacts[] }> = {};
  const entityByList = new Map(
    Object.entries(loadFacts().entities).flatMap(([type, { listCommand }]) =>
      listCommand === null ? [] : [[listCommand, type] as const],
    ),
  );
  const commands = rows.map((row): CommandFacts => {
    const name = textOf(row['name']) ?? '';
    const fields = fieldsOf(row['response']);
    const answers = typeOf(row, fields) ?? `Answer of ${name}`;
    types[answers] ??= { fields };
    const since = versionOf(row['since']);
    const secrets = fields.map((field) => field.name).filter(isSecretName);
    return {
      name,
      async: row['isasync'] === true,
      answers,
      kind: kindOf(name, fields),
      ...(row['httprequesttype'] === 'GET' || row['httprequesttype'] === 'POST'
        ? { http: row['httprequesttype'] }
        : {}),
      ...(since === undefined ? {} : { since }),
      ...(secrets.length > 0 ? { sensitiveFields: secrets } : {}),
      params: paramsOf(row['params'], entityByList),
    };
  });
  return { commands, types };
}

function kindOf(name: string, fields: readonly FieldFacts[]): NonNullable<CommandFacts['kind']> {
  if (fields.length > 0 && fields.every((field) => ['success', 'displaytext'].includes(field.name))) return 'success';
  return /^list[A-Z]/.test(name) ? 'list' : 'object';
}

/** `related` of a command holds those that answer the same type: one of them may be known. */
function typeOf(row: Row, fields: readonly FieldFacts[]): string | undefined {
  const { types } = loadFacts();
  const related = relatedOf(row);
  const known = loadFacts().commands.filter(({ name }) => related.includes(name));
  return known
    .flatMap(({ answers, answersReally }) => answersReally ?? answers)
    .find((type) => {
      const names = new Set(types[type]?.fields.map(({ name }) => name));
      return fields.every(({ name }) => names.has(name));
    });
}

function paramsOf(value: unknown, entityByList: ReadonlyMap<string, string>): ParameterFacts[] {
  const params = rowsOf(value).flatMap((row): ParameterFacts[] => {
    const name = textOf(row['name']);
    if (name === undefined) return [];
    const related = relatedOf(row);
    const entityType = related.map((command) => entityByList.get(command)).find((type) => type !== undefined);
    const type = paramType(textOf(row['type']) ?? '');
    const since = versionOf(row['since']);
    return [
      {
        name,
        type,
        ...(row['required'] === true ? { required: true } : {}),
        ...(typeof row['length'] === 'number' && row['length'] !== USUAL_LENGTH ? { length: row['length'] } : {}),
        ...(entityType === undefined ? {} : { entityType }),
        ...(type === 'list' ? { collectionType: related.length > 0 ? 'uuid' : 'string' } : {}),
        ...(since === undefined ? {} : { since }),
        ...(isSecretName(name) ? { sensitive: true } : {}),
      },
    ];
  });
  // Some commands list a parameter twice.
  return [...new Map(params.map((param) => [param.name.toLowerCase(), param])).values()];
}

/** CloudStack's limit of a text that declares none. */
const USUAL_LENGTH = 255;
const TYPES = new Set<string>([
  'string',
  'uuid',
  'boolean',
  'integer',
  'short',
  'long',
  'float',
  'double',
  'date',
  'list',
  'map',
  'object',
]);

function paramType(type: string): ParameterFacts['type'] {
  const word = type.toLowerCase();
  return TYPES.has(word) ? (word as ParameterFacts['type']) : 'string';
}

function fieldsOf(value: unknown): FieldFacts[] {
  const fields = rowsOf(value).flatMap((row): FieldFacts[] => {
    const name = textOf(row['name']);
    const type = textOf(row['type']) ?? 'string';
    // The bookkeeping of jobs is known of every object.
    if (name === undefined || name === 'jobid' || name === 'jobstatus') return [];
    return [{ name, type, ...(isSecretName(name) ? { sensitive: true } : {}) }];
  });
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

/** `response` may hold empty objects. */
function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function relatedOf(row: Row): string[] {
  return (textOf(row['related']) ?? '').split(',').filter((name) => name !== '');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Some say "4.20.0.0", some "since 4.20", some nothing that is a version. */
function versionOf(value: unknown): string | undefined {
  return /\d+(\.\d+){1,3}/.exec(textOf(value) ?? '')?.[0];
}
