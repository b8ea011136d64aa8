import { jobOf } from '../cloudstack/answer.js';
import type { Job } from '../cloudstack/answer.js';
import { encodeArguments } from '../cloudstack/encode.js';
import { followJob } from '../cloudstack/follow-job.js';
import type { Abandoned } from '../cloudstack/follow-job.js';
import { asToolError, ToolError } from '../errors.js';
import { cleanAnswer } from './secrets/mask.js';
import { prepareHandOver } from './secrets/hand-over.js';
import { showJob } from './render/show-job.js';
import type { Shown } from './render/shown.js';
import { finish } from './finish.js';
import type { Engine } from './engine.js';
import { lookFirst, withLook } from './look-first.js';
import type { Step } from './step.js';
import type { Tool } from '../manifest/types.js';

/** However long the question was open, a quick job is seen to its end. */
const LEAST_PATIENCE_MS = 3_000;

/** Sends a change, once, and follows its job. Whatever happens after it was sent, its job id is not lost. */
export async function runChange(step: Step): Promise<Shown> {
  const { engine, tool, resolved, own, trail, secrets } = step;
  const { settings, cache, client } = engine;
  await prepareHandOver(tool, settings.stateDir, settings.showSecrets);
  const params = encodeArguments(tool.params, resolved.args);
  trail.note({ command: tool.command });
  await trail.intend();
  if (step.request.signal?.aborted) throw new ToolError('cancelled');

  const hold = cache.hold(tool.changes ?? []);
  let isPending = false;
  let job: Job | undefined;
  try {
    // Not bound to the caller's signal: a change that is cut off half-way has an unknown outcome.
    const answer = await client
      .send({ command: tool.command, params, effect: 'change' })
      .catch(lookFirst(engine, tool));
    // The answer decides, not the manifest: some commands became asynchronous only with a later release.
    job = jobOf({ body: cleanAnswer(answer.body, [], secrets) });
    if (!job) return await finish(step, answer.body);
    trail.note({ job: job.id });
    engine.jobs.remember(job.id, { tool: tool.name, resolved, release: hold.release });
    const shown = await endOfJob(step, job, own._wait === false ? 0 : patience(step));
    isPending = shown.structured?.['job'] !== undefined;
    return shown;
  } catch (error) {
    throw foreseen(error, engine, tool, job);
  } finally {
    if (!isPending) hold.release();
  }
}

/** A client's timer runs on while its person reads a question: what that took is not waited again. */
export function patience({ engine, spentMs }: Step): number {
  const whole = engine.settings.waitSeconds * 1000;
  return Math.max(Math.min(LEAST_PATIENCE_MS, whole), whole - spentMs);
}

/** Waits for a job and shows its end, or hands back its id with the tool that goes on with it. */
export async function endOfJob(step: Step, job: Job, waitMs: number): Promise<Shown> {
  const { engine, tool, request, trail } = step;
  const handle = { ...job, tool: tool.name };
  if (waitMs === 0) return showJob(handle, 'It has been started.');
  const { signal, onProgress } = request;
  const end = await followJob(engine.client, job.id, {
    waitMs,
    begunBy: tool.command,
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  }).catch((error: unknown): Abandoned => {
    // A job that was begun just now exists, whatever the cloud says when it is asked.
    if (!trail.isIntended) throw error;
    return { state: 'abandoned', why: asToolError(error) };
  });
  switch (end.state) {
    case 'done':
      return finish(step, end.result).then(
        (shown) => {
          engine.jobs.forget(job.id);
          return shown;
        },
        (error: unknown) => {
          // What was not foreseen says by itself how to go on with the job.
          if (trail.isIntended && !(error instanceof ToolError)) throw error;
          engine.jobs.forget(job.id);
          throw withJob(asToolError(error), job);
        },
      );
    case 'failed':
      engine.jobs.forget(job.id);
      throw withJob(end.error, job);
    case 'abandoned':
      return showJob(handle, whyAbandoned(end.why, waitMs));
    case 'pending':
      return showJob(handle, 'It is not finished yet.');
  }
}

/** After a change was sent, an error of our own making must not read as if nothing had happened. */
function foreseen(error: unknown, engine: Engine, tool: Tool, job: Job | undefined): unknown {
  if (error instanceof ToolError && error.code !== 'internal-error') return error;
  const { name } = error instanceof Error ? error : { name: typeof error };
  const reason = `something inside this server went wrong, ${name}`;
  const data = job ? { job: { ...job, tool: tool.name, state: 'pending' } } : {};
  const unknown = new ToolError('outcome-unknown', { command: tool.command, reason }, { data, cause: error });
  if (!job) return withLook(engine, tool, unknown);
  unknown.next = `It runs as the job ${job.id}: wait for it with wait-for-job ${JSON.stringify({ jobid: job.id, tool: tool.name })}, and do not repeat the call.`;
  return unknown;
}

/** What happened to a job is looked up by its id: in the events, the log of the management server, or with its owner. */
function withJob(error: ToolError, { id }: Job): ToolError {
  error.next = `${error.next} It was the job ${id}.`.trim();
  Object.assign(error.data, { job: { id, state: 'failed' } });
  return error;
}

function whyAbandoned(why: 'cancelled' | 'waited' | ToolError, waitMs: number): string {
  if (why === 'cancelled') return 'Nobody is waiting for it any more.';
  if (why === 'waited') return `It was not finished after ${Math.round(waitMs / 1000)} s.`;
  return `Its state could not be read (${why.message.replace(/\.$/, '')}).`;
}
