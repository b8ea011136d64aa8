import type { Handlers } from './call.js';
import { deployHandlers } from './handlers/deploy-virtual-machine.js';
import { discoveryHandlers } from './handlers/discovery.js';
import { jobHandlers } from './handlers/job-queries.js';
import { powerHandlers } from './handlers/virtual-machine-power.js';
import { listHandlers } from './list-definitions.js';

/** Every command that the demo cloud can do. */
export const handlers: Handlers = {
  ...listHandlers,
  ...discoveryHandlers,
  ...jobHandlers,
  ...powerHandlers,
  ...deployHandlers,
};
