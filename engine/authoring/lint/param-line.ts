import type { Facts } from '../../facts/facts.js';
import type { ParameterFacts } from '../../facts/load-facts.js';
import { OLDEST_RELEASE, releaseName, releaseNumber } from '../../facts/release.js';
import type { Vocabulary } from '../../manifest/types.js';
import { entityTypeOf, finders } from './entity-types.js';

/**
 * How a parameter of CloudStack would be written, for advice that can be followed by copying. The sentence is the
 * author's; so is a thing that needs its parent beside it.
 */
export function paramLine(
  fact: ParameterFacts,
  word: 'required: true' | 'more: true',
  { vocabulary, facts }: { vocabulary: Vocabulary; facts: Facts },
): string {
  const since =
    fact.since === undefined || releaseNumber(fact.since) <= releaseNumber(OLDEST_RELEASE)
      ? ''
      : `since: "${releaseName(fact.since)}", `;
  return `\`${fact.name}: { ${shapeOf(fact, vocabulary, facts)}, ${since}${word}, description: What it does. }\``;
}

function shapeOf(fact: ParameterFacts, vocabulary: Vocabulary, facts: Facts): string {
  const type = entityTypeOf(fact);
  const [use] = type === undefined ? [] : finders(type, vocabulary, facts);
  switch (fact.type) {
    case 'uuid':
      return use === undefined ? 'type: string, format: uuid' : `use: ${use}`;
    case 'list':
      if (use !== undefined) return `use: ${use}, list: true`;
      return `type: array, items: { type: string${fact.collectionType === 'uuid' ? ', format: uuid' : ''} }`;
    case 'map':
    case 'object':
      return 'type: object, additionalProperties: { type: string }';
    case 'boolean':
      return 'type: boolean';
    case 'float':
    case 'double':
      return 'type: number';
    case 'integer':
    case 'short':
    case 'long':
      return 'type: integer';
    case 'date':
      return 'type: string, format: date-or-time';
    default:
      return 'type: string';
  }
}
