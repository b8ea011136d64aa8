import type { Facts } from '../../facts/facts.js';
import type { Tool, Vocabulary } from '../../manifest/types.js';
import { entitiesByType } from './entity-of.js';
import type { EntityOf } from './entity-of.js';
import { learn } from './lessons.js';
import type { Lessons } from './lessons.js';
import { resources } from './resource.js';
import type { ResourceOf } from './resource.js';

/** All that a draft is made of besides the facts about its command. */
export interface Workshop {
  facts: Facts;
  vocabulary: Vocabulary;
  entityOf: EntityOf;
  lessons: Lessons;
  resourceOf: ResourceOf;
}

export function openWorkshop(tools: readonly Tool[], vocabulary: Vocabulary, facts: Facts): Workshop {
  const entityOf = entitiesByType(vocabulary, facts);
  const lessons = learn(tools, facts, vocabulary);
  return { facts, vocabulary, entityOf, lessons, resourceOf: resources(facts, entityOf, lessons) };
}

/** How a text begins that a person has to write. */
export const MARK = 'WRITE:';

/** A mark for what a person has to write; lint finds it until it is gone. */
export function toWrite(what: string): string {
  return `${MARK} ${what}`;
}
