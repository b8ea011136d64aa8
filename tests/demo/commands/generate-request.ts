import { allowedFor } from '../../../engine/demo/request/parameters.js';
import { tablesOfParam } from '../../../engine/demo/store/entity-tables.js';
import type { Row, Tables } from '../../../engine/demo/store/rows.js';
import type { BuiltInCommand, ParameterFacts } from '../../../engine/facts/load-facts.js';

export type Request = Record<string, string>;

/** Those that are read at all: the names that arrive are lower-cased. */
export const readParams = ({ params }: BuiltInCommand): ParameterFacts[] =>
  params.filter((param) => param.name === param.name.toLowerCase() && allowedFor(param, 'Admin'));

/** The parameters that have to be sent, or all of them, with values of their types: ids of things that are there. */
export function generateRequest(
  command: BuiltInCommand,
  tables: Tables,
  which: 'required' | 'all',
  pick: Pick = ([first]) => first,
): Request {
  const params = readParams(command).filter(({ required }) => which === 'all' || required === true);
  const request: Request = {};
  for (const param of params) Object.assign(request, valueOf(param, tables, pick));
  return request;
}

/** Which of the things that are there is meant. */
export type Pick = (rows: readonly Row[]) => Row | undefined;

function valueOf(param: ParameterFacts, tables: Tables, pick: Pick): Request {
  const { name, type, collectionType } = param;
  const text = BY_NAME.find(([form]) => form.test(name))?.[1] ?? 'a-text';
  switch (type) {
    case 'uuid':
      return { [name]: idOf(param, tables, pick) ?? NOBODY };
    case 'list':
      return { [name]: collectionType === 'uuid' ? (idOf(param, tables, pick) ?? NOBODY) : text };
    case 'boolean':
      return { [name]: 'true' };
    case 'date':
      return { [name]: '2031-05-01' };
    case 'map':
      return mapOf(param);
    case 'string':
    case 'object':
      return { [name]: /^(zone|domain)id$/.test(name) ? 'all' : text };
    default:
      return { [name]: '1' };
  }
}

const NOBODY = '6f1c2b1e-0d5a-4c3e-9a47-2f4d1b7c8e90';

const idOf = (param: ParameterFacts, tables: Tables, pick: Pick): string | undefined =>
  pick(tablesOfParam(param).flatMap((table) => tables[table] ?? []))?.id;

function mapOf({ name, mapStyle = 'free', mapFields = ['key'] }: ParameterFacts): Request {
  const fields = mapStyle.startsWith('kv') ? ['key', 'value'] : mapFields;
  return Object.fromEntries(fields.map((field) => [`${name}[0].${field}`, 'a-text']));
}

const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/cidr/, '10.77.0.0/24'],
  [/netmask$/, '255.255.255.0'],
  [/gateway$/, '10.77.0.1'],
  [/mac(address)?$/, '02:00:4c:3f:00:77'],
  [/ip6|ipv6/, '2001:db8::77'],
  [/^(start|end)?ip(address)?$/, '10.77.0.7'],
  [/url$/, 'https://files.example.com/an-image.qcow2'],
  [/email$/, 'somebody@example.com'],
  [/^protocol$/, 'tcp'],
  [/^account$/, 'admin'],
  [/hypervisor$/, 'KVM'],
  [/^format$/, 'QCOW2'],
  [/^intervaltype$/, 'DAILY'],
  [/^schedule$/, '30:02'],
  [/^timezone$/, 'UTC'],
  [/^resourcetype$/, 'UserVm'],
];

/** A parameter that is sent as what it is not, and what CloudStack answers; a boolean or a text can be anything. */
export function wrongValues(command: BuiltInCommand): { name: string; value: string; status: number }[] {
  return readParams(command).flatMap(({ name, type, since, entityType, collectionType }) => {
    // Of ids that were added later one that is no id counts as not sent, and those of jobs are looked up as they are.
    const isId = since === undefined && entityType !== 'AsyncJobResponse';
    switch (type) {
      case 'uuid':
        return isId ? [{ name, value: 'no-such-id', status: 431 }] : [];
      case 'list':
        return isId && collectionType === 'uuid' ? [{ name, value: 'no-such-id', status: 431 }] : [];
      case 'integer':
      case 'long':
      case 'short':
      case 'float':
      case 'double':
        return [{ name, value: 'many', status: 431 }];
      case 'date':
        return [{ name, value: 'soon', status: 431 }];
      case 'map':
        return [{ name, value: 'flat', status: 430 }];
      default:
        return [];
    }
  });
}
