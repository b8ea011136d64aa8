import type { Param } from '../manifest/types.js';
import { declared, fieldText, isEmpty } from './encode-scalar.js';

/**
 * An object as indexed parameters. `free` puts every key under `name[0].`, which both kinds of free maps of CloudStack
 * read; `kv` gives each key an index and two fields. An empty value stays: it sets to empty, except with `emptyValue: omit`.
 */
export function encodeMap(name: string, param: Param, map: Record<string, unknown>): [string, string][] {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined && value !== null);
  const text = (key: string, value: unknown) => fieldText(`${name}.${key}`, keyParam(param, key), value);
  const fields = keyValueFields(param);
  if (!fields) return entries.map(([key, value]) => [`${name}[0].${key}`, text(key, value)]);
  const [keyField, valueField] = fields;
  return entries.flatMap(([key, value], index): [string, string][] => {
    const pair: [string, string] = [`${name}[${index}].${keyField}`, key];
    const sent = text(key, value);
    if (isEmpty(sent) && param.emptyValue === 'omit') return [pair];
    return [pair, [`${name}[${index}].${valueField}`, sent]];
  });
}

function keyValueFields({ wire }: Param): [string, string] | undefined {
  if (wire === 'kv') return ['key', 'value'];
  return typeof wire === 'object' ? wire.kv : undefined;
}

/** What is declared of one key: by its name, or for all that have none of their own. */
function keyParam({ properties, additionalProperties }: Param, key: string): Param {
  return declared(properties, key) ?? (typeof additionalProperties === 'object' ? additionalProperties : {});
}
