import { ToolError } from '../errors.js';
import type { Param } from '../manifest/types.js';
import { encodeMap } from './encode-map.js';
import { encodeRecords } from './encode-record.js';
import { declared, isEmpty, isPlainObject, joinItems, scalarText } from './encode-scalar.js';

/** What goes on the wire, before command, apikey, response and signature are added. */
export type WireParams = Record<string, string>;

/**
 * Arguments after coercion and name resolution as CloudStack's parameters (ParamUnpackWorker, ParamProcessWorker).
 * The engine's own arguments (those that begin with _) are never in here. Throws `invalid-argument` for what has no
 * form on the wire, such as a list item with a comma.
 */
export function encodeArguments(params: Record<string, Param>, args: Record<string, unknown>): WireParams {
  const wire: WireParams = {};
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === null) continue;
    for (const [key, text] of encodeArgument(name, declared(params, name) ?? {}, value)) wire[key] = text;
  }
  return wire;
}

/** The pairs that one argument becomes: one for a scalar or a list, one per field for maps and records. */
function encodeArgument(name: string, param: Param, value: unknown): [string, string][] {
  if (Array.isArray(value) && value.some(isPlainObject)) return encodeRecords(name, param, value);
  if (isPlainObject(value)) {
    if (param.wire === 'record') return encodeRecords(name, param, [value]);
    if (param.wire === 'prefix')
      throw new ToolError('internal-error', { what: `wire: prefix outside a record, ${name}` });
    return encodeMap(name, param, value);
  }
  const text = Array.isArray(value) ? joinItems(name, param, value) : scalarText(name, param, value);
  return isEmpty(text) && param.keepEmpty !== true ? [] : [[name, text]];
}
