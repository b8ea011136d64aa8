import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { CallResult } from '../../call/request.js';
import { structuredContent } from '../../call/render/structured-content.js';
import type { Settings } from '../../config/settings.js';

/**
 * Where a host finds what a program needs of an answer: the error's code, a token, a job, ids. The part before the slash
 * is that of `mcpName` in package.json, as MCP wants it for keys of one's own.
 */
export const RESULT_KEY = 'io.github.mcp-server-cloudstack/result';

/**
 * A result as MCP carries it. By default all that a model needs stands in the text, and there is no `structuredContent`:
 * clients that find some show the model that instead of the text. Whoever wants only that gets it as text too, as MCP
 * asks for the sake of clients that do not know it.
 */
export function mcpResult(
  result: CallResult,
  { results, answerTokens }: Pick<Settings, 'results' | 'answerTokens'>,
): CallToolResult {
  const { isError, structured } = result;
  const content = results === 'text' ? undefined : structuredContent(result, answerTokens);
  const text = content && results === 'structured' ? JSON.stringify(content) : result.text;
  return {
    content: [{ type: 'text', text }],
    ...(content ? { structuredContent: content } : {}),
    ...(structured ? { _meta: { [RESULT_KEY]: structured } } : {}),
    ...(isError ? { isError } : {}),
  };
}

/** What a program needs of a result that came over MCP. */
export function structuredOf({ _meta }: Pick<CallToolResult, '_meta'>): Record<string, unknown> {
  return (_meta?.[RESULT_KEY] ?? {}) as Record<string, unknown>;
}
