import type { ParameterFacts } from '../../facts/load-facts.js';
import type { Param } from '../../manifest/types.js';
import type { Lessons } from './lessons.js';

/** How many arguments a model sees at once; the others are told by name only. */
const MOST_LISTED = 8;
const MOST_OPTIONAL = 6;

/**
 * The optional parameters that a manifest marks `more`: all but the few that weigh most. What the manifests of others
 * list weighs most, then names and kinds of things, then what every cloud and every role has.
 */
export function chooseRare(
  params: Readonly<Record<string, Param>>,
  facts: readonly ParameterFacts[],
  lessons: Lessons,
  shared: readonly Param[],
): ReadonlySet<string> {
  const taken = [...Object.values(params).filter(({ required }) => required), ...shared.filter(({ more }) => !more)]
    .length;
  const optional = Object.entries(params).filter(([, param]) => !param.required);
  const weighed = optional
    .map(([name, param]) => ({ name, weight: weightOf(name, param, lessons) }))
    .sort((a, b) => b.weight - a.weight || orderOf(a.name, facts) - orderOf(b.name, facts));
  const room = Math.max(0, Math.min(MOST_OPTIONAL, MOST_LISTED - taken));
  const listed = weighed.filter(({ weight }) => weight > 0).slice(0, room);
  const names = new Set(listed.map(({ name }) => name));
  return new Set(optional.map(([name]) => name).filter((name) => !names.has(name)));
}

function weightOf(name: string, { use, type, since, for: roles, list }: Param, lessons: Lessons): number {
  const share = lessons.listedShare(name);
  return (
    (share === undefined ? 0.4 : share * 2) +
    (use === undefined ? 0 : 0.6) +
    (name === 'id' || name === 'name' ? 1 : 0) +
    (type === 'boolean' || type === 'object' ? -0.3 : 0) +
    (list === true || type === 'array' ? -0.1 : 0) +
    (since === undefined ? 0 : -0.5) +
    (roles === undefined ? 0 : -0.5)
  );
}

function orderOf(name: string, facts: readonly ParameterFacts[]): number {
  return facts.findIndex((fact) => fact.name === name);
}
