import type { Call } from '../call.js';
import type { Kind } from '../store/kinds.js';
import type { Row } from '../store/rows.js';
import type { Deed } from './deed.js';
import { setFields } from './set-fields.js';
import { targetsOf } from './target.js';
import { STATE_AFTER, verbOf } from './verbs.js';

/** Changes what was sent in the fields of the same names. */
export function update(call: Call, kind: Kind | undefined): Deed {
  const [target] = targetsOf(call, kind);
  const row = target?.row;
  return {
    ...(row === undefined ? {} : { about: row }),
    act: () => {
      if (!row) return undefined;
      setFields(call, row);
      const name = call.params.text('name');
      if (name !== undefined && row.name !== undefined) row.name = name;
      return row;
    },
  };
}

/** Puts a thing into another state: start, stop, enable, suspend and what is like them. */
export function changeState(call: Call, kind: Kind | undefined): Deed {
  const [target] = targetsOf(call, kind);
  const row = target?.row;
  const wanted = STATE_AFTER[verbOf(call.command.name)];
  return {
    ...(row === undefined ? {} : { about: row }),
    act: () => {
      if (row && wanted !== undefined && typeof row['state'] === 'string')
        row['state'] = likeBefore(row['state'], wanted);
      return row;
    },
  };
}

/** CloudStack writes the states of some kinds in small letters. */
const likeBefore = (before: string, wanted: string): string =>
  before === before.toLowerCase() ? wanted.toLowerCase() : wanted;

/** Something is done to a thing that leaves its fields as they are. */
export function touch(call: Call, kind: Kind | undefined): Deed {
  const [target] = targetsOf(call, kind);
  const row: Row | undefined = target?.row;
  const answersIt = row !== undefined && kind?.table === target?.table;
  return { ...(row === undefined ? {} : { about: row }), act: () => (answersIt ? row : undefined) };
}
