import type { DemoCloud } from '../../engine/demo/cloud.js';
import { everyKind } from '../../engine/demo/store/kinds.js';
import type { Row } from '../../engine/demo/store/rows.js';
import { others } from '../../engine/demo/world/others/index.js';

/** The rows of every table at the start, as texts. */
export type Start = ReadonlyMap<string, string>;

/** Makes every table and keeps what is in it. */
export function remember({ tables }: DemoCloud): Start {
  for (const table of [...[...everyKind()].map((kind) => kind.table), ...Object.keys(others)])
    if (tables[table]) continue;
  return new Map(Object.keys(tables).map((name) => [name, JSON.stringify(tables[name])]));
}

/** Puts the tables that have changed back as they were: much quicker than a new cloud. */
export function putBack({ tables }: DemoCloud, start: Start): void {
  for (const name of Object.keys(tables)) {
    // By far the largest, and only ever read.
    if (name === 'usageRecords') continue;
    const before = start.get(name) ?? '[]';
    if (JSON.stringify(tables[name]) !== before) tables[name] = JSON.parse(before) as Row[];
  }
}
