import { ToolError } from '../../errors.js';
import type { Param, Tool } from '../../manifest/types.js';
import { isBeginningOfUuid } from '../../text/uuid.js';
import type { ShownIds } from '../render/shown-ids.js';

/**
 * An id of which nobody can look up what it stands for, as it was shown: whole if this process has shown one that begins
 * so. Only for reads: what a change is about has to be looked up, or given whole.
 */
export function wholeId(value: unknown, param: Param, path: string, tool: Tool, shown: ShownIds): unknown {
  if (Array.isArray(value)) {
    const item = param.items as Param | undefined;
    return item === undefined ? value : value.map((one, at) => wholeId(one, item, `${path}[${at}]`, tool, shown));
  }
  if (param.format !== 'uuid' || typeof value !== 'string' || !isBeginningOfUuid(value)) return value;
  const [id, ...others] = tool.effect === 'read' ? shown.find(value) : [];
  if (id !== undefined && others.length === 0) return id;
  const problem =
    others.length > 0
      ? `fits several ids that were shown: ${[id, ...others].join(', ')}`
      : `is the beginning of an id, and has to be whole here: list it with _fields ["id"]`;
  throw new ToolError('invalid-argument', { argument: path, problem });
}
