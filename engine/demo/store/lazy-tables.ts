import { isNested, nestedRows } from './nested.js';
import type { Row, Tables } from './rows.js';

/** Makes the rows of a table when somebody looks for the first time; several tables may be made at once. */
export type TableMaker = (tables: Tables, table: string) => Partial<Tables> | undefined;

/** Tables that are made when they are looked at: a cloud that nobody asks costs nothing. What is not known is empty. */
export function lazyTables(make: TableMaker): Tables {
  const made: Record<string, Row[]> = {};
  const tables = new Proxy(made, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      if (isNested(name)) return nestedRows(tables as Tables, name);
      if (target[name] === undefined) {
        // Empty first: whoever makes it may look at it meanwhile.
        target[name] = [];
        for (const [table, rows] of Object.entries(make(tables as Tables, name) ?? {})) {
          const kept = (target[table] ??= []);
          if (rows && kept.length === 0) for (const row of rows) kept.push(row);
        }
      }
      return target[name];
    },
  });
  return tables as Tables;
}
