import type { ParameterFacts } from '../../facts/load-facts.js';
import type { Param } from '../../manifest/types.js';

/** What kind of value a parameter takes, in one word. */
export function kindOf({ type, use, list, resolve, codes }: Param): string {
  if (use !== undefined || resolve !== undefined) return list === true || type === 'array' ? 'list' : 'text';
  if (codes) return 'code';
  if (type === 'array') return 'list';
  return type === undefined || type === 'string' ? 'text' : type;
}

/** CloudStack takes lists joined by commas for texts too, and numbers as words where a manifest has codes for them. */
const TAKEN: Readonly<Record<ParameterFacts['type'], readonly string[]>> = {
  string: ['text', 'code', 'list', 'integer'],
  uuid: ['text'],
  boolean: ['boolean'],
  integer: ['integer', 'code'],
  short: ['integer', 'code'],
  long: ['integer', 'code'],
  float: ['number'],
  double: ['number'],
  date: ['text'],
  list: ['list'],
  map: ['object', 'list'],
  object: ['object', 'text'],
};

export function fitsType(param: Param, { type }: ParameterFacts): boolean {
  // A name becomes the id of what it names; of regions, that is a number.
  const isNumber = type === 'integer' || type === 'long';
  return TAKEN[type].includes(kindOf(param)) || (isNumber && param.use !== undefined);
}
