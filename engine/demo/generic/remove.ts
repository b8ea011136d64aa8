import type { Call } from '../call.js';
import { dependentsOf, partsOf } from '../store/dependents.js';
import { removeRow } from '../store/find-row.js';
import { dropNested, isNested } from '../store/nested.js';
import type { Kind } from '../store/kinds.js';
import { labelOf } from '../store/relations.js';
import type { Deed } from './deed.js';
import { mistake } from './mistakes.js';
import { targetsOf, type Target } from './target.js';

/** Removes things and what is a part of them; refused while something else depends on them. */
export function remove(call: Call, kind: Kind | undefined): Deed {
  const targets = targetsOf(call, kind);
  const [first] = targets;
  return {
    ...(first === undefined ? {} : { about: first.row }),
    check: () => {
      for (const target of targets) refuseInUse(call, target);
    },
    act: () => {
      for (const target of targets) discard(call, target);
      return first?.row;
    },
  };
}

function refuseInUse(call: Call, { row, table }: Target): void {
  if (call.params.flag('forced') === true || call.params.flag('cleanup') === true) return;
  const [user] = dependentsOf(call.world.tables, table, row);
  if (!user) return;
  const text = `${labelOf(row) ?? row.id} is in use by ${labelOf(user.row) ?? user.row.id}`;
  throw mistake(call.command.name, 'in-use', text);
}

/** Of these nothing stays behind: their ids are no ids any more. */
const FORGOTTEN = new Set(['affinityGroups', 'snapshotPolicies']);

/** A thing goes with its parts, and with the tags and notes on it. */
export function discard(call: Call, { row, table }: Target): void {
  const { tables } = call.world;
  for (const part of partsOf(tables, table, row)) discard(call, part);
  if (isNested(table)) dropNested(tables, table, row);
  removeRow(call, tables[table] ?? [], row);
  if (FORGOTTEN.has(table)) tables.removed = tables.removed.filter((one) => one !== row);
  for (const [notes, field] of [
    ['tags', 'resourceid'],
    ['annotations', 'entityid'],
  ] as const)
    for (const note of (tables[notes] ?? []).filter((one) => one[field] === row.id))
      removeRow(call, tables[notes] ?? [], note);
}
