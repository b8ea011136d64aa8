import type { Effect } from '../../manifest/types.js';

/** What a change does to the tools that people and models see. `surface --format json` prints it as it is. */
export interface Surface {
  version: 1;
  /** What it was compared with, for people. */
  base: string;
  tools: BeforeAfter;
  /** Of the whole list of tools, estimated; see manifest/token-cost.ts. */
  tokens: BeforeAfter;
  /** Less is asked, less is warned of or less is hidden than before: what a reviewer looks at first. */
  lowered: DangerChange[];
  raised: DangerChange[];
  added: ToolSummary[];
  removed: ToolSummary[];
  /** The same command under another name. */
  renamed: { from: string; to: string }[];
  changed: ChangedTool[];
  /** Files that this engine does not take; what became of their tools is not known. */
  unreadable: { before: readonly string[]; after: readonly string[] };
}

export interface BeforeAfter {
  before: number;
  after: number;
}

export interface DangerChange {
  tool: string;
  /** Such as "severity: high -> medium". */
  what: string;
}

export interface ToolSummary {
  name: string;
  title: string;
  command: string;
  effect: Effect;
  /** The worst that a call can be: "high", or "medium, up to critical". */
  danger: string;
  tokens: number;
}

export interface ChangedTool {
  name: string;
  tokens: BeforeAfter;
  /** Each such as "argument `zoneid`: required now". */
  changes: string[];
}
