export const FIND_TOOLS = 'find-tools';
export const DESCRIBE_TOOL = 'describe-tool';
export const RUN_READ_TOOL = 'run-read-tool';
export const RUN_TOOL = 'run-tool';
export const WAIT_FOR_JOB = 'wait-for-job';

/** Names that no manifest may have. Apart from the tools themselves, since they need the catalog and it needs these. */
export const OWN_TOOL_NAMES: ReadonlySet<string> = new Set([
  FIND_TOOLS,
  DESCRIBE_TOOL,
  RUN_READ_TOOL,
  RUN_TOOL,
  WAIT_FOR_JOB,
]);
