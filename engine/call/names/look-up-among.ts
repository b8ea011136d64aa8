import { asToolError } from '../../errors.js';
import { lookUp } from './look-up.js';
import type { Found } from './look-up.js';
import { ambiguous } from './tell-candidates.js';
import type { LookUpContext, Wanted } from './wanted.js';

/** Of these no thing can be called so, as far as whoever asks may know; after any other error nobody knows. */
const NONE: ReadonlySet<string> = new Set([
  'name-not-found',
  'name-unsupported',
  'refused',
  'refused-parameter',
  'command-refused',
  'unknown-command',
  'not-supported',
  'no-permission',
]);

/** A thing of the kind that is wanted, or of those that the same command takes: a router is a machine of the system, too. */
export async function lookUpAmong(wanted: Wanted, context: LookUpContext): Promise<Found> {
  const { entityName = '', value } = wanted;
  const { entities } = context.catalog.vocabulary;
  const others = entities[entityName]?.or ?? [];
  if (others.length === 0) return lookUp(wanted, context);

  const kinds = [entityName, ...others];
  const outcomes = await Promise.allSettled(kinds.map((kind) => lookUp({ ...wanted, entityName: kind }, context)));
  const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [asToolError(one.reason)] : []));
  const unsure = failures.find(({ code }) => !NONE.has(code));
  if (unsure) throw unsure;
  const looked = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const rows = new Map(looked.flatMap(({ id, row }) => (row ? [[id, row] as const] : [])));
  if (rows.size > 1)
    throw ambiguous([...rows.values()], value, entityName, entities[entityName] ?? { list: '', as: '' });
  // An id that nobody could look at is as good as one of the first kind, and so is a name that nothing has.
  const found = looked.find(({ row }) => row) ?? looked[0];
  if (found) return found;
  throw failures[0] ?? new Error('No kind was looked up.');
}
