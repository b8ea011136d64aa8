import { lazyTables } from '../store/lazy-tables.js';
import type { Tables } from '../store/rows.js';
import { expand } from './expand.js';
import { others } from './others/index.js';
import { keyPairs } from './key-pairs.js';
import { usageRecords } from './usage-records.js';
import { seedTables } from './seed-tables.js';

export interface WorldOptions {
  /** More machines of the account `load`. */
  extraVirtualMachines: number;
}

/** The demo cloud as it looks at its start, each part made when somebody looks at it. Dates are counted back from `now`. */
export function createWorld(now: Date, options: WorldOptions): Tables {
  let seeded: Tables | undefined;
  return lazyTables((tables, table) => {
    if (Object.hasOwn(others, table)) {
      const rows = expand(tables, table, others[table] ?? [], now);
      return { [table]: table === 'userKeys' ? [...rows, ...keyPairs(tables)] : rows };
    }
    if (table === 'usageRecords') return { [table]: usageRecords(tables, now) };
    if (seeded) return undefined;
    seeded = seedTables(now, options);
    return seeded;
  });
}
