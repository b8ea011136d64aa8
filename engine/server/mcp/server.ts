import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ErrorCode, ListToolsRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { ListToolsResult, ProgressToken } from '@modelcontextprotocol/sdk/types.js';
import { mapFrom } from '../../call/arguments/read-map.js';
import { callTool } from '../../call/call-tool.js';
import type { Engine } from '../../call/engine.js';
import type { ListedTool } from '../../manifest/types.js';
import { estimateTokens } from '../../manifest/token-cost.js';
import { packageVersion } from '../../package-paths.js';
import { askThroughClient } from './elicit.js';
import { instructions } from './instructions.js';
import { listTools } from '../listing/list-tools.js';
import { mcpResult } from './result.js';

export interface McpServer {
  server: Server;
  /** What the list of tools costs whoever reads it. */
  cost(): { tools: number; tokens: number };
  /**
   * Lets the calls under way end, so that each change writes what became of it: those that only wait for a job or a read
   * are stopped soon; one that was sent and not answered gets `limitMs`, less from the moment when `hurry` comes.
   */
  settle(patience: Patience): Promise<void>;
}

export interface Patience {
  /** A script that pipes its calls in and closes stdin still gets the answers of those that are quick. */
  quietMs: number;
  limitMs: number;
  /** Somebody wants this process to end, now. */
  hurry: Promise<unknown>;
  hurriedMs: number;
  /** For writing down that nobody knows the outcome. */
  lastMs: number;
}

/** Larger pages than any client complains about; the cursor is the name of the last tool shown. */
const TOOLS_PER_PAGE = 200;

/**
 * As the SDK reads a call, but some clients write `null` where nothing is given, or arguments as text. What is wrong about
 * them has to be told by the engine: only the result of a tool reaches the model that could correct it.
 */
const CallRequestSchema = CallToolRequestSchema.extend({
  params: CallToolRequestSchema.shape.params
    .omit({ name: true, arguments: true })
    .loose()
    .optional()
    .transform(({ name, arguments: given, ...others } = {}) => ({
      ...others,
      name: typeof name === 'string' ? name : '',
      arguments: argumentsIn(given),
    })),
});

/** What is no map goes the way of `more`, which says what it should be. */
function argumentsIn(given: unknown): Record<string, unknown> {
  return mapFrom(given ?? {}) ?? { more: given };
}

/** The engine as an MCP server: raw JSON Schemas on the SDK's low-level Server. The transport is the caller's. */
export function createMcpServer(engine: Engine): McpServer {
  const info = { name: 'cloudstack-mcp', title: 'Apache CloudStack', version: packageVersion() };
  const server = new Server(info, { capabilities: { tools: {} }, instructions: instructions(engine) });
  const tools = listTools(engine);
  const running = new Set<Promise<unknown>>();
  const gone = new AbortController();

  server.setRequestHandler(ListToolsRequestSchema, ({ params }) => pageOf(tools, params?.cursor));

  server.setRequestHandler(CallRequestSchema, async ({ params }, { signal, sendNotification }) => {
    const token = params._meta?.progressToken;
    const ask = askThroughClient(server);
    const client = server.getClientVersion()?.name;
    const call = callTool(engine, {
      tool: params.name,
      arguments: params.arguments,
      signal: AbortSignal.any([signal, gone.signal]),
      ...(ask ? { ask } : {}),
      ...(client === undefined ? {} : { client }),
      ...(token === undefined ? {} : { onProgress: progressTo(token, params.name, sendNotification) }),
    });
    running.add(call);
    void call.finally(() => running.delete(call));
    return mcpResult(await call, engine.settings);
  });

  return {
    server,
    cost: () => ({ tools: tools.length, tokens: estimateTokens(JSON.stringify(tools)) }),
    async settle({ quietMs, limitMs, hurry, hurriedMs, lastMs }) {
      const done = (): Promise<unknown> => Promise.allSettled([...running]);
      await Promise.race([within(quietMs, done()), hurry]);
      gone.abort();
      await Promise.race([within(limitMs, done()), hurry.then(() => within(hurriedMs, done()))]);
      // Who still waits for an answer of the cloud learns that it does not come, and writes that down.
      engine.client.close();
      await within(lastMs, done());
    },
  };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

function pageOf(tools: readonly ListedTool[], cursor: string | undefined): ListToolsResult {
  const start = cursor === undefined ? 0 : tools.findIndex(({ name }) => name === cursor) + 1;
  if (cursor !== undefined && start === 0) throw new McpError(ErrorCode.InvalidParams, 'This cursor is unknown.');
  const page = tools.slice(start, start + TOOLS_PER_PAGE);
  const last = page.at(-1);
  const hasMore = start + page.length < tools.length;
  return { tools: page, ...(hasMore && last ? { nextCursor: last.name } : {}) };
}

type Notify = (notification: {
  method: 'notifications/progress';
  params: { progressToken: ProgressToken; progress: number; message: string };
}) => Promise<void>;

/** Seconds as progress: how long a job will take nobody knows. */
function progressTo(progressToken: ProgressToken, tool: string, notify: Notify): (elapsedMs: number) => void {
  let last = 0;
  return (elapsedMs) => {
    // Progress has to grow, whatever the clock does.
    last = Math.max(last + 0.1, Math.round(elapsedMs / 100) / 10);
    const message = `${tool}: the cloud is at work (${Math.round(last)} s)`;
    // A client that is gone gets no progress; the call goes on.
    notify({ method: 'notifications/progress', params: { progressToken, progress: last, message } }).catch(
      () => undefined,
    );
  };
}
