import type { ParameterFacts } from '../../facts/load-facts.js';
import { findById } from './index-of.js';
import { kindsOfEntity } from './kinds.js';
import { tablesOf } from './relations.js';
import type { Tables } from './rows.js';

type Named = Pick<ParameterFacts, 'name' | 'entityType'>;

/**
 * The tables of what a parameter may name. Several kinds share a type: of these its own name may speak of one
 * (`lbruleid` is never a firewall rule).
 */
export function tablesOfParam({ name, entityType }: Named): string[] {
  const tables = entityType === undefined ? [] : kindsOfEntity(entityType).map(({ table }) => table);
  const spoken = tablesOf(name.replace(/ids?$/, '')).filter((table) => tables.includes(table));
  return spoken.length === 0 ? tables : spoken;
}

/** Whether there is such an object; removed ones count, as their rows stay in CloudStack's database. */
export function entityExists(tables: Tables, param: Named, id: string): boolean {
  return findById(tables, [...tablesOfParam(param), 'removed'], id) !== undefined;
}

/** Whether the demo cloud has things of this type at all. */
export function isKept(entityType: string): boolean {
  return kindsOfEntity(entityType).length > 0;
}
