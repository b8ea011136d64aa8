import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import { fieldsOf } from './compare.js';
import type { Recording } from './recordings.js';

/** What is compared with each other: whose, and whether it is a job's. */
export const keyOf = ({ as, params }: Recording): string =>
  `${as === 'admin' ? 'admin' : 'user'} ${params === undefined ? 'job' : 'top'}`;

/** The fields that every recording of a command has. */
export function steadyFields(recordings: readonly Recording[], command: BuiltInCommand): Map<string, Set<string>> {
  const steady = new Map<string, Set<string>>();
  for (const recording of recordings) {
    const fields = fieldsOf(recording, command);
    if (!fields) continue;
    const before = steady.get(keyOf(recording));
    steady.set(keyOf(recording), new Set(before ? fields.filter((name) => before.has(name)) : fields));
  }
  return steady;
}
