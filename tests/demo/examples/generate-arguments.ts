import { fieldsOfItems } from '../../../engine/manifest/bindings.js';
import type { Catalog } from '../../../engine/manifest/catalog.js';
import type { Param, Rule, Tool } from '../../../engine/manifest/types.js';
import { isUuid } from '../../../engine/text/uuid.js';
import type { FindThing } from './known-things.js';
import { toolsOf, type ToolCall } from './tool-call.js';

type Values = Record<string, unknown>;

/** Values that examples give a parameter of this name: the tool's own come first. */
export type ExampleValues = (tool: string, param: string) => readonly unknown[];

export function exampleValues(catalog: Catalog): ExampleValues {
  const values = new Map<string, unknown[]>();
  const add = (key: string, value: unknown): void => void values.set(key, [...(values.get(key) ?? []), value]);
  for (const { name, examples = [] } of toolsOf(catalog, []))
    for (const { args } of examples)
      for (const [param, value] of Object.entries(args)) {
        add(`${name} ${param}`, value);
        add(param, value);
      }
  return (tool, param) => [...(values.get(`${tool} ${param}`) ?? []), ...(values.get(param) ?? [])];
}

/** A call with a value for every parameter that may stand beside the others: names of things that the demo cloud has. */
export async function generateCall(
  tool: Tool,
  catalog: Catalog,
  find: FindThing,
  examples: ExampleValues,
): Promise<ToolCall> {
  const filled = filledBy(tool, catalog);
  const names = Object.entries(tool.params).flatMap(([name, param]) => (isBareId(param) ? [] : [name]));
  const left = withoutRivals(names, tool.rules ?? []).filter(
    (name) => tool.params[name]?.required === true || !filled.has(name),
  );
  const args: Values = {};
  const ids: Record<string, string> = {};
  const later: string[] = [];
  const give = async (name: string): Promise<boolean> => {
    const param = tool.params[name];
    if (!param || param.deprecated !== undefined) return true;
    const kind = kindOf(param, args);
    const thing = kind === undefined ? undefined : await find(kind, { ...ids });
    if (kind !== undefined && !thing && !param.literals) return false;
    if (thing) ids[name] = thing.id;
    const one = thing?.name ?? param.literals?.[0];
    const value = one === undefined ? await valueOf(param, find, examples(tool.name, name)) : param.list ? [one] : one;
    if (value !== undefined) args[name] = value;
    if (typeof value === 'string') ids[name] ??= value;
    return true;
  };
  for (const name of left) if (!(await give(name))) later.push(name);
  for (const name of later)
    if (!(await give(name)) && tool.params[name]?.required) args[name] = examples(tool.name, name)[0] ?? NOBODY;
  return { tool: tool.name, folder: tool.resource, args, isRead: tool.effect === 'read', isGenerated: true };
}

/** Of what an id stands for that takes no name, nobody here knows. */
const isBareId = ({ use, format, required }: Param): boolean => use === undefined && format === 'uuid' && !required;

/** What follows from the thing that another argument names: its owner. */
function filledBy({ params }: Tool, { vocabulary }: Catalog): Set<string> {
  const fills = Object.values(params).flatMap(({ use = '', required }) =>
    required ? Object.keys(vocabulary.entities[use]?.fills ?? {}) : [],
  );
  return new Set(fills);
}

/** An id of the right form. */
const NOBODY = '6f1c2b1e-0d5a-4c3e-9a47-2f4d1b7c8e90';

/** Of parameters that exclude each other the first one stays, and what cannot be without the others goes with them. */
function withoutRivals(names: readonly string[], rules: readonly Rule[]): string[] {
  const dropped = new Set<string>();
  for (const { atMostOne, exactlyOne } of rules) {
    const rivals = (atMostOne ?? exactlyOne ?? []).filter((name) => names.includes(name) && !dropped.has(name));
    const [, ...others] = rivals;
    for (const name of others) dropped.add(name);
  }
  for (const { requires = [], together = [], when = {} } of rules) {
    const causes = [when].flat().flatMap((condition) => Object.keys(condition));
    if (requires.some((name) => dropped.has(name))) for (const name of causes) dropped.add(name);
    if (together.some((name) => dropped.has(name))) for (const name of together) dropped.add(name);
  }
  return names.filter((name) => !dropped.has(name));
}

function kindOf({ use, resolve }: Param, args: Values): string | undefined {
  if (use !== undefined) return use;
  const by = resolve && args[resolve.by];
  return typeof by === 'string' ? resolve?.map[by] : undefined;
}

async function valueOf(param: Param, find: FindThing, examples: readonly unknown[] = []): Promise<unknown> {
  const { enum: values, codes, type = 'string', minimum = 1, maximum, format, properties, pattern } = param;
  if (codes) return Object.keys(codes)[0];
  if (values && values.length > 0) return values[0];
  const known = examples.find((value) => fits(param, value));
  if (known !== undefined) return known;
  switch (type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.min(Math.max(minimum, 1), maximum ?? Infinity);
    case 'array': {
      const fields = fieldsOfItems(param);
      const item = (param.items as Param | undefined) ?? {};
      return [Object.keys(fields).length > 0 ? await recordOf(fields, find) : await valueOf(item, find)];
    }
    case 'object':
      return properties ? recordOf(properties, find) : { 'a-key': await valueOf(innerOf(param), find) };
    default:
      return pattern === undefined ? (BY_FORMAT[format ?? ''] ?? 'a-text') : undefined;
  }
}

const innerOf = ({ additionalProperties }: Param): Param =>
  typeof additionalProperties === 'object' ? additionalProperties : {};

async function recordOf(fields: Record<string, Param>, find: FindThing): Promise<Values> {
  const record: Values = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = field.use === undefined ? await valueOf(field, find) : (await find(field.use, {}))?.name;
    if (value !== undefined) record[name] = value;
  }
  return record;
}

function fits(param: Param, value: unknown): boolean {
  const { type = 'string', format, pattern, minimum = -Infinity, maximum = Infinity } = param;
  // What is inside belongs to the tool whose example it is.
  if (type === 'array' || type === 'object') return false;
  if (type === 'integer' || type === 'number') return typeof value === 'number' && value >= minimum && value <= maximum;
  if (typeof value !== type || (format === 'uuid' && !isUuid(String(value)))) return false;
  return pattern === undefined || new RegExp(pattern).test(String(value));
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: NOBODY,
  ipv4: '203.0.113.44',
  ipv6: '2001:db8::1',
  ip: '203.0.113.44',
  cidr: '10.44.0.0/24',
  mac: '02:00:4c:3f:00:44',
  email: 'someone@example.com',
  uri: 'https://files.example.com/a-file',
  date: '2031-05-01',
  'date-time': '2031-05-01T08:00:00Z',
  'date-or-time': '2031-05-01',
};
