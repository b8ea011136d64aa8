import { ErrorCode, JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

const OPEN = 0x7b;
const OPEN_LIST = 0x5b;
/** What is longer is read once, by the SDK. */
const LONGEST = 1024 * 1024;

/**
 * What to answer to a line for which somebody waits although it is no message of MCP: the SDK drops it without a word, and
 * a client waits until it gives up. Undefined for what passes, and for what nobody can wait for.
 */
export function refusalsOf(line: Buffer): JSONRPCMessage[] | undefined {
  const first = line[0];
  if (line.length > LONGEST || (first !== OPEN && first !== OPEN_LIST)) return undefined;
  const message = parsed(line);
  if (Array.isArray(message)) {
    const waiting = message.filter(isRequest);
    return waiting.map((one) => refusal(one, 'Messages are not taken several at a time: send each on its own line.'));
  }
  if (!isRequest(message) || JSONRPCMessageSchema.safeParse(message).success) return undefined;
  return [refusal(message, 'This is not a request of MCP: check jsonrpc, id, method, params and _meta.')];
}

interface Request {
  id: unknown;
  method: unknown;
}

function isRequest(message: unknown): message is Request {
  return typeof message === 'object' && message !== null && 'id' in message && 'method' in message;
}

function refusal({ id }: Request, message: string): JSONRPCMessage {
  const known = typeof id === 'string' || typeof id === 'number' ? id : null;
  return { jsonrpc: '2.0', id: known, error: { code: ErrorCode.InvalidRequest, message } } as JSONRPCMessage;
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}
