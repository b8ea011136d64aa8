import { cloudDate } from '../cloud-date.js';
import { plainText } from '../../text/plain-text.js';
import type { ParameterFacts } from '../../facts/load-facts.js';
import type { Call } from '../call.js';
import type { ParameterValue } from '../request/parameter-bag.js';
import type { Row } from '../store/rows.js';
import { shapeOf } from '../answer/shape-of.js';

/** Who a thing belongs to and which thing is meant are not fields that are set. */
const NOT_SET = new Set(['id', 'ids', 'account', 'domainid', 'projectid', 'customid', 'customjobid', 'name', 'tags']);

/** Writes what was sent into the fields of the same names; gives the fields that were changed. */
export function setFields(call: Call, row: Row): string[] {
  const { command, params, caller, world } = call;
  const { form } = shapeOf(command, caller.role, world.types);
  const changed: string[] = [];
  const set = (field: string, value: unknown): void => {
    row[field] = value;
    changed.push(field);
  };
  for (const param of command.params) {
    const value = params.raw(param.name);
    const field = param.name;
    const shape = form(field);
    // Tags of storage are words of its own, those of other things are kept apart.
    if (value === undefined || (NOT_SET.has(field) && !(field === 'tags' && shape === 's'))) continue;
    if (param.type === 'map') {
      if (field.endsWith('details'))
        set(field, { ...(row[field] as object | undefined), ...mapOf(call, param.name, param.mapStyle) });
    } else if (Array.isArray(value))
      set(field, Array.isArray(shape) || shape === undefined ? value : value.map(plainText).join(','));
    else if (shape !== undefined || param.entityType !== undefined)
      set(field, isEverywhere(param, value) ? undefined : plain(value));
  }
  return changed;
}

/** What is offered in all zones has none: `all` stands for no id. */
const isEverywhere = ({ name, type }: ParameterFacts, value: ParameterValue): boolean =>
  name === 'zoneid' && type === 'string' && value === 'all';

const plain = (value: ParameterValue): unknown => (value instanceof Date ? cloudDate(value) : value);

/** A map as it stands in an answer, by the way it was sent. */
export function mapOf({ params }: Call, name: string, style: string | undefined): Record<string, string> {
  return style?.startsWith('kv') ? params.keyed(name) : params.merged(name);
}
