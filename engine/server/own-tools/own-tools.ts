import type { OwnTool } from '../../call/engine.js';
import { describeTool } from './describe-tool.js';
import { findTools } from './find-tools.js';
import { runReadTool, runTool } from './run-tools.js';
import { waitForJob } from './wait-for-job.js';

export const OWN_TOOLS: readonly OwnTool[] = [describeTool, findTools, runReadTool, runTool, waitForJob];
