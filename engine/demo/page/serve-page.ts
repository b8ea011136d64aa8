import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHtml } from './page-html.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Names by which a browser on this machine comes here: another one is a page elsewhere that points its name at us. */
const LOCAL = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export interface Watched {
  /** Another text whenever something may have changed. */
  version: () => string;
  state: () => Record<string, unknown>;
}

/** Answers for the page at `/`; false for any other path. Only to be read. */
export function servePage(request: IncomingMessage, response: ServerResponse, { version, state }: Watched): boolean {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  if (path !== '/' && path !== '/demo/state') return false;
  const send = (status: number, type: string, body: string, more: Record<string, string> = {}): true => {
    const headers = { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...more };
    response.writeHead(status, headers).end(body);
    return true;
  };
  if (!LOCAL.test(request.headers.host ?? '')) return send(403, 'text/plain', 'Only for this machine.\n');
  if (request.method !== 'GET') return send(405, 'text/plain', 'Only to look at.\n', { Allow: 'GET' });
  if (path === '/') {
    const { html, policy } = pageHtml(sha256);
    return send(200, 'text/html;charset=UTF-8', html, { 'Content-Security-Policy': policy });
  }
  const now = version();
  if (new URLSearchParams(query).get('after') === now) {
    response.writeHead(204).end();
    return true;
  }
  return send(200, 'application/json;charset=UTF-8', JSON.stringify({ version: now, ...state() }));
}
