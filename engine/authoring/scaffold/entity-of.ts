import { entityTypeOf } from '../lint/entity-types.js';
import type { Facts } from '../../facts/facts.js';
import type { CommandFacts, ParameterFacts } from '../../facts/load-facts.js';
import type { Entity, Vocabulary } from '../../manifest/types.js';
import { answerType } from './lessons.js';

/** Which entry of _shared/entities.yaml stands for a type of CloudStack's answers. */
export type EntityOf = (type: string | undefined) => string | undefined;

/** An entry stands for what its list command answers; of several for one, the first that is known by its id. */
export function entitiesByType({ entities }: Vocabulary, facts: Facts): EntityOf {
  const byType = new Map<string, string>();
  const claim = (type: string | null | undefined, name: string): void => {
    if (type !== undefined && type !== null && !byType.has(type)) byType.set(type, name);
  };
  const known = Object.entries(entities).sort(([, a], [, b]) => Number(hasOtherId(a)) - Number(hasOtherId(b)));
  for (const [name, { list }] of known) {
    const command = facts.command(list);
    for (const [type, entity] of Object.entries(facts.entities)) if (entity.listCommand === list) claim(type, name);
    if (command) claim(answerType(command), name);
  }
  return (type) => (type === undefined ? undefined : byType.get(type));
}

function hasOtherId({ id = 'id' }: Entity): boolean {
  return id !== 'id';
}

/** Whether a command has what an entity needs beside the id itself: parents to search in, owners to fill in. */
export function fitsInto({ needs = [], fills = {} }: Entity, params: readonly ParameterFacts[]): boolean {
  const names = new Set(params.map(({ name }) => name));
  return [...needs, ...Object.keys(fills)].every((name) => names.has(name));
}

/** The command with the types of its parameters as far as CloudStack can be believed. */
export function believed(command: CommandFacts): CommandFacts {
  const params = command.params.map(({ entityType, entityTypeReally, ...param }): ParameterFacts => {
    const type = entityTypeOf({ entityType, entityTypeReally });
    return type === undefined ? param : { ...param, entityType: type };
  });
  return { ...command, params };
}

/** What a command is mainly about: what it lists or makes, or what its `id` names. */
export function mainType(command: CommandFacts): string | undefined {
  const named = command.params.find(({ name }) => name === 'id')?.entityType;
  if (command.kind === 'success' || command.kind === 'none' || command.kind === 'auth') {
    return named ?? command.params.find(({ required, entityType }) => required && entityType !== undefined)?.entityType;
  }
  return command.kind === 'list' ? answerType(command) : (named ?? answerType(command));
}
