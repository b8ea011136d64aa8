import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { CallResult } from '../../call/request.js';

/**
 * Where a host finds what a program needs of an answer: the error's code, a token, a job, ids. The part before the slash
 * is that of `mcpName` in package.json, as MCP wants it for keys of one's own.
 */
export const RESULT_KEY = 'io.github.mcp-server-cloudstack/result';

/**
 * A result as MCP carries it. All that a model needs stands in the text, and there is no `structuredContent`: clients
 * that find some show the model that instead of the text.
 */
export function mcpResult({ isError, text, structured }: CallResult): CallToolResult {
  return {
    content: [{ type: 'text', text }],
    ...(structured ? { _meta: { [RESULT_KEY]: structured } } : {}),
    ...(isError ? { isError } : {}),
  };
}

/** What a program needs of a result that came over MCP. */
export function structuredOf({ _meta }: Pick<CallToolResult, '_meta'>): Record<string, unknown> {
  return (_meta?.[RESULT_KEY] ?? {}) as Record<string, unknown>;
}
