import type { Call } from '../call.js';
import { dependentsOf } from '../store/dependents.js';
import type { Kind } from '../store/kinds.js';
import { labelOf } from '../store/relations.js';
import type { Deed } from './deed.js';
import { discard } from './discard.js';
import { mistake } from './mistakes.js';
import { targetsOf, type Target } from './target.js';

/** Removes things and what is a part of them; refused while something else depends on them, unless that shall go too. */
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
