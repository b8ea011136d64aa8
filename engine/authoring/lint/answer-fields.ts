import type { Facts } from '../../facts/facts.js';
import type { FieldFacts } from '../../facts/load-facts.js';
import { oncePer } from './once-per.js';

/** Types that hold one value: nothing stands below them. */
const SCALAR = new Set(['string', 'integer', 'int', 'long', 'short', 'boolean', 'date', 'double', 'float', 'uuid']);

/** A step of a path that an answer does not have, and what stands there instead. */
export interface UnknownStep {
  step: string;
  /** The steps before it. */
  below: readonly string[];
  /** What could have been meant. */
  instead: readonly string[];
}

/**
 * The first step of a path of fields that the answer surely does not have; undefined if it has it, or if nobody knows.
 * Lists on the way are gone through.
 */
export function unknownStep(
  path: readonly string[],
  fields: readonly FieldFacts[] | undefined,
  facts: Facts,
): UnknownStep | undefined {
  let here = fields;
  for (const [at, step] of path.entries()) {
    if (!here) return undefined;
    const below = path.slice(0, at);
    const field = fieldsByName(here).get(step);
    if (!field) return { step, below, instead: here.map(({ name }) => name) };
    if (SCALAR.has(field.type)) {
      const next = path[at + 1];
      return next === undefined ? undefined : { step: next, below: path.slice(0, at + 1), instead: [] };
    }
    here = field.of === undefined ? undefined : facts.type(field.of)?.fields;
  }
  return undefined;
}

const fieldsByName = oncePer(
  (fields: readonly FieldFacts[]) => new Map(fields.map((field) => [field.name, field] as const)),
);
