export const DESCRIBE_TOOL = 'describe-tool';
export const WAIT_FOR_JOB = 'wait-for-job';

/** Names that no manifest may have. Apart from the tools themselves, since they need the catalog and it needs these. */
export const OWN_TOOL_NAMES: ReadonlySet<string> = new Set([DESCRIBE_TOOL, WAIT_FOR_JOB]);
