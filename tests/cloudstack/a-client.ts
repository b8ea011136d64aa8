import { createClient, type ClientSettings, type CloudClient } from '../../engine/cloudstack/client.js';
import { ToolError } from '../../engine/errors.js';
import type { Log } from '../../engine/log-type.js';

export const KEYS = { apiKey: 'an-api-key-of-the-test', secretKey: 'a-secret-key-of-the-test' };

/** Everything that was logged, so that a test can look for what must not be there. */
export interface Written extends Log {
  lines: string[];
}

export function keepLog(): Written {
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(`${JSON.stringify(fields)} ${message}`);
  return { lines, debug: write, info: write, warn: write, error: write };
}

/** A client that waits little between tries, but long for an answer: the machine may be busy. */
export function aClient(settings: { url: string } & Partial<ClientSettings>, log: Log = keepLog()): CloudClient {
  return createClient(
    { ...KEYS, timeoutMs: 10_000, retries: 3, retryDelayMs: 5, maxConnections: 50, signature: 3, ...settings },
    log,
  );
}

/** The ToolError that a promise ends with; a failure of another kind, or none, fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<ToolError> {
  const ended = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in ended && ended.error instanceof ToolError) return ended.error;
  throw new Error(`expected a ToolError, got ${JSON.stringify(ended)}`, {
    cause: 'error' in ended ? ended.error : undefined,
  });
}

/** All that a person or a log could get to see of an error, causes included. */
export function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : JSON.stringify(error ?? '');
  const own = JSON.stringify(
    Object.fromEntries(Object.getOwnPropertyNames(error).map((key) => [key, Reflect.get(error, key)])),
  );
  return `${error.message} ${error.stack ?? ''} ${own} ${everythingIn(error.cause)}`;
}
