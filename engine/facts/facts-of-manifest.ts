import type { ExtraFacts } from './facts.js';
import type { BuiltInCommand, FieldFacts, ParameterFacts, TypeFacts } from './load-facts.js';
import type { Param, Tool } from '../manifest/types.js';
import { readColumn } from '../call/render/table.js';

/** A command that nothing is known of besides its manifest, as complete as if CloudStack had it. */
export interface ManifestFacts extends ExtraFacts {
  commands: readonly [BuiltInCommand];
  types: Readonly<Record<string, TypeFacts>>;
}

/**
 * What the manifest of a private command tells about it: its parameters, and of its answer what columns and templates
 * show. Enough to make up a request and an answer, not enough to judge the manifest by.
 */
export function factsOfManifest(tool: Tool): ManifestFacts {
  const { command, answer, effect } = tool;
  const type = answer.of ?? `${command}Response`;
  const made: BuiltInCommand = {
    name: command,
    group: tool.resource,
    async: tool.async === true,
    kind: answer.kind,
    answers: type,
    envelope: `${command.toLowerCase()}response`,
    key: answer.kind === 'success' || answer.kind === 'none' ? null : type.replace(/Response$/, '').toLowerCase(),
    http: effect === 'read' ? 'GET' : 'POST',
    roles: ['Admin', 'ResourceAdmin', 'DomainAdmin', 'User'],
    firstSeen: tool.since ?? '',
    build: 'default',
    danger: tool.danger?.severity ?? 'low',
    params: Object.entries(tool.params).map(([name, param]) => paramFacts(name, param)),
  };
  return { commands: [made], types: typesShown(tool, type) };
}

const TYPES: Record<NonNullable<Param['type']>, ParameterFacts['type']> = {
  string: 'string',
  integer: 'long',
  number: 'double',
  boolean: 'boolean',
  array: 'list',
  object: 'map',
};

function paramFacts(name: string, param: Param): ParameterFacts {
  const { type, wire, required, maxLength } = param;
  const isId = param.use !== undefined;
  return {
    name,
    type: wire !== undefined ? 'map' : isId ? (param.list ? 'list' : 'string') : TYPES[type ?? 'string'],
    ...(required === true ? { required } : {}),
    ...(maxLength === undefined ? {} : { length: maxLength }),
  };
}

/** The types of the fields that columns and templates name; `nic.ipaddress` is a field of a list of its own type. */
function typesShown({ output = {}, danger, secrets }: Tool, type: string): Record<string, TypeFacts> {
  const types: Record<string, { fields: FieldFacts[] }> = {};
  const add = (owner: string, field: FieldFacts): void => {
    const known = (types[owner] ??= { fields: [] }).fields;
    if (!known.some(({ name }) => name === field.name)) known.push(field);
  };
  const addPath = (owner: string, [first = '', ...rest]: string[], last: string): void => {
    const inner = `${owner}/${first}`;
    add(owner, rest.length === 0 ? { name: first, type: last } : { name: first, type: 'list', of: inner });
    if (rest.length > 0) addPath(inner, rest, last);
  };
  for (const name of ['id', 'name']) add(type, { name, type: 'string' });
  for (const column of output.columns ?? []) {
    const { path, less, filter } = readColumn(column, output);
    addPath(type, path, less ? 'long' : typeShownBy(filter));
    if (less) addPath(type, less, 'long');
  }
  const given = Object.keys(secrets?.give ?? {});
  for (const name of given) add(type, { name, type: 'string' });
  for (const template of [output.done, output.card, output.empty, danger?.warning]) {
    for (const [, filter, path = ''] of (template ?? '').matchAll(
      /(?:\{\{#(\w+)\}\})?\{\{[#&]?\s*(?:has\.)?item\.([\w.]+)\s*\}\}/g,
    )) {
      addPath(type, path.split('.').slice(0, 1), typeShownBy(filter));
    }
  }
  return types;
}

function typeShownBy(filter: string | undefined): string {
  if (filter === 'date' || filter === 'ago') return 'date';
  return filter === 'bytes' || filter === 'mib' || filter === 'mhz' ? 'long' : 'string';
}
