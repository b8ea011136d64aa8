import type { DemoCloud } from '../../engine/demo/cloud.js';
import { everyKind } from '../../engine/demo/store/kinds.js';
import type { Row } from '../../engine/demo/store/rows.js';
import { others } from '../../engine/demo/world/others/index.js';

/** The rows of every table at the start. */
export type Start = ReadonlyMap<string, readonly Row[]>;

/** Makes every table and keeps what is in it. */
export function remember({ tables }: DemoCloud): Start {
  for (const table of [...[...everyKind()].map((kind) => kind.table), ...Object.keys(others)])
    if (tables[table]) continue;
  return new Map(Object.keys(tables).map((name) => [name, copyOf(tables[name] ?? [])]));
}

/** Puts the tables that have changed back as they were: much quicker than a new cloud. */
export function putBack({ tables }: DemoCloud, start: Start): void {
  for (const name of Object.keys(tables)) {
    // By far the largest, and only ever read.
    if (name === 'usageRecords') continue;
    const before = start.get(name) ?? [];
    if (!isSame(tables[name], before)) tables[name] = copyOf(before) as Row[];
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A copy that shares only what cannot be changed: its texts are found to be the same at a glance. */
function copyOf<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = copyOf(value[name]);
  return copy as Value;
}

/** Compares without a list of names for each row: this runs a thousand times over half a megabyte. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  for (const name in one) if (!isSame(one[name], other[name])) return false;
  for (const name in other) if (!(name in one)) return false;
  return true;
}
