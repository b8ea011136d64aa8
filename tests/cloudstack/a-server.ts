import http, { type RequestListener } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import { SELF_SIGNED } from './self-signed.js';

/** A server of the test's own, for what the demo cloud never does. */
export interface Server {
  url: string;
  port: number;
  /** How many connections were taken. */
  connections: () => number;
  close: () => Promise<void>;
}

/** What a test opened. A server left open by a failed assertion would keep the process from ending. */
const opened = new Set<{ close: () => Promise<void> }>();

export function closeLater<T extends { close: () => Promise<void> }>(server: T): T {
  opened.add(server);
  return server;
}

export async function closeOpened(): Promise<void> {
  await Promise.all([...opened].map((server) => server.close()));
  opened.clear();
}

export function serve(answer: RequestListener): Promise<Server> {
  return open(http.createServer(answer), 'http');
}

export function serveTls(answer: RequestListener): Promise<Server> {
  return open(https.createServer(SELF_SIGNED, answer), 'https');
}

/** Whatever stands behind a port without speaking HTTP. */
export function serveRaw(scheme: 'http' | 'https', take: (socket: Socket) => void): Promise<Server> {
  return open(net.createServer(take), scheme);
}

/**
 * A port on which nothing listens, and which no other test is given either: systems hand out ports from 32768 upwards
 * (macOS and Windows from 49152) to whoever asks for any. One that was merely free a moment ago may be taken by then.
 */
export async function freePort(): Promise<number> {
  const port = 15_000 + Math.floor(Math.random() * 15_000);
  const taken = await new Promise<boolean>((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
  return taken ? freePort() : port;
}

async function open(server: net.Server, scheme: string): Promise<Server> {
  const sockets = new Set<Socket>();
  let taken = 0;
  server.on('connection', (socket) => {
    taken++;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return closeLater({
    url: `${scheme}://127.0.0.1:${port}/client/api`,
    port,
    connections: () => taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  });
}
