import type { Row, Tables } from './rows.js';

/** Things that stand inside others and have ids of their own. */
const NESTED: Record<string, readonly (readonly [table: string, ...fields: string[]])[]> = {
  nics: [
    ['virtualMachines', 'nic'],
    ['routers', 'nic'],
  ],
  nicSecondaryIps: [['virtualMachines', 'nic', 'secondaryip']],
};

export const isNested = (table: string): boolean => Object.hasOwn(NESTED, table);

const listOf = (row: Row, field: string): Row[] => (Array.isArray(row[field]) ? (row[field] as Row[]) : []);

function listsIn(rows: readonly Row[], fields: readonly string[]): Row[][] {
  const [field, ...rest] = fields;
  if (field === undefined) return [];
  const lists = rows.map((row) => listOf(row, field));
  return rest.length === 0 ? lists : listsIn(lists.flat(), rest);
}

const listsOf = (tables: Tables, table: string): Row[][] =>
  (NESTED[table] ?? []).flatMap(([parent, ...fields]) => listsIn(tables[parent] ?? [], fields));

/** The rows of all things of a kind, wherever they stand. */
export const nestedRows = (tables: Tables, table: string): Row[] => listsOf(tables, table).flat();

/** The row of a table of its own that such a thing stands in. */
export const holderOf = (tables: Tables, table: string, row: Row): Row | undefined =>
  (NESTED[table] ?? [])
    .flatMap(([parent, ...fields]) => (tables[parent] ?? []).map((holder) => ({ holder, fields })))
    .find(({ holder, fields }) => listsIn([holder], fields).flat().includes(row))?.holder;

/** Takes a row out of where it stands. */
export function dropNested(tables: Tables, table: string, row: Row): void {
  for (const list of listsOf(tables, table)) {
    const at = list.indexOf(row);
    if (at >= 0) list.splice(at, 1);
  }
}
