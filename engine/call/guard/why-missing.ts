import type { Apis } from '../../cloudstack/apis.js';
import { describeRequires } from '../../manifest/describe-rules.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { Tool } from '../../manifest/types.js';

type Missing = Pick<Tool, 'since' | 'for' | 'requires'>;

/**
 * Why this cloud does not offer a command to this key, as words that go on after the name of the tool. listApis does not
 * say why; the manifest and what else is offered often tell.
 */
export function openWhyMissing(
  catalog: Pick<Catalog, 'entries' | 'tool'>,
  apis: Apis,
): (tool: Missing, count?: number) => string {
  let shares: Map<string, { offered: number; all: number }> | undefined;
  const hasRoleOf = (roles: readonly string[]): boolean => {
    shares ??= sharesOf(catalog, apis);
    const { offered, all } = shares.get(roles.join()) ?? { offered: 0, all: 0 };
    return offered > all / 2;
  };
  return ({ since, for: roles, requires }, count = 1) => {
    const [are, need] = count === 1 ? ['is', 'needs'] : ['are', 'need'];
    const { version } = apis;
    if (since !== undefined && version !== undefined && isOlder(version, since)) {
      return `${need} CloudStack ${since} or newer`;
    }
    // What an administrator's key does not see is not missing for its role.
    if (roles && !hasRoleOf(roles)) return `${are} for ${roles.join(', ')}`;
    if (requires) {
      const needs = describeRequires(requires).replace(/^ It needs |\.$/g, '');
      return `${are} not offered by this cloud, as ${count === 1 ? 'it needs' : 'they need'} ${needs}`;
    }
    return `${are} not offered by this cloud, or not to the role of this key`;
  };
}

/** Of the tools for the same roles that every cloud has: how many this key can use. */
function sharesOf({ entries, tool }: Pick<Catalog, 'entries' | 'tool'>, apis: Apis) {
  const shares = new Map<string, { offered: number; all: number }>();
  for (const { name, command } of entries) {
    const { for: roles, requires, since } = tool(name) ?? {};
    if (!roles || requires || since !== undefined) continue;
    const share = shares.get(roles.join()) ?? { offered: 0, all: 0 };
    share.all += 1;
    share.offered += apis.has(command) ? 1 : 0;
    shares.set(roles.join(), share);
  }
  return shares;
}

function isOlder(version: string, since: string): boolean {
  return new Intl.Collator('en', { numeric: true }).compare(version, since) < 0;
}
