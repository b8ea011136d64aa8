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

/** Whether an entry of _shared/entities.yaml finds things of this type; undefined if nobody knows. */
export function findsType(entity: Entity, type: string, facts: Facts): boolean | undefined {
  const list = facts.command(entity.list);
  const known = facts.entities[type];
  if (!list || !known) return undefined;
  return (
    [list.answers, list.answersReally].includes(type) ||
    [known.listCommand, ...known.alternatives].includes(entity.list)
  );
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
