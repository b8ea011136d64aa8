import { isDeepStrictEqual } from 'node:util';
import { mapFrom } from './read-map.js';

/** What a client sent, one name each. */
export interface Sent {
  args: Record<string, unknown>;
  /** What should have been a map and is none; the call is refused because of it. */
  unreadable?: 'The arguments' | 'more';
  /** Stands in both places with two values, so that nobody can tell which is meant; the call is refused because of it. */
  twice?: string;
}

/**
 * Arguments and those in `more` side by side, each as a map or as the JSON text of one. What is null was not given. The
 * one way to read them: what the audit log and the search for secrets see is what the call takes. Never throws.
 */
export function flatten(raw: unknown): Sent {
  const sent = mapFrom(raw ?? {});
  if (!sent) return { args: {}, unreadable: 'The arguments' };
  const { more, ...plain } = withoutNull(sent);
  if (more === undefined || more === '') return { args: plain };
  const rare = mapFrom(more);
  if (!rare) return { args: plain, unreadable: 'more' };
  const inside = withoutNull(rare);
  const twice = saidTwice(inside, plain);
  return { args: { ...inside, ...plain }, ...(twice === undefined ? {} : { twice }) };
}

/** The first name that two maps have with different values. */
export function saidTwice(one: Record<string, unknown>, other: Record<string, unknown>): string | undefined {
  return Object.keys(one).find((name) => Object.hasOwn(other, name) && !isDeepStrictEqual(one[name], other[name]));
}

function withoutNull(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null && value !== undefined));
}
