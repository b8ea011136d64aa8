import type { Row, Tables } from './rows.js';

/** Positions of a table's rows by their ids; thrown away as soon as it does not fit any more. */
const indexes = new WeakMap<readonly Row[], Map<string, number>>();

/** Rows come at the start or at the end: where both are known, and there are as many as before, none is new. */
const fits = (known: ReadonlyMap<string, number>, rows: readonly Row[]): boolean =>
  known.size === rows.length &&
  [0, rows.length - 1].every((place) => rows[place] === undefined || known.get(rows[place].id) === place);

/** A row by its id, without reading through the table each time. */
export function rowById(rows: readonly Row[], id: unknown): Row | undefined {
  if (typeof id !== 'string') return undefined;
  const known = indexes.get(rows);
  const at = known?.get(id);
  if (at !== undefined && rows[at]?.id === id) return rows[at];
  if (at === undefined && known && fits(known, rows)) return undefined;
  const fresh = new Map(rows.map((row, place) => [row.id, place]));
  indexes.set(rows, fresh);
  return rows[fresh.get(id) ?? -1];
}

/** The first of these tables' rows that has the id. */
export function findById(
  tables: Tables,
  names: Iterable<string>,
  id: unknown,
): { row: Row; table: string } | undefined {
  for (const table of names) {
    const row = rowById(tables[table] ?? [], id);
    if (row) return { row, table };
  }
  return undefined;
}
