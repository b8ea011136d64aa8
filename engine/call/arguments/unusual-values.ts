import type { Param, Tool } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';
import { tellValue } from '../../text/tell-value.js';

/**
 * What to say of values that an open list does not suggest: another release may know them, but where nothing comes back
 * they are most likely mistyped. One sentence each; [] if there are none.
 */
export function unusualValues({ params }: Tool, args: object): string[] {
  return Object.entries(args).flatMap(([name, given]) => {
    const usual = suggested(params[name]);
    if (usual.length === 0) return [];
    const known = new Set(usual.map((value) => value.toLowerCase()));
    return [given as unknown]
      .flat()
      .filter((value): value is string => typeof value === 'string' && !known.has(value.toLowerCase()))
      .map(
        (value) =>
          `No ${name} is known as ${tellValue(value)}: usual are ${usual.join(', ')}.${didYouMean(value, usual)}`,
      );
  });
}

function suggested(param: Param | undefined): string[] {
  if (param?.items !== undefined) return suggested(param.items);
  return param?.open === true ? (param.enum ?? []).map(String) : [];
}
