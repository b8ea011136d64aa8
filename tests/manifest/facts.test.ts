import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadFacts } from '../../engine/facts/load-facts.js';
import type { BuiltInCommand, ParameterFacts } from '../../engine/facts/load-facts.js';
import { isSecretName } from '../../engine/guard/secret-names.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import type { Param, Tool } from '../../engine/manifest/types.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';

const facts = loadFacts();
const commands = new Map(facts.commands.map((command) => [command.name, command]));
const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
const tools = catalog.entries.flatMap(({ name }) => catalog.tool(name) ?? []);

/** Fails with every place at once, so that one run shows all there is to mend. */
function noneOf(found: string[]): void {
  assert.equal(found, []);
}

function factsOf({ command }: Tool): BuiltInCommand {
  const known = commands.get(command);
  assert.ok(known, `${command} exists`);
  return known;
}

/** Where a manifest knows better than the facts, and why. */
const ON_PURPOSE = new Map([
  ['list-public-ip-addresses state', 'the text is a list joined by commas'],
  ['disable-account id', 'the other way, account and domain by name, is what the id stands for'],
  ['disassociate-ip-address id', 'the other way, by network, would release addresses that nobody named'],
  ...['name', 'description', 'startdate', 'enddate', 'rules'].map(
    (name) =>
      [`register-user-keys ${name}`, 'several keys per user came with 4.23; CloudStack does not say so'] as const,
  ),
]);

/** Every parameter of every tool beside what CloudStack says of it. */
function eachParam(judge: (param: Param, fact: ParameterFacts, tool: Tool) => string | undefined): string[] {
  return tools.flatMap((tool) =>
    Object.entries(tool.params).flatMap(([name, param]) => {
      const fact = factsOf(tool).params.find((one) => one.name === name);
      const told = fact ? judge(param, fact, tool) : 'CloudStack does not know it';
      return told === undefined || ON_PURPOSE.has(`${tool.name} ${name}`) ? [] : [`${tool.name} ${name}: ${told}`];
    }),
  );
}

test('every built-in manifest loads', () => {
  noneOf(catalog.problems.map(({ file, message }) => `${file}: ${message}`));
  assert.ok(tools.length >= 45);
});

test('async and the kind of answer are as CloudStack says', () => {
  noneOf(
    tools.flatMap((tool) => {
      const { async, kind, answers, answersReally } = factsOf(tool);
      const wrong = [
        (tool.async === true) !== async ? `async is ${async}` : '',
        tool.answer.kind !== kind ? `answers ${kind}` : '',
        tool.answer.of !== undefined && ![answers, answersReally].includes(tool.answer.of) ? `answers ${answers}` : '',
      ].filter((one) => one !== '');
      return wrong.map((one) => `${tool.name}: ${one}`);
    }),
  );
});

const TYPES: Record<ParameterFacts['type'], string[]> = {
  string: ['string', 'name', 'codes'],
  uuid: ['string', 'name'],
  boolean: ['boolean'],
  integer: ['integer', 'codes'],
  short: ['integer', 'codes'],
  long: ['integer', 'codes'],
  float: ['number'],
  double: ['number'],
  date: ['string'],
  list: ['array', 'names'],
  map: ['object', 'array'],
  object: ['object'],
};

function typeOf({ type, use, list, resolve, codes }: Param): string {
  if (use !== undefined || resolve !== undefined) return list === true || type === 'array' ? 'names' : 'name';
  return codes ? 'codes' : (type ?? 'none');
}

test('every parameter exists and its type fits', () => {
  noneOf(
    eachParam((param, { type }) =>
      TYPES[type].includes(typeOf(param)) ? undefined : `${typeOf(param)} for a ${type}`,
    ),
  );
});

test('an id is an entity or says that it is a UUID, and a date says that it is one', () => {
  noneOf(
    eachParam((param, { type, collectionType }) => {
      const one = type === 'list' && collectionType === 'uuid' ? ((param.items ?? {}) as Param) : param;
      const isId = param.use !== undefined || param.resolve !== undefined || one.format === 'uuid';
      if ((type === 'uuid' || collectionType === 'uuid') && !isId) return 'is an id';
      return type === 'date' && param.format !== 'date-or-time' ? 'is a date' : undefined;
    }),
  );
});

test('what CloudStack requires is required or preset, and nothing else is', () => {
  const isFilled = ({ required, preset }: Param): boolean => required === true || preset !== undefined;
  noneOf([
    ...tools.flatMap((tool) =>
      factsOf(tool)
        .params.filter(({ required, name }) => required === true && !isFilled(tool.params[name] ?? {}))
        .map(({ name }) => `${tool.name} ${name}: is required`),
    ),
    ...eachParam((param, { required }) =>
      param.required === true && required !== true ? 'is not required' : undefined,
    ),
  ]);
});

/** 4.21.0.0 and 4.21 are one release. Before 4.16 nothing is asked: no such cloud is met any more. */
function release(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major * 1000 + minor;
}
const OLDEST = release('4.16');

test('since says the release in which CloudStack got the parameter', () => {
  noneOf(
    eachParam(({ since }, fact) => {
      const known = fact.since === undefined ? 0 : release(fact.since);
      if (since === undefined) return known > OLDEST ? `exists since ${fact.since ?? ''}` : undefined;
      return release(since) === known ? undefined : `exists since ${fact.since ?? 'ever'}, not ${since}`;
    }),
  );
});

test('what only administrators may use says so', () => {
  noneOf(
    eachParam((param, { adminOnly, authorized }) => {
      const isRestricted = adminOnly === true || (authorized !== undefined && !authorized.includes('User'));
      return isRestricted && param.for === undefined ? 'is not for everybody' : undefined;
    }),
  );
});

test('a map travels in the shape that CloudStack reads', () => {
  const shapes: Record<string, string[]> = {
    kv: ['kv'],
    'kv-or-free': ['kv', 'free'],
    free: ['free'],
    'free-first-index': ['free'],
    record: ['record', 'kv'],
  };
  noneOf(
    eachParam(({ wire }, { type, mapStyle, mapFields }) => {
      if (type !== 'map' || mapStyle === undefined) return undefined;
      if (typeof wire === 'object')
        return wire.kv.every((field) => mapFields?.includes(field))
          ? undefined
          : `has fields ${mapFields?.join() ?? ''}`;
      return shapes[mapStyle]?.includes(wire ?? '') ? undefined : `is ${mapStyle}, not ${wire ?? 'nothing'}`;
    }),
  );
});

test('the fields of records are those that CloudStack reads', () => {
  noneOf(
    eachParam((param, { mapFields }) => {
      const fields = Object.keys((param.items as { properties?: object } | undefined)?.properties ?? {});
      const unknown = mapFields
        ? fields.filter((field) => !mapFields.some((known) => known.split(':')[0] === field))
        : [];
      return unknown.length > 0 ? `has no fields ${unknown.join()}` : undefined;
    }),
  );
});

test('an argument that is a secret says so', () => {
  noneOf(
    eachParam((param, { sensitive }) =>
      sensitive === true && param.sensitive === undefined ? 'is a secret' : undefined,
    ),
  );
});

test('every secret of an answer is hidden by its name, by the manifest, or handed over', () => {
  noneOf(
    tools.flatMap((tool) => {
      const { hide = [], give = {} } = tool.secrets ?? {};
      const hidden = hide.map((entry) => (typeof entry === 'string' ? entry : entry.field));
      return (factsOf(tool).sensitiveFields ?? [])
        .filter((field) => !isSecretName(field) && !hidden.includes(field) && !(field in give))
        .map((field) => `${tool.name}: ${field}`);
    }),
  );
});

test.run();
