import { ToolError } from '../errors.js';
import { isRefusal, numberOf, cloudError } from './classify.js';
import type { CloudClient } from './client.js';
import { isPlainObject } from './encode-scalar.js';
import { pause } from './retry.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
const GROWTH = 1.5;
/** However short the wait, one question gets this long for its answer. */
const LEAST_PATIENCE_MS = 3_000;

export type JobState =
  { state: 'pending' } | { state: 'done'; result: Record<string, unknown> } | { state: 'failed'; error: ToolError };

/** Nobody waits any longer; the job itself goes on. */
export interface Abandoned {
  state: 'abandoned';
  why: 'cancelled' | 'waited' | ToolError;
}

export interface FollowOptions {
  waitMs: number;
  /** The command that began it, if it is known. */
  begunBy?: string;
  signal?: AbortSignal;
  onProgress?: (elapsedMs: number) => void;
}

/**
 * Asks once how a job stands (queryAsyncJobResult). Throws if the question fails or the cloud does not know the job.
 * `begunBy` is the command that a failure is told of.
 */
export async function askJob(
  client: CloudClient,
  jobId: string,
  { signal, begunBy }: { signal?: AbortSignal; begunBy?: string } = {},
): Promise<JobState> {
  const command = 'queryAsyncJobResult';
  const { body } = await client.send({ command, params: { jobid: jobId }, effect: 'read', ...(signal && { signal }) });
  const result = isPlainObject(body['jobresult']) ? body['jobresult'] : textResult(body['jobresult']);
  const failed = begunBy === undefined || begunBy === command ? `the job ${jobId}` : begunBy;
  switch (numberOf(body['jobstatus'])) {
    case 0:
      return { state: 'pending' };
    case 1:
      return { state: 'done', result };
    case 2:
      return { state: 'failed', error: cloudError(result, numberOf(body['jobresultcode']) ?? 530, failed) };
    case 3:
      return { state: 'failed', error: new ToolError('job-cancelled', { command: failed }) };
    default:
      throw new ToolError('unreadable-answer', { command, what: 'it does not say what state the job is in' });
  }
}

/**
 * Asks until the job ends, at growing intervals, for at most `waitMs`. A question that fails never loses the job: it is
 * `abandoned` with the error. Throws only if the cloud says that there is no such job.
 */
export async function followJob(
  client: CloudClient,
  jobId: string,
  { waitMs, begunBy, signal, onProgress }: FollowOptions,
): Promise<JobState | Abandoned> {
  const began = performance.now();
  const patience = new AbortController();
  const giveUp = () => patience.abort();
  const timer = setTimeout(giveUp, Math.max(waitMs, LEAST_PATIENCE_MS));
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * GROWTH, LONGEST_PAUSE_MS)) {
      if (signal?.aborted) return { state: 'abandoned', why: 'cancelled' };
      const job = await askJob(client, jobId, {
        signal: patience.signal,
        ...(begunBy === undefined ? {} : { begunBy }),
      });
      if (job.state !== 'pending') return job;
      const left = waitMs - (performance.now() - began);
      onProgress?.(waitMs - left);
      if (left <= 0) return { state: 'abandoned', why: 'waited' };
      await pause(Math.min(wait, left), patience.signal);
    }
  } catch (error) {
    if (signal?.aborted) return { state: 'abandoned', why: 'cancelled' };
    if (patience.signal.aborted) return { state: 'abandoned', why: 'waited' };
    if (!(error instanceof ToolError) || isRefusal(error.code)) throw error;
    return { state: 'abandoned', why: error };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** A result of type `text`, or none at all although the job succeeded (updateVpnGateway). */
function textResult(result: unknown): Record<string, unknown> {
  return typeof result === 'string' ? { displaytext: result, errortext: result } : {};
}
