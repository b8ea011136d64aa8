import type { Param } from './types.js';

/** What there is to know of an argument besides its description: type, whether it is required, allowed values, who may. */
export function argumentNotes(param: Param): string[] {
  return [
    typeOf(param),
    param.required ? 'required' : '',
    param.enum && !param.open ? `one of ${param.enum.join(', ')}` : '',
    param.codes ? `one of ${Object.keys(param.codes).join(', ')}` : '',
    rangeOf(param),
    param.preset === undefined ? '' : `${String(param.preset)} unless given`,
    param.since === undefined ? '' : `since CloudStack ${param.since}`,
    param.for ? `for ${param.for.join(', ')}` : '',
    param.deprecated === undefined ? '' : `deprecated: ${param.deprecated}`,
  ].filter((note) => note !== '');
}

/** The fields of a map, or of each map in a list. */
export function fieldsOf({ properties, items }: Param): Record<string, Param> {
  return { ...properties, ...(items as { properties?: Record<string, Param> } | undefined)?.properties };
}

function typeOf({ use, list, type }: Param): string {
  if (use === undefined) return type ?? 'string';
  return list ? 'list' : 'string';
}

function rangeOf({ minimum, maximum }: Param): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `at least ${minimum}`;
  return maximum === undefined ? '' : `at most ${maximum}`;
}
