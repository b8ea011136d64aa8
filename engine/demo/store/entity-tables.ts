import { findById } from './index-of.js';
import { kindsOfEntity } from './kinds.js';
import type { Tables } from './rows.js';

/** Whether an object of this type has the id; removed objects count, as their rows stay in CloudStack's database. */
export function entityExists(tables: Tables, entityType: string, id: string): boolean {
  const names = kindsOfEntity(entityType).map(({ table }) => table);
  return findById(tables, [...names, 'removed'], id) !== undefined;
}

/** Whether the demo cloud has things of this type at all. */
export function isKept(entityType: string): boolean {
  return kindsOfEntity(entityType).length > 0;
}
