import type { Facts } from '../../facts/facts.js';

import type { Entity, Vocabulary } from '../../manifest/types.js';

/** Said of several kinds of things with lists of their own, so it tells nothing. */
const VAGUE = new Set(['FirewallRuleResponse', 'SecurityGroupRuleResponse', 'TlsDataResponse']);

interface TypeFacts {
  entityType?: string | undefined;
  entityTypeReally?: string | undefined;
}

/** The kind of thing that a parameter's id stands for, as far as CloudStack can be believed. */
export function entityTypeOf({ entityType, entityTypeReally }: TypeFacts): string | undefined {
  const type = entityTypeReally ?? entityType;
  return type === undefined || VAGUE.has(type) ? undefined : type;
}

/** The entries of _shared/entities.yaml that look through this list. */
export function kindsListedBy(command: string, entities: Vocabulary['entities']): string[] {
  return Object.entries(entities).flatMap(([name, { list }]) => (list === command ? [name] : []));
}

/** Whether an entry of _shared/entities.yaml finds things of this type; undefined if nobody knows. */
export function findsType(entity: Entity, type: string, facts: Facts): boolean | undefined {
  const list = facts.command(entity.list);
  const known = facts.entities[type];
  if (!list || !known) return undefined;
  const inside = entity.in === undefined ? undefined : typesInside(entity, facts).at(-1);
  // Policies of a rule have a type that nothing is said to be the id of: their list's stands for them.
  if (inside !== undefined && facts.entities[inside]) return inside === type;
  return (
    [list.answers, list.answersReally].includes(type) ||
    [known.listCommand, ...known.alternatives].includes(entity.list)
  );
}

/** The types of the rows of its list, and of what stands in them where the entity says so: the things themselves last. */
export function typesInside({ list, in: path }: Entity, facts: Facts): string[] {
  const command = facts.command(list);
  const types = [command?.answersReally ?? command?.answers ?? ''];
  for (const step of path?.split('.') ?? []) {
    const inside = facts.type(types.at(-1) ?? '')?.fields.find(({ name }) => name === step)?.of;
    types.push(inside ?? '');
  }
  return types;
}

const byVocabulary = new WeakMap<Vocabulary, Map<string, string[]>>();

/** The entries that find things of a type. */
export function finders(type: string, vocabulary: Vocabulary, facts: Facts): string[] {
  const known = byVocabulary.get(vocabulary) ?? new Map<string, string[]>();
  byVocabulary.set(vocabulary, known);
  const fitting =
    known.get(type) ??
    Object.entries(vocabulary.entities).flatMap(([name, entity]) =>
      findsType(entity, type, facts) === true ? [name] : [],
    );
  known.set(type, fitting);
  return fitting;
}
