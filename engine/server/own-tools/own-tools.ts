import type { OwnTool } from '../../call/engine.js';
import { describeTool } from './describe-tool.js';
import { waitForJob } from './wait-for-job.js';

export const OWN_TOOLS: readonly OwnTool[] = [describeTool, waitForJob];
