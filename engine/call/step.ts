import type { EngineArguments } from '../manifest/engine-arguments.js';
import type { Engine } from './engine.js';
import type { Tool } from '../manifest/types.js';
import type { Resolved } from './names/resolve-names.js';
import type { CallRequest } from './request.js';
import type { Trail } from './trail.js';

/** A call that may be sent: everything before it said yes. */
export interface Step {
  engine: Engine;
  tool: Tool;
  resolved: Resolved;
  own: EngineArguments;
  request: CallRequest;
  trail: Trail;
  /** Values that may not be shown; grows with what the answer holds. */
  secrets: Set<string>;
  /** How long the client has waited for its person already, in ms. */
  spentMs: number;
}
