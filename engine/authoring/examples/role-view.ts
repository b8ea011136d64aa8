import type { Availability } from '../../cloudstack/availability.js';
import type { Apis } from '../../cloudstack/apis.js';
import type { Facts } from '../../facts/facts.js';
import type { Role } from '../../facts/load-facts.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { CallerRole } from './case.js';

const ROLES: Record<CallerRole, Role> = {
  admin: 'Admin',
  'resource-admin': 'ResourceAdmin',
  'domain-admin': 'DomainAdmin',
  user: 'User',
};

/** What a caller of this role would learn from listApis, by the facts; of private commands, by their manifests. */
export function roleView(role: CallerRole, facts: Facts, catalog: Catalog): Availability {
  const isFor = (part: { for?: string[] } | undefined): boolean => part?.for?.includes(role) ?? true;
  const toolOf = (command: string) => {
    const name = catalog.toolFor(command);
    return name === undefined ? undefined : catalog.tool(name);
  };
  const apis: Apis = {
    at: 0,
    has(command) {
      const known = facts.command(command);
      return known?.roles ? known.roles.includes(ROLES[role]) : isFor(toolOf(command));
    },
    accepts(command, param) {
      const known = facts.command(command);
      if (!known?.roles) return isFor(toolOf(command)?.params[param]);
      const fact = known.params.find(({ name }) => name.toLowerCase() === param.toLowerCase());
      if (!fact) return false;
      return fact.adminOnly ? role === 'admin' : (fact.authorized?.includes(ROLES[role]) ?? true);
    },
  };
  const never = (): Promise<void> => Promise.resolve();
  return { atStart: apis, now: () => apis, renew: never, known: () => Promise.resolve(apis) };
}
