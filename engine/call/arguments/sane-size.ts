import { ToolError } from '../../errors.js';

/** User data of a megabyte is the largest thing that CloudStack takes. */
const MOST_CHARACTERS = 2_000_000;
const MOST_VALUES = 20_000;
const DEEPEST = 50;

/**
 * Throws before anything looks closer if arguments are larger than any call needs: each stage after this one goes through
 * all of them.
 */
export function assertSaneSize(raw: unknown): void {
  const problem = sizeProblem(raw);
  if (problem !== undefined) throw new ToolError('invalid-argument', { argument: 'The arguments', problem });
}

/** What is too much in a value, as the end of a sentence; goes no further into it than that takes. */
export function sizeProblem(raw: unknown): string | undefined {
  let characters = 0;
  let values = 1;
  let level: unknown[] = [raw];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `are nested more than ${DEEPEST} deep`;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string') characters += value.length;
      if (typeof value !== 'object' || value === null) continue;
      const keys = Array.isArray(value) ? [] : Object.keys(value);
      characters += keys.reduce((sum, key) => sum + key.length, 0);
      values += Array.isArray(value) ? value.length : keys.length;
      if (values > MOST_VALUES) return `hold more than ${MOST_VALUES} values in all`;
      for (const one of Object.values(value) as unknown[]) next.push(one);
    }
    if (characters > MOST_CHARACTERS) return `have more than ${MOST_CHARACTERS} characters in all`;
    level = next;
  }
  return undefined;
}
