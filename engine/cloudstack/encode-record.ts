import { ToolError } from '../errors.js';
import type { Param } from '../manifest/types.js';
import { declared, fieldText, isEmpty, isPlainObject } from './encode-scalar.js';

/**
 * An array of objects as `name[i].field=value`. Lists inside are joined by commas; a field with `wire: prefix` holds an
 * object whose keys follow the field's name: `{dhcp: {114: x}}` is `name[i].dhcp:114=x`.
 */
export function encodeRecords(name: string, param: Param, records: unknown[]): [string, string][] {
  const fields: Record<string, Param> = param.items?.properties ?? param.properties ?? {};
  return records.flatMap((record, index) => {
    if (!isPlainObject(record)) {
      throw new ToolError('invalid-argument', { argument: `${name}[${index}]`, problem: 'an object is needed here' });
    }
    return Object.entries(record).flatMap(([field, value]) =>
      encodeField(`${name}[${index}].${field}`, declared(fields, field) ?? {}, value),
    );
  });
}

function encodeField(path: string, param: Param, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  if (param.wire === 'prefix' && isPlainObject(value)) {
    return Object.entries(value).map(([key, inner]) => [`${path}:${key}`, fieldText(`${path}:${key}`, param, inner)]);
  }
  const text = fieldText(path, param, value);
  return isEmpty(text) && param.keepEmpty !== true ? [] : [[path, text]];
}
