import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import type { Choice } from './bind.js';
import type { Recording } from './recordings.js';

/** How the world is made ready before the call that is compared. */
export type Way =
  | 'plain'
  | 'fresh'
  | 'twice'
  | 'gone'
  | 'fresh-gone'
  | 'foreign'
  | 'before'
  | 'full'
  | 'bare'
  | 'odd'
  | 'literal'
  | 'apart';

/** One way of sending a request that was recorded. */
export interface Try {
  choice: Choice;
  way: Way;
}

const OWNERS: Record<string, readonly string[]> = {
  admin: ['admin', 'alice', 'webshop', 'acme-admin'],
  other: ['alice', 'webshop'],
};

/** The ways to try, the likeliest first. */
export function triesFor(recording: Recording, isError: boolean): Try[] {
  const owners = OWNERS[recording.as === 'admin' ? 'admin' : 'other'] ?? [];
  const choices = [0, 1, 2, 3, 4, 5].flatMap((nth) => owners.map((owner) => ({ owner, zone: 'fra-1', nth })));
  const [first = { owner: 'alice', zone: 'fra-1', nth: 0 }] = choices;
  const ways = (names: readonly Way[]): Try[] =>
    names.flatMap((way) => owners.map((owner) => ({ way, choice: { ...first, owner } })));
  const plain = choices.map((choice): Try => ({ way: 'plain', choice }));
  return isError
    ? [
        { way: 'literal', choice: first },
        ...plain.slice(0, 4),
        ...ways(recording.status === 535 ? ['full'] : []),
        ...ways(['twice', 'gone', 'before', 'fresh', 'fresh-gone']),
        ...ways(recording.jobstatus === 2 ? ['bare', 'odd'] : []),
        { way: 'foreign', choice: { ...first, owner: 'bob' } },
        { way: 'foreign', choice: { ...first, owner: 'globex-admin', zone: 'ams-1' } },
        ...plain.slice(4),
      ]
    : [
        ...plain.slice(0, 4),
        ...ways(['fresh', 'before', 'apart']),
        ...plain.slice(4),
        ...choices.slice(owners.length).map((choice): Try => ({ way: 'before', choice })),
      ];
}

/** What the request itself has wrong, whatever there is in the world. */
export const isPlainMistake = ({ status, cserrorcode, params }: Recording): boolean =>
  status === 432 ||
  (status === 431 &&
    cserrorcode === 9999 &&
    (JSON.stringify(params).includes('00000000-1111') || Object.keys(params ?? {}).length === 0));

/** It is not told which request a job had that failed: perhaps one with nothing but what has to be there, */
export function requiredOnly(params: Record<string, unknown>, command: BuiltInCommand): Record<string, unknown> {
  const needed = new Set(command.params.filter(({ required }) => required).map(({ name }) => name));
  return Object.fromEntries(Object.entries(params).filter(([name]) => needed.has(name.split('[')[0] ?? '')));
}

/** or one with values that make no sense. */
export function oddValues(params: Record<string, unknown>, command: BuiltInCommand): Record<string, unknown> {
  const odd = (name: string, value: unknown): unknown => {
    const type = command.params.find((param) => param.name === name.split('[')[0]?.toLowerCase())?.type;
    if (type === 'integer' || type === 'long') return 1;
    return type === 'string' && typeof value === 'string' ? 'no-such' : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, odd(name, value)]));
}
