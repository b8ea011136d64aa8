import { invalidValue } from '../api-error.js';
import type { Call, Handlers, Result } from '../call.js';
import { carryOut } from '../generic/deed.js';
import type { Row } from '../store/rows.js';

/** Takes a rule out of the group that it stands in. */
function revoke(call: Call, field: 'ingressrule' | 'egressrule'): Result {
  const id = call.params.text('id') ?? '';
  const groups: Row[] = call.world.tables['securityGroups'] ?? [];
  const rulesOf = (group: Row): Row[] => (group[field] ?? []) as Row[];
  const group = groups.find((one) => rulesOf(one).some(({ ruleid }) => ruleid === id));
  if (!group) throw invalidValue(`There is no rule ${id}`);
  return carryOut(call, {
    about: group,
    act: () => {
      group[field] = rulesOf(group).filter(({ ruleid }) => ruleid !== id);
      return undefined;
    },
  });
}

export const securityGroupRuleHandlers: Handlers = {
  revokeSecurityGroupIngress: (call) => revoke(call, 'ingressrule'),
  revokeSecurityGroupEgress: (call) => revoke(call, 'egressrule'),
};
