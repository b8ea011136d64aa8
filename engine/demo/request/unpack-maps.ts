import { ApiError } from '../api-error.js';
import type { Pair } from '../access/verify-signature.js';

export interface Unpacked {
  /** Plain parameters, names in lower case; of a repeated name the first counts. */
  plain: Map<string, string>;
  /** `name[0].field=value` parameters: index to fields; field names keep their case. */
  maps: Map<string, Map<number, Record<string, string>>>;
}

const mapForm = /^([^[\].]+)\[(\d{1,9})\]\.([^[\]]+)$/;

/** Splits what was sent into plain and map parameters (ParamUnpackWorker). Throws 430 for a malformed map name. */
export function unpackMaps(pairs: readonly Pair[]): Unpacked {
  const plain = new Map<string, string>();
  const maps: Unpacked['maps'] = new Map();
  for (const [sent, value] of pairs) {
    if (!sent.includes('[') && !sent.includes(']')) {
      const name = sent.toLowerCase();
      if (!plain.has(name)) plain.set(name, value);
      continue;
    }
    const found = mapForm.exec(sent);
    if (!found) {
      throw new ApiError(430, `Unable to decode the parameter ${sent}: it is not of the form name[0].field`, {
        cserrorcode: 9999,
      });
    }
    const [, rawName = '', index = '0', field = ''] = found;
    const name = rawName.toLowerCase();
    const entries = maps.get(name) ?? new Map<number, Record<string, string>>();
    const entry = entries.get(Number(index)) ?? {};
    entry[field] ??= value;
    entries.set(Number(index), entry);
    maps.set(name, entries);
  }
  return { plain, maps };
}
