import type { Handlers } from './call.js';
import { accountHandlers } from './handlers/account.js';
import { attachedHandlers } from './handlers/attached.js';
import { capacityHandlers } from './handlers/capacity.js';
import { configurationHandlers } from './handlers/configuration.js';
import { deployHandlers } from './handlers/deploy-virtual-machine.js';
import { discoveryHandlers } from './handlers/discovery.js';
import { infrastructureHandlers } from './handlers/infrastructure.js';
import { jobHandlers } from './handlers/job-queries.js';
import { ldapHandlers } from './handlers/ldap.js';
import { ruleHandlers } from './handlers/network-rule.js';
import { loadBalancerHandlers } from './handlers/load-balancer.js';
import { migrationTargetHandlers } from './handlers/migration-targets.js';
import { networkHandlers } from './handlers/network.js';
import { networkCardHandlers } from './handlers/network-card.js';
import { projectHandlers } from './handlers/project.js';
import { addressHandlers } from './handlers/public-ip-address.js';
import { resourceLimitHandlers } from './handlers/resource-limit.js';
import { securityGroupRuleHandlers } from './handlers/security-group-rule.js';
import { secondFactorHandlers } from './handlers/second-factor.js';
import { snapshotHandlers } from './handlers/snapshot.js';
import { sshKeyPairHandlers } from './handlers/ssh-key-pair.js';
import { tagHandlers } from './handlers/tag.js';
import { templateHandlers } from './handlers/template.js';
import { userKeyHandlers } from './handlers/user-keys.js';
import { machineChangeHandlers } from './handlers/virtual-machine-change.js';
import { powerHandlers } from './handlers/virtual-machine-power.js';
import { volumeHandlers } from './handlers/volume.js';
import { listHandlers } from './store/list-definitions.js';

/** Every command that the demo cloud can do, by name. */
export const handlers: Handlers = {
  ...accountHandlers,
  ...addressHandlers,
  ...attachedHandlers,
  ...capacityHandlers,
  ...configurationHandlers,
  ...deployHandlers,
  ...discoveryHandlers,
  ...infrastructureHandlers,
  ...jobHandlers,
  ...ldapHandlers,
  ...listHandlers,
  ...loadBalancerHandlers,
  ...machineChangeHandlers,
  ...migrationTargetHandlers,
  ...networkHandlers,
  ...networkCardHandlers,
  ...powerHandlers,
  ...projectHandlers,
  ...resourceLimitHandlers,
  ...ruleHandlers,
  ...secondFactorHandlers,
  ...securityGroupRuleHandlers,
  ...snapshotHandlers,
  ...sshKeyPairHandlers,
  ...tagHandlers,
  ...templateHandlers,
  ...userKeyHandlers,
  ...volumeHandlers,
};
