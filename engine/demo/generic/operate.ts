import type { Call, Result } from '../call.js';
import { kindOfCommand, kindsOfEntity, nounOf, type Kind } from '../store/kinds.js';
import { listGeneric } from './list.js';
import type { BuiltInCommand } from '../../facts/load-facts.js';
import { create } from './create.js';
import { carryOut, type Deed } from './deed.js';
import { remove } from './remove.js';
import { changeState, touch, update } from './update.js';
import { MAKES, REMOVES, STATE_AFTER, verbOf } from './verbs.js';

/** Does what the names and types of a command say, for every command that nothing more is known of. */
export function operate(call: Call): Result {
  const { command } = call;
  const isList = command.kind === 'list' && (command.http === 'GET' || /^(list|search)$/.test(verbOf(command.name)));
  return isList ? listGeneric(call) : carryOut(call, deedOf(call));
}

/** Whether it is the thing itself that goes, and not something that hangs on it: a host's reservation is not the host. */
function isAbout({ name, params, kind: answer }: BuiltInCommand, kind: Kind): boolean {
  if (answer !== 'success') return false;
  if (kind.list === '' || nounOf(name) === kind.noun) return true;
  const id = params.find((param) => param.name === 'id')?.entityType;
  const isOwn = id !== undefined && kindsOfEntity(id).some(({ table }) => table === kind.table);
  return isOwn && /^(delete|destroy|expunge)/.test(name);
}

/** Whether one of the kind is named: who adds a network card to a machine makes no machine. */
const isTold = ({ params }: BuiltInCommand, kind: Kind): boolean =>
  params.some(
    ({ name, required, entityType }) =>
      required &&
      entityType !== undefined &&
      (name === 'id' || (name === `${kind.noun}id` && kindsOfEntity(entityType).includes(kind))),
  );

function deedOf(call: Call): Deed {
  const { command } = call;
  const kind = kindOfCommand(command);
  const verb = verbOf(command.name);
  const answersKind = kind !== undefined && [command.answersReally, command.answers].includes(kind.type);
  const isNamedSo = kind !== undefined && nounOf(command.name) === kind.noun;
  const makesOne =
    answersKind || (command.kind === 'success' && kind !== undefined && (command.asyncCreate === true || isNamedSo));
  if (MAKES.has(verb) && makesOne && !isTold(command, kind)) return create(call, kind);
  if (REMOVES.has(verb) && kind && isAbout(command, kind)) return remove(call, kind);
  if (verb === 'update' || verb === 'change' || verb === 'configure') return update(call, kind);
  if (Object.hasOwn(STATE_AFTER, verb) && isNamedSo) return changeState(call, kind);
  return touch(call, kind);
}
