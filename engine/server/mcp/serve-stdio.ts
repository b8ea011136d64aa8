import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Engine } from '../../call/engine.js';
import { createMcpServer } from './server.js';

const RENEW_EVERY_MS = 6 * 3_600_000;

/** What calls under way get to end and to write their audit lines: clients kill a server 4 s after they closed stdin. */
const LAST_WORDS = { quietMs: 1_000, limitMs: 2_000 };

/** Speaks MCP on stdin and stdout until the client closes it or the process is asked to stop; then cleans up. */
export async function serveStdio(engine: Engine): Promise<void> {
  const mcp = createMcpServer(engine);
  const { server } = mcp;
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
    // A client that dies closes our stdin without a word; the transport does not watch for that.
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  server.onerror = (error) => engine.log.warn({ kind: error.name }, 'the client sent something that is no MCP message');
  // Writing to a client that is gone must not end the process before the audit log is complete.
  process.stdout.on('error', () => undefined);

  await server.connect(new StdioServerTransport());
  // Only after the first list, so that the client does not wait for it; again for a server that runs for days.
  setTimeout(() => void engine.availability.renew(), 1_000).unref();
  setInterval(() => void engine.availability.renew(), RENEW_EVERY_MS).unref();
  await closed;
  await mcp.settle(LAST_WORDS);
  await server.close();
  await engine.close();
}
