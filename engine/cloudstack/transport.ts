import http from 'node:http';
import https from 'node:https';
import fetch from 'node-fetch';
import { watchConnecting } from './connect-phase.js';
import { connectionFailure, type ConnectionFailure } from './connection-failure.js';
import { openSemaphore, type Semaphore } from './semaphore.js';

const BODY_LIMIT = 64 * 1024 * 1024;
const CONNECT_LIMIT_MS = 10_000;

export interface Exchange {
  status: number;
  contentType: string;
  text: string;
  /** The server's clock as its Date header tells it, in ms since 1970. */
  serverTime: number | undefined;
}

export interface Delivery {
  method: 'GET' | 'POST';
  /** Encoded parameters: the query of a GET, the body of a POST. */
  form: string;
  /** Over a connection of its own. */
  fresh: boolean;
  signal: AbortSignal | undefined;
}

/** One request and its answer, whatever its status; a failure on the way is told as data, never thrown. */
export interface Transport {
  deliver(delivery: Delivery): Promise<Exchange | ConnectionFailure>;
  close(): void;
}

export function openTransport(url: URL, timeoutMs: number, maxSockets: number): Transport {
  const secure = url.protocol === 'https:';
  const open = (keepAlive: boolean) => {
    const agent = secure ? new https.Agent({ keepAlive, maxSockets }) : new http.Agent({ keepAlive, maxSockets });
    return watchConnecting(agent, secure ? 'secureConnect' : 'connect', Math.min(CONNECT_LIMIT_MS, timeoutMs / 2));
  };
  const reused = open(true);
  // A server may close an idle connection just when it is used again. For a read that is a retry, for a change it would
  // leave open whether it happened: so each change gets a connection of its own.
  const fresh = open(false);
  // The two agents know nothing of each other, and the operator's limit is for both together.
  const places = openSemaphore(maxSockets);
  const agentFor = (delivery: Delivery): http.Agent => {
    if (!delivery.fresh) return reused;
    const idle = Object.values(reused.freeSockets).flatMap((sockets) => sockets ?? []);
    for (const socket of idle.slice(0, Math.max(0, places.taken + idle.length - maxSockets))) socket.destroy();
    return fresh;
  };
  return {
    deliver: (delivery) => deliver(url, delivery, { agentFor, places, timeoutMs }),
    close() {
      places.close();
      for (const agent of [reused, fresh]) agent.destroy();
    },
  };
}

interface Way {
  agentFor: (delivery: Delivery) => http.Agent;
  places: Semaphore;
  timeoutMs: number;
}

async function deliver(
  url: URL,
  delivery: Delivery,
  { agentFor, places, timeoutMs }: Way,
): Promise<Exchange | ConnectionFailure> {
  const { method, form, signal } = delivery;
  const limit = new AbortController();
  const cancel = () => limit.abort();
  let timer = setTimeout(cancel, timeoutMs);
  signal?.addEventListener('abort', cancel, { once: true });
  const leave = await places.enter(limit.signal);
  // Whoever waited long has as long as the others for the answer: a change would be sent and given up at once.
  clearTimeout(timer);
  timer = setTimeout(cancel, timeoutMs);
  try {
    if (!leave) return { kind: 'unsent', reason: 'all connections to it that are allowed are in use' };
    const get = method === 'GET';
    const response = await fetch(get ? `${url.href}?${form}` : url.href, {
      method,
      agent: agentFor(delivery),
      ...(get ? {} : { body: form }),
      headers: {
        accept: 'application/json',
        'user-agent': 'cloudstack-mcp',
        ...(get ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      // Followed, a redirect would carry a signed request to somebody else.
      redirect: 'manual',
      size: BODY_LIMIT,
      signal: limit.signal,
    });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      serverTime: timeOf(response.headers.get('date')),
      // The time limit covers the body too.
      text: await response.text(),
    };
  } catch (error) {
    if (signal?.aborted) return { kind: 'cancelled', reason: 'the call was cancelled before the answer came' };
    if (limit.signal.aborted) return { kind: 'timeout', reason: `nothing came back within ${timeoutMs / 1000} s` };
    return connectionFailure(error);
  } finally {
    leave?.();
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

function timeOf(date: string | null): number | undefined {
  const time = date === null ? NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : time;
}
