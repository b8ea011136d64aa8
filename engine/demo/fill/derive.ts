import { labelOf, pointedAt, pointers } from '../store/relations.js';
import { rowById } from '../store/index-of.js';
import type { Row, Tables } from '../store/rows.js';

/** Told of a thing because it is so where it belongs to. */
const INHERITED = new Set([
  'zoneid',
  'podid',
  'clusterid',
  'hypervisor',
  'arch',
  'account',
  'domainid',
  'projectid',
  'vpcid',
  'physicalnetworkid',
]);

/** A field that follows from what the row points at: `zonename` from `zoneid`, `vmstate` from the machine. */
export function derived(tables: Tables, row: Row, field: string): unknown {
  if (field === 'domainpath') return rowById(tables.domains, row['domainid'])?.['path'];
  for (const { field: pointer, word } of pointers(row)) {
    if (!field.startsWith(word) && !(word === 'virtualmachine' && field.startsWith('vm'))) continue;
    const rest = field.slice(field.startsWith(word) ? word.length : 2);
    const other = rest === 'id' ? undefined : pointedAt(tables, row, pointer);
    if (!other) continue;
    if (rest === '' || rest === 'name') return labelOf(other);
    const value = other[rest] ?? (rest.startsWith('display') ? (other['displaytext'] ?? labelOf(other)) : undefined);
    if (value !== undefined && typeof value !== 'object') return value;
  }
  return INHERITED.has(field) ? inherited(tables, row, field) : undefined;
}

/** The same field of the first thing that the row points at and that has it. */
export function inherited(tables: Tables, row: Row, field: string): unknown {
  for (const { field: pointer } of pointers(row)) {
    const value = pointedAt(tables, row, pointer)?.[field];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** What is told beside an id wherever there is room for it: the name, and how it is shown. */
export function companions(tables: Tables, row: Row): [field: string, value: unknown][] {
  return pointers(row).flatMap(({ field, word }): [string, unknown][] => {
    const other = pointedAt(tables, row, field);
    const label = other && labelOf(other);
    if (!other || label === undefined) return [];
    return [
      [`${word}name`, label],
      [word, label],
      [`${word}displayname`, other['displayname'] ?? label],
      [`${word}displaytext`, other['displaytext'] ?? label],
    ];
  });
}
