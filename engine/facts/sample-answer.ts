import type { Facts } from './facts.js';
import type { CommandFacts, FieldFacts } from './load-facts.js';
import { kindOf, stateAfter } from './sample-kinds.js';
import { range, sampleRow } from './sample-row.js';
import type { SampleRow } from './sample-row.js';

/** What the answer is made to fit: an answer that knows nothing of the question would read oddly. */
export interface Asked {
  /** Parameters as they are sent. */
  params?: Readonly<Record<string, string>>;
  /** The objects that ids among them stand for, by id; `type` is CloudStack's type of the row. */
  objects?: ReadonlyMap<string, KnownObject>;
}

export interface KnownObject {
  type: string;
  name: string;
  row: SampleRow;
}

const LIST_ROWS = 2;
const NUMBERS = new Set(['integer', 'int', 'long', 'short', 'float', 'double', 'bigdecimal']);
const GIB = 1024 ** 3;
/** Fields of these types are no copies of what was sent. */
const NOT_TOLD = /^(list|set|map|date|.*\[\]|.+response|responseobject)$/;

/**
 * What a command answers, made up from CloudStack's types: the inside of its envelope, or of `jobresult` for an
 * asynchronous one. The same for the same question; every field is filled.
 */
export function sampleAnswer(command: CommandFacts, facts: Facts, asked: Asked = {}): SampleRow {
  const key = command.key ?? 'null';
  switch (command.kind) {
    case 'list': {
      const list = sampleRows(command, facts, asked);
      // What a job has to say is one object, so that its list stands inside one.
      return command.async ? { [key]: { responses: list } } : { count: list.length, [key]: list };
    }
    case 'success':
      return { success: true };
    case 'none':
      return {};
    default:
      return { [key]: sampleRows(command, facts, asked)[0] };
  }
}

/** The objects of such an answer: two for a list, one for a list of one object and for all else. */
export function sampleRows(command: CommandFacts, facts: Facts, asked: Asked = {}): SampleRow[] {
  const { params = {}, objects } = asked;
  const type = command.answersReally ?? command.answers ?? '';
  const isOne = command.kind !== 'list' || command.http === 'POST' || params['id'] !== undefined;
  const same = {
    ...(ownObject(params, objects, type) ?? onlyItsName(params['id'], objects)),
    ...fieldsTold(facts.type(type)?.fields ?? [], asked),
    ...stateAfter(command.name, type, params),
  };
  return range(isOne ? 1 : LIST_ROWS).map((n) => ({ ...sampleRow(type, n, facts), ...same }));
}

/** One object of a type, as a look-up finds it: under this id and this name. */
export function sampleObject(type: string, facts: Facts, own: SampleRow, asked: Asked = {}): SampleRow {
  return { ...sampleRow(type, 1, facts), ...fieldsTold(facts.type(type)?.fields ?? [], asked), ...own };
}

/** Of the objects that the call names, the one that comes back changed: the first of the type that is answered. */
function ownObject(
  params: NonNullable<Asked['params']>,
  objects: Asked['objects'],
  type: string,
): SampleRow | undefined {
  const named = Object.values(params).flatMap((value) => objects?.get(value) ?? []);
  return named.find((one) => one.type === type)?.row;
}

/** Another view of the same thing, such as its load, has its id and its name. */
function onlyItsName(id: string | undefined, objects: Asked['objects']): SampleRow {
  const object = id === undefined ? undefined : objects?.get(id);
  return { ...(id === undefined ? {} : { id }), ...(object ? { name: object.name } : {}) };
}

/** What was asked for is what comes: fields with the names of parameters, and the names behind ids. */
function fieldsTold(fields: readonly FieldFacts[], { params = {}, objects }: Asked): SampleRow {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const row: SampleRow = {};
  for (const [param, value] of Object.entries(params)) {
    if (param === 'id') continue;
    const field = byName.get(param);
    if (field && !NOT_TOLD.test(field.type)) row[param] = typed(param, value, field.type);
    const object = objects?.get(value);
    if (object) for (const name of namesBehind(param, byName)) row[name] = object.name;
  }
  return row;
}

/** "virtualmachineid" -> "vmname", "virtualmachinename" and "virtualmachine", as far as the type has them. */
function namesBehind(param: string, fields: ReadonlyMap<string, FieldFacts>): string[] {
  const base = param.replace(/id$/, '');
  const kind = kindOf(base);
  return [...fields.keys()].filter(
    (name) => name === base || (/.name$/.test(name) && kindOf(name.replace(/(display)?name$/, '')) === kind),
  );
}

/** As the field's type wants it. Sizes are asked for in GiB and answered in bytes. */
function typed(param: string, value: string, type: string): unknown {
  if (type === 'boolean') return value === 'true';
  if (!NUMBERS.has(type) || Number.isNaN(Number(value))) return value;
  return param === 'size' ? Number(value) * GIB : Number(value);
}
