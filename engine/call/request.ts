import type { Ask } from './guard/confirm.js';
import type { Shown } from './render/shown.js';

/** One call, from whatever surface: MCP or a shell. */
export interface CallRequest {
  tool: string;
  /** As it came; nothing is known of it yet. */
  arguments: unknown;
  signal?: AbortSignal;
  /** How long the cloud has been at it, in ms. */
  onProgress?: (elapsedMs: number) => void;
  /** Asks the person behind the client, if it can. */
  ask?: Ask;
  /** Name of the client, for the audit log. */
  client?: string;
}

export interface CallResult extends Shown {
  isError: boolean;
}
