import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.js';

/** What can be asked for at `/demo/control`, as JSON. */
export interface Control {
  /** What goes wrong from now on, in this order. */
  faults?: Fault[];
  /** How far the clock is ahead of this machine's. */
  clockSkewMs?: number;
  /** Forgets all faults. */
  calm?: boolean;
  /** As after a restart: no session is known any more. */
  restart?: boolean;
}

/** Every kind of fault that can be asked for from outside. */
export const KINDS: ReadonlySet<string> = new Set([
  'cut-before',
  'cut-after',
  'hang',
  'hang-before',
  'truncate',
  'empty',
  'not-json',
  'null-envelope',
  'slow',
  'trickle',
  'html',
  'unknown-envelope',
  'error',
  'rate-limit',
  'job-fails',
  'job-stuck',
  'job-vanishes',
  'raw',
]);

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'kind' in value && KINDS.has(String(value.kind));

/** Answers `/demo/control`; false for any other path. JSON only: no page elsewhere can send that without being asked. */
export function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  apply: (control: Control) => void,
): boolean {
  if (request.url !== '/demo/control') return false;
  const send = (status: number, text: string): true => {
    response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${text}\n`);
    return true;
  };
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json')
    return send(405, 'POST JSON: {"faults": [{"kind": "slow", "ms": 500, "command": "listZones", "times": 2}]}');
  try {
    const control = JSON.parse(body) as Control;
    const faults: readonly unknown[] = control.faults ?? [];
    if (!faults.every(isFault)) return send(400, `There is no such fault; there are ${[...KINDS].join(', ')}.`);
    apply(control);
    return send(200, 'done');
  } catch {
    return send(400, 'That is no JSON.');
  }
}
