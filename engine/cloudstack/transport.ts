import http from 'node:http';
import https from 'node:https';
import fetch from 'node-fetch';
import { watchConnecting } from './connect-phase.js';
import { connectionFailure, type ConnectionFailure } from './connection-failure.js';

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
  return {
    deliver: (delivery) => deliver(url, delivery, delivery.fresh ? fresh : reused, timeoutMs),
    close: () => [reused, fresh].forEach((agent) => agent.destroy()),
  };
}

async function deliver(
  url: URL,
  { method, form, signal }: Delivery,
  agent: http.Agent,
  timeoutMs: number,
): Promise<Exchange | ConnectionFailure> {
  const limit = new AbortController();
  const cancel = () => limit.abort();
  const timer = setTimeout(cancel, timeoutMs);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const get = method === 'GET';
    const response = await fetch(get ? `${url.href}?${form}` : url.href, {
      method,
      agent,
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
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

function timeOf(date: string | null): number | undefined {
  const time = date === null ? NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : time;
}
