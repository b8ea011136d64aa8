import type { Engine } from './engine.js';
import { ToolError } from '../errors.js';
import type { Tool } from '../manifest/types.js';

/** Names the tools that show whether a change of unknown outcome has happened. */
export function lookFirst(engine: Engine, tool: Tool): (error: unknown) => never {
  return (error) => {
    throw error instanceof ToolError && error.code === 'outcome-unknown' ? withLook(engine, tool, error) : error;
  };
}

export function withLook({ catalog }: Engine, tool: Tool, error: ToolError): ToolError {
  const tools = (tool.changes ?? []).flatMap((kind) => {
    const list = catalog.vocabulary.entities[kind]?.list;
    return (list === undefined ? undefined : catalog.toolFor(list)) ?? [];
  });
  const look = tools.length > 0 ? ` with ${[...new Set(tools)].slice(0, 3).join(' or ')}` : '';
  error.next = `Look before you repeat it${look}.`;
  return error;
}
