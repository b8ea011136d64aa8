import type { Row } from '../store/rows.js';

/** A row without the demo cloud's own fields (`_...`) and without fields that have no value, as gson leaves out nulls. */
export function dataOnly(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !name.startsWith('_') && value !== undefined),
  ) as Row;
}
