import type { CallRequest } from '../call/request.js';
import type { Trail } from '../call/trail.js';
import type { Engine } from '../engine.js';
import type { Tool } from '../manifest/types.js';
import type { Shown } from '../render/shown.js';
import { describeTool } from './describe-tool.js';
import { waitForJob } from './wait-for-job.js';

/** A tool that is about the engine itself and therefore has no manifest. */
export interface OwnTool extends Tool {
  /** `secrets` are the values that may not be shown; what is learned on the way is added. */
  run(engine: Engine, request: CallRequest, trail: Trail, secrets: Set<string>): Promise<Shown>;
}

export const OWN_TOOLS: readonly OwnTool[] = [describeTool, waitForJob];
