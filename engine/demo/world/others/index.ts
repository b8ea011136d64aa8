import type { WorldPart } from '../expand.js';
import { appliances } from './appliances.js';
import { autoscale } from './autoscale.js';
import { backups } from './backups.js';
import { dns } from './dns.js';
import { encryption } from './encryption.js';
import { groups } from './groups.js';
import { kubernetes } from './kubernetes.js';
import { loadBalancers } from './load-balancers.js';
import { machines } from './machines.js';
import { people } from './people.js';
import { places } from './places.js';
import { projects } from './projects.js';
import { quota } from './quota.js';
import { rules } from './rules.js';
import { sharedStorage } from './shared-storage.js';
import { tungsten } from './tungsten.js';
import { vpcs } from './vpcs.js';
import { vpn } from './vpn.js';
import { webhooks } from './webhooks.js';
import { wires } from './wires.js';

/** Everything besides machines, disks, networks and their places: a table is made when somebody looks at it. */
export const others: WorldPart = {
  ...appliances,
  ...autoscale,
  ...backups,
  ...dns,
  ...encryption,
  ...groups,
  ...kubernetes,
  ...loadBalancers,
  ...machines,
  ...people,
  ...places,
  ...projects,
  ...quota,
  ...rules,
  ...sharedStorage,
  ...tungsten,
  ...vpcs,
  ...vpn,
  ...webhooks,
  ...wires,
};
