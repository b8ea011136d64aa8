import { everyKind } from '../store/kinds.js';
import type { Row } from '../store/rows.js';
import { createWorld } from './create-world.js';

/** What there is on a fresh demo cloud, by CloudStack's type of answer: the names that examples may use. */
export function exampleWorld(): Record<string, Row[]> {
  const tables = createWorld(new Date(), { extraVirtualMachines: 0 });
  const world: Record<string, Row[]> = {};
  for (const { type, table } of everyKind()) (world[type] ??= []).push(...(tables[table] ?? []));
  return world;
}
