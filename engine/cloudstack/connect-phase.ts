import type { Socket } from 'node:net';

/** The system call under which every failure before a connection was ready is reported. */
export const CONNECT_PHASE = 'connect';

/**
 * Makes an agent tell whether a failing connection was ever ready: until then no byte of a request has left, so that
 * even a change may be repeated. An attempt to connect that takes longer than `limitMs` is ended. For an HTTPS agent
 * ready means after the handshake. `getaddrinfo` failures and certificates keep their own codes.
 */
export function watchConnecting<A extends object>(
  agent: A,
  readyEvent: 'connect' | 'secureConnect',
  limitMs: number,
): A {
  const { createConnection } = agent as unknown as { createConnection: (...args: unknown[]) => Socket };
  const watched = (...args: unknown[]) => {
    const socket = createConnection.apply(agent, args);
    const timer = setTimeout(() => socket.destroy(connectTimeout()), limitMs);
    const mark = (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      error.syscall = CONNECT_PHASE;
    };
    socket.prependOnceListener('error', mark);
    socket.once('close', () => clearTimeout(timer));
    socket.once(readyEvent, () => {
      clearTimeout(timer);
      socket.off('error', mark);
    });
    return socket;
  };
  return Object.assign(agent, { createConnection: watched });
}

function connectTimeout(): NodeJS.ErrnoException {
  return Object.assign(new Error('connect timeout'), { code: 'ETIMEDOUT', syscall: CONNECT_PHASE });
}
