import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { Engine } from '../../call/engine.js';
import { limitLines } from './limit-lines.js';
import type { LeftOut } from './limit-lines.js';
import { refusalsOf } from './refuse-malformed.js';
import { createMcpServer } from './server.js';

const RENEW_EVERY_MS = 6 * 3_600_000;

/** Clients send SIGTERM 2 s after they closed stdin, and kill a server 2 s after that. */
const LAST_WORDS = { quietMs: 1_000, hurriedMs: 1_400, lastMs: 400 };

/** What was sent and not answered is waited for a little longer than the cloud may take. */
const SPARE_MS = 1_000;

/** No message is longer than this; what clients send has a few kilobytes. */
const LONGEST_LINE = 10 * 1024 * 1024;

/** To count is work that few ask for. */
const TELLS_COST: ReadonlySet<string> = new Set(['debug', 'info']);

/** Speaks MCP on stdin and stdout until the client closes it or the process is asked to stop; then cleans up. */
export async function serveStdio(engine: Engine): Promise<void> {
  const { stdin, stdout } = process;
  const mcp = createMcpServer(engine);
  if (TELLS_COST.has(engine.settings.logLevel)) engine.log.info(mcp.cost(), 'what the list of tools costs a client');
  const { server } = mcp;
  const signalled = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
    // A client that dies closes our stdin without a word; the transport does not watch for that.
    stdin.once('end', resolve);
    stdin.once('close', resolve);
  });
  server.onerror = (error) =>
    engine.log.warn({ kind: error.name }, 'the client sent something that is not an MCP message');
  // Writing to a client that is gone must not end the process before the audit log is complete.
  stdout.on('error', () => undefined);

  const leaveOut = ({ bytes, id }: LeftOut): void => {
    engine.log.warn({ bytes, ...(id === undefined ? {} : { id }) }, 'the client sent a line that is too long');
    void transport.send(tooLong(bytes, id));
  };
  const passes = (line: Buffer): boolean => {
    const refusals = refusalsOf(line);
    if (refusals) engine.log.warn({ refused: refusals.length }, 'the client sent something that is not an MCP message');
    for (const refusal of refusals ?? []) void transport.send(refusal);
    return refusals === undefined;
  };
  const lines = limitLines(LONGEST_LINE, leaveOut, passes);
  const transport = new StdioServerTransport(stdin.pipe(lines), stdout, { maxBufferSize: LONGEST_LINE });
  await server.connect(transport);
  // Only after the first list, so that the client does not wait for it; again for a server that runs for days.
  setTimeout(() => void engine.availability.renew(), 1_000).unref();
  setInterval(() => void engine.availability.renew(), RENEW_EVERY_MS).unref();
  await Promise.race([closed, signalled]);
  await mcp.settle({ ...LAST_WORDS, limitMs: engine.settings.cloud.timeoutMs + SPARE_MS, hurry: signalled });
  stdin.unpipe(lines);
  stdin.pause();
  await server.close();
  await engine.close();
}

/** By JSON-RPC an answer to what cannot be told has the id null. */
function tooLong(bytes: number, id: string | number | undefined): JSONRPCMessage {
  const message = `A message may have ${LONGEST_LINE} bytes; this one has ${bytes} and was not read.`;
  return { jsonrpc: '2.0', id: id ?? null, error: { code: ErrorCode.InvalidRequest, message } } as JSONRPCMessage;
}
