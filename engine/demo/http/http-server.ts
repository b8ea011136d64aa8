import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodePairs, type Pair } from '../access/verify-signature.js';

export interface ArrivedRequest {
  method: 'GET' | 'POST';
  /** Decoded pairs of the query string and of an urlencoded body, in the order sent. */
  pairs: Pair[];
  cookies: Record<string, string>;
}

export const apiPath = '/client/api';
const largestBody = 4 * 1024 * 1024;

export const page = (title: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readCookies(header = ''): Record<string, string> {
  return Object.fromEntries(
    header.split(';').map((piece) => {
      const [name = '', ...rest] = piece.trim().split('=');
      return [name, rest.join('=')];
    }),
  );
}

/** Answers what is not for the API; false for what is. */
export type Beside = (request: IncomingMessage, response: ServerResponse, body: string) => boolean;

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  serve: (arrived: ArrivedRequest, response: ServerResponse) => void,
  beside: Beside,
): Promise<void> {
  const body = await readBody(request);
  if (beside(request, response, body)) return;
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
  if (path !== apiPath || (request.method !== 'GET' && request.method !== 'POST')) {
    const [status, title] = path === apiPath ? [405, 'Method Not Allowed'] : [404, 'Not Found'];
    response.writeHead(status, { 'content-type': 'text/html' }).end(page(`${status} ${title}`));
    return;
  }
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const pairs = [...decodePairs(query), ...(request.method === 'POST' && isForm ? decodePairs(body) : [])];
  serve({ method: request.method, pairs, cookies: readCookies(request.headers.cookie) }, response);
}

/** An HTTP server for `/client/api` on the loopback address; anything else is answered with an HTML page, as Jetty does. */
export async function listen(
  port: number,
  serve: (arrived: ArrivedRequest, response: ServerResponse) => void,
  beside: Beside = () => false,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    // A client that goes away while it sends is nobody's problem here.
    receive(request, response, serve, beside).catch(() => response.destroy());
  });
  // As long as Jetty keeps an idle connection.
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}${apiPath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
