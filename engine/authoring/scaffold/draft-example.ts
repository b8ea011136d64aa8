import { argumentsOf } from '../../manifest/describe-rules.js';
import { fieldsOfItems } from '../../manifest/bindings.js';
import type { Param, Rule } from '../../manifest/types.js';
import type { Workshop } from './workshop.js';

/** No object has it; names are better, but some things have none. */
const SOME_ID = '6f1c2b1e-0d5a-4c3e-9a47-2f4d1b7c8e90';

/** Arguments for an example: what is required, with values that the tool takes; one more where that changes nothing. */
export function exampleArguments(
  params: Readonly<Record<string, Param>>,
  rules: readonly Rule[],
  workshop: Workshop,
): Record<string, unknown> {
  const required = Object.keys(params).filter((name) => params[name]?.required);
  const tied = new Set(rules.flatMap(argumentsOf));
  const free = Object.keys(params).filter((name) => params[name]?.preset === undefined && !tied.has(name));
  const more = rules.some(({ moreThan }) => moreThan !== undefined) ? bestFirst(free).slice(0, 1) : [];
  const names = [...required, ...more];
  return Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => names.includes(name))
      .map(([name, param]) => [name, exampleValue(name, param, workshop)]),
  );
}

/** What people change most, and what goes without other arguments. */
const EASY = ['name', 'displaytext', 'description', 'state', 'enabled'];

function bestFirst(names: readonly string[]): string[] {
  return [...EASY.filter((name) => names.includes(name)), ...names.filter((name) => !EASY.includes(name))];
}

function exampleValue(name: string, param: Param, workshop: Workshop): unknown {
  if (param.use !== undefined) {
    const one = nameOf(param.use, workshop);
    return param.list === true ? [one] : one;
  }
  const fields = Object.entries(fieldsOfItems(param));
  switch (param.type) {
    case 'array': {
      if (fields.length > 0)
        return [Object.fromEntries(fields.map(([key, field]) => [key, exampleValue(key, field, workshop)]))];
      const item = (param.items ?? {}) as Param;
      return [exampleValue(name, item, workshop)];
    }
    case 'object':
      return param.wire === 'prefix' ? { '1': 'value' } : { key: 'value' };
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return param.minimum ?? 1;
    default:
      return textFor(name, param);
  }
}

/** What the examples of others call such a thing; an id where it has no name. */
function nameOf(entity: string, { lessons, vocabulary }: Workshop): string {
  if (vocabulary.entities[entity]?.name?.length === 0) return SOME_ID;
  const known = lessons.nameOf(entity);
  return typeof known === 'string' ? known : `my-${entity}`;
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  ipv4: '198.51.100.10',
  ipv6: '2001:db8::10',
  ip: '198.51.100.10',
  cidr: '198.51.100.0/24',
  mac: '02:00:4c:3f:00:01',
  uuid: SOME_ID,
  email: 'alice@example.com',
  uri: 'https://files.example.com/file',
  'date-or-time': '2026-07-24',
};

function textFor(name: string, { enum: values, format }: Param): string {
  if (values?.[0] !== undefined) return String(values[0]);
  if (format !== undefined) return BY_FORMAT[format] ?? 'value';
  if (name === 'name') return 'my-name';
  if (name.endsWith('url')) return 'https://files.example.com/file';
  return /cidr/.test(name) ? '198.51.100.0/24' : /ip(address)?$/.test(name) ? '198.51.100.10' : `my-${name}`;
}
