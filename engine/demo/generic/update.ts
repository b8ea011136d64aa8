import type { Call } from '../call.js';
import { kindsOfType, type Kind } from '../store/kinds.js';
import { holderOf } from '../store/nested.js';
import { pointedAt, pointers } from '../store/relations.js';
import type { Row } from '../store/rows.js';
import type { Deed } from './deed.js';
import { setFields } from './set-fields.js';
import { targetsOf, type Target } from './target.js';
import { STATE_AFTER, verbOf } from './verbs.js';

/** Changes what was sent in the fields of the same names. */
export function update(call: Call, kind: Kind | undefined): Deed {
  const [target] = targetsOf(call, kind);
  const row = target?.row;
  return {
    ...(row === undefined ? {} : { about: row }),
    act: () => {
      if (!target || !row) return undefined;
      setFields(call, row);
      const name = call.params.text('name');
      if (name !== undefined && row.name !== undefined) row.name = name;
      return answerAbout(call, target, true) ?? row;
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

const TIES = /^(assign|associate|link)[A-Z]/;
const UNTIES = /^(remove|disassociate|unlink)\w+From(\w+)$/;

/** What a thing is assigned to stands in a field of it; what is archived says so. */
function tie(call: Call, row: Row): void {
  const { name, params } = call.command;
  const [, , from] = UNTIES.exec(name) ?? [];
  if (from !== undefined) row[`${from.toLowerCase()}id`] = undefined;
  if (name.startsWith('archive')) row['archived'] = true;
  if (!TIES.test(name)) return;
  for (const { name: param, type } of params) {
    const value = call.params.text(param);
    if (type === 'uuid' && value !== undefined && value !== row.id && !/^(account|domain|project)id$/.test(param))
      row[param] = value;
  }
}

/** What is answered of it: itself, or what it hangs on where that is asked for, as the machine of a snapshot. */
function answerAbout({ command, world }: Call, { row, table }: Target, isOfKind: boolean): Row | undefined {
  const answered = kindsOfType(command.answersReally ?? command.answers);
  const isIn = (one: Row): boolean => answered.some(({ table }) => world.tables[table]?.includes(one));
  if (isIn(row)) return row;
  if (answered.length === 0) return isOfKind ? row : undefined;
  return (
    holderOf(world.tables, table, row) ??
    pointers(row)
      .flatMap(({ field }) => pointedAt(world.tables, row, field) ?? [])
      .find(isIn)
  );
}

/** Something is done to a thing that leaves its fields as they are. */
export function touch(call: Call, kind: Kind | undefined): Deed {
  const targets = targetsOf(call, kind);
  const [target] = targets;
  const row: Row | undefined = target?.row;
  const [, verb = '', part] = /^(enable|disable)(.+)For[A-Z]\w*$/.exec(call.command.name) ?? [];
  return {
    ...(row === undefined ? {} : { about: row }),
    act: () => {
      // What is switched on for a thing is no state of the thing.
      if (row && part !== undefined) row[`_${part.toLowerCase()}`] = verb === 'enable';
      for (const one of targets) tie(call, one.row);
      if (!target || !kind) return undefined;
      const isAbout = kind.table === target.table;
      if (isAbout || call.command.kind !== 'list') return answerAbout(call, target, isAbout);
      return (call.world.tables[kind.table] ?? []).filter((one) =>
        pointers(one).some(({ field }) => one[field] === target.row.id),
      );
    },
  };
}
