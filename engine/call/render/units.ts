import type { FilterName } from '../../manifest/filter-names.js';
import { FILTERS, SCALES, toNumber } from './filters.js';

/** More would be hard to read: then each value keeps a unit of its own. */
const LARGEST = 100_000;
/** What rounding to one digit behind the point takes from a value that has a unit of its own. */
const ROUNDING = 0.05;

export interface InOneUnit {
  unit: string;
  cells: string[];
}

/** The values of a column in a unit that stands in its header; undefined if no unit suits all of them. */
export function inOneUnit(values: readonly string[], filter: FilterName): InOneUnit | undefined {
  if (isScale(filter)) return scaledTogether(values, SCALES[filter].units, SCALES[filter].step);
  const [unit] = unitsOf(filter);
  if (unit === undefined) return undefined;
  const ending = ` ${unit}`;
  const shown = values.map(FILTERS[filter]);
  if (!shown.some((text) => text.endsWith(ending))) return undefined;
  return { unit, cells: shown.map((text) => (text.endsWith(ending) ? text.slice(0, -ending.length) : text)) };
}

/** The units that a header may show behind its label. */
export function unitsOf(filter: FilterName): readonly string[] {
  if (isScale(filter)) return SCALES[filter].units;
  return filter === 'percent' ? ['%'] : filter === 'date' ? ['UTC'] : [];
}

function isScale(filter: FilterName): filter is keyof typeof SCALES {
  return Object.hasOwn(SCALES, filter);
}

/** The largest unit in which no value loses more than it would in its own. Words such as "unlimited" stay as they are. */
function scaledTogether(values: readonly string[], units: readonly string[], step: number): InOneUnit | undefined {
  const amounts = values.map(toNumber);
  const known = amounts.filter((amount) => amount !== undefined);
  if (known.length === 0) return undefined;
  for (let at = units.length - 1; at >= 0; at -= 1) {
    const size = step ** at;
    const isLegible = known.every((amount) => {
      const scaled = amount / size;
      return Math.abs(scaled) < LARGEST && Math.abs(round(scaled) - scaled) <= Math.abs(scaled) * ROUNDING;
    });
    const isNeeded = at === 0 || known.some((amount) => Math.abs(amount) >= size);
    if (!isLegible || !isNeeded) continue;
    const cells = amounts.map((amount, row) =>
      amount === undefined ? (values[row] ?? '') : String(round(amount / size)),
    );
    return { unit: units[at] ?? '', cells };
  }
  return undefined;
}

function round(amount: number): number {
  return Number(amount.toFixed(1));
}
