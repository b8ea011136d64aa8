import type { Effect } from './types.js';

/** What is known of a tool without reading it whole. */
export interface ToolEntry {
  name: string;
  resource: string;
  command: string;
  effect: Effect;
  /** Other names that lead here. */
  aliases?: string[];
  /** What it costs in a client's list; see token-cost.ts. */
  tokens: number;
  /** It needs a session of a browser, so it is not offered. */
  session?: true;
  /** It may take the place of another of this name. */
  overrides?: true;
  /** The tool itself as JSON. */
  body: () => string;
}
