import type { CommandFacts } from '../../facts/load-facts.js';
import type { Entity } from '../../manifest/types.js';
import { entitiesByType, mainType } from './entity-of.js';
import { answerType } from './lessons.js';
import { partsOf, singular } from './tool-name.js';
import type { Workshop } from './workshop.js';

/** What separates things of one name, in the order in which it does that best. */
const TELLING = ['account', 'domainpath', 'zonename', 'type', 'state', 'description'];
const MOST_TOLD = 4;

/** A new entry of _shared/entities.yaml. */
export interface DraftedEntity {
  name: string;
  entity: Entity;
}

/**
 * The entry for what a command is about, if there is none and something lists it. With it people say names instead of
 * ids, and a change makes the lists of it stale.
 */
export function draftEntity(command: CommandFacts, workshop: Workshop): DraftedEntity | undefined {
  const { facts, entityOf, vocabulary } = workshop;
  const type = mainType(command);
  if (type === undefined || entityOf(type) !== undefined) return undefined;
  const listName = command.kind === 'list' ? command.name : facts.entities[type]?.listCommand;
  const list = listName ? facts.command(listName) : undefined;
  if (!list || answerType(list) !== type) return undefined;
  const fields = new Set(facts.fieldsOf(list)?.map((field) => field.name));
  const params = new Set(list.params.map((param) => param.name));
  const needed = list.params.filter(({ required }) => required).map((param) => param.name);
  if (!fields.has('id') || !params.has('id') || needed.length > 0) return undefined;
  const name = singular(partsOf(list.name).object).join('-');
  // What only counts over time is nothing that one could name.
  if (/history|usage|metrics/.test(name)) return undefined;
  if (name === '' || vocabulary.entities[name]) return undefined;
  const tell = TELLING.filter((field) => fields.has(field)).slice(0, MOST_TOLD);
  const send = {
    ...(params.has('listall') ? { listall: true } : {}),
    ...(params.has('projectid') && fields.has('projectid') ? { projectid: '-1' } : {}),
  };
  const entity: Entity = {
    list: list.name,
    ...(fields.has('name') && params.has('name') ? { filter: 'name' } : {}),
    ...(fields.has('name') ? {} : { name: [] }),
    ...(tell.length > 0 ? { tell } : {}),
    ...(params.has('zoneid') ? { within: ['zoneid'] } : {}),
    ...(Object.keys(send).length > 0 ? { send } : {}),
    as: name.replace(/[^a-z0-9]/g, ''),
  };
  return { name, entity };
}

/** The workshop as it is with a new entry. */
export function withEntity(workshop: Workshop, { name, entity }: DraftedEntity): Workshop {
  const vocabulary = {
    ...workshop.vocabulary,
    entities: { ...workshop.vocabulary.entities, [name]: entity },
  };
  return { ...workshop, vocabulary, entityOf: entitiesByType(vocabulary, workshop.facts) };
}
