import { createHmac } from 'node:crypto';
import { request, type Agent } from 'node:http';
import type { DemoKeys } from '../../engine/demo/cloud.js';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export type Pairs = readonly (readonly [string, string])[];

/** Another writing of the signing rule than the demo cloud's: RFC 3986 encoding, put right for Java's four exceptions. */
const encode = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const byCodeUnit = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  a < b ? -1 : a > b ? 1 : 0;

export function signature(pairs: Pairs, secretKey: string): string {
  const text = [...pairs]
    .sort(byCodeUnit)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&')
    .toLowerCase();
  return createHmac('sha1', secretKey).update(text).digest('base64');
}

export const encodePairs = (pairs: Pairs): string =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encode(value)}`).join('&');

/** The pairs of a signed version 3 request, valid for some minutes. */
export function signedPairs(keys: DemoKeys, command: string, params: Record<string, string> = {}, minutes = 10): Pairs {
  const expires = new Date(Date.now() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, '+0000');
  const all: Pairs = Object.entries({
    ...params,
    command,
    response: 'json',
    apikey: keys.apiKey,
    signatureversion: '3',
    expires,
  });
  return [...all, ['signature', signature(all, keys.secretKey)]];
}

/** One HTTP request; rejects when the connection breaks or the time is over. */
export function exchange(
  url: string,
  pairs: Pairs,
  options: { method?: 'GET' | 'POST'; headers?: Record<string, string>; timeoutMs?: number; agent?: Agent } = {},
): Promise<Reply> {
  const { method = 'POST', headers = {}, timeoutMs = 30_000, agent = false } = options;
  const encoded = encodePairs(pairs);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      method === 'GET' ? `${url}?${encoded}` : url,
      {
        method,
        agent,
        headers: method === 'GET' ? headers : { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.setTimeout(timeoutMs, () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', reject);
    outgoing.end(method === 'GET' ? undefined : encoded);
  });
}

/**
 * A test reads into answers of many forms, so any path may be written; what is read there is checked by the assertion
 * or by `text` and `count`.
 */
export type Json = { readonly [key: string]: Json | undefined } & Iterable<Json> & {
    readonly length: number;
    map: <T>(turn: (row: Json) => T) => T[];
  };

/** A field that has to be a text. */
export function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`not a text: ${JSON.stringify(value)}`);
  return value;
}

/** A field that has to be a number. */
export function count(value: unknown): number {
  if (typeof value !== 'number') throw new Error(`not a number: ${JSON.stringify(value)}`);
  return value;
}

export interface Answered {
  status: number;
  /** What is under the single top-level key. */
  body: Json;
  envelope: string;
}

/** Calls a command as a user of the demo cloud and unwraps the answer. */
export async function call(
  cloud: { url: string },
  keys: DemoKeys,
  command: string,
  params: Record<string, string> = {},
): Promise<Answered> {
  const { status, text } = await exchange(cloud.url, signedPairs(keys, command, params));
  const [entry] = Object.entries(JSON.parse(text) as Record<string, Json>);
  if (!entry) throw new Error(`no envelope in ${text}`);
  return { status, envelope: entry[0], body: entry[1] };
}

/** Calls an asynchronous command and waits for its job; gives what queryAsyncJobResult says at the end. */
export async function finish(
  cloud: { url: string },
  keys: DemoKeys,
  command: string,
  params: Record<string, string> = {},
): Promise<Json> {
  const started = await call(cloud, keys, command, params);
  if (started.status !== 200) throw new Error(`${command}: ${JSON.stringify(started.body)}`);
  return ended(cloud, keys, text(started.body['jobid']));
}

/** Asks until a job is over; gives what queryAsyncJobResult says then. */
export async function ended(cloud: { url: string }, keys: DemoKeys, jobid: string): Promise<Json> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await call(cloud, keys, 'queryAsyncJobResult', { jobid });
    if (count(body['jobstatus']) !== 0) return body;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the job ${jobid} did not end`);
}
