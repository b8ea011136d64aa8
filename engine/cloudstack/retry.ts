import { setTimeout as sleep } from 'node:timers/promises';
import { ToolError } from '../errors.js';

const LONGEST_WAIT_MS = 30_000;

/** One try: its value, or its error and how long to wait before it may be tried again (absent: never). */
export type Try<T> = { value: T } | { error: ToolError; retryAfterMs?: number };

/** Repeats what may be repeated, at most `retries` times. The signal ends a wait at once with `cancelled`. */
export async function retrying<T>(
  retries: number,
  attempt: (n: number) => Promise<Try<T>>,
  signal?: AbortSignal,
): Promise<T> {
  for (let n = 0; ; n++) {
    if (signal?.aborted) throw new ToolError('cancelled');
    const tried = await attempt(n);
    if ('value' in tried) return tried.value;
    if (tried.retryAfterMs === undefined || n >= retries) throw tried.error;
    await pause(tried.retryAfterMs, signal);
  }
}

/** Doubles with every try; up to a quarter more, so that many callers do not come back at the same instant. */
export function backoff(baseMs: number, n: number): number {
  return Math.min(baseMs * 2 ** n * (1 + Math.random() / 4), LONGEST_WAIT_MS);
}

/** How long CloudStack's rate limit asks to wait: "... please retry after [N] ms". */
export function askedToWait(text: string): number | undefined {
  const asked = /retry after \[?(\d+)\]?\s*ms/i.exec(text)?.[1];
  return asked === undefined ? undefined : Math.min(Number(asked), LONGEST_WAIT_MS);
}

/** Waits; `cancelled` if the signal comes first. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch {
    throw new ToolError('cancelled');
  }
}
