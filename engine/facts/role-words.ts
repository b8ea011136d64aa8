import type { Role } from './load-facts.js';

const WORDS: Record<Role, string> = {
  Admin: 'admin',
  ResourceAdmin: 'resource-admin',
  DomainAdmin: 'domain-admin',
  User: 'user',
};

/** CloudStack's roles in the words and the order of a manifest's `for`; undefined if everybody is among them. */
export function roleWords(roles: readonly Role[]): string[] | undefined {
  const all = Object.keys(WORDS) as Role[];
  return all.every((role) => roles.includes(role))
    ? undefined
    : all.filter((role) => roles.includes(role)).map((role) => WORDS[role]);
}
