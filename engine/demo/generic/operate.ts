import type { Call, Result } from '../call.js';
import { kindOfCommand } from '../store/kinds.js';
import { listGeneric } from './list.js';
import { create } from './create.js';
import { carryOut, type Deed } from './deed.js';
import { remove } from './remove.js';
import { changeState, touch, update } from './update.js';
import { MAKES, REMOVES, STATE_AFTER, verbOf } from './verbs.js';

/** Does what the names and types of a command say, for every command that nothing more is known of. */
export function operate(call: Call): Result {
  const { command } = call;
  const isList = command.kind === 'list' && command.http === 'GET';
  return isList ? listGeneric(call) : carryOut(call, deedOf(call));
}

function deedOf(call: Call): Deed {
  const { command } = call;
  const kind = kindOfCommand(command);
  const verb = verbOf(command.name);
  const answersKind = kind !== undefined && (command.answersReally ?? command.answers) === kind.type;
  const makesOne = answersKind || (command.asyncCreate === true && command.kind === 'success' && kind !== undefined);
  if (MAKES.has(verb) && makesOne && !command.params.some(({ name, required }) => name === 'id' && required))
    return create(call, kind);
  if (REMOVES.has(verb) && command.kind === 'success') return remove(call, kind);
  if (verb === 'update' || verb === 'change' || verb === 'configure') return update(call, kind);
  if (Object.hasOwn(STATE_AFTER, verb)) return changeState(call, kind);
  return touch(call, kind);
}
