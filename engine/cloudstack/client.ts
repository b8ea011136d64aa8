import { ToolError } from '../errors.js';
import type { Log } from '../log-type.js';
import { isReadName } from '../manifest/read-names.js';
import type { Effect } from '../manifest/types.js';
import { readAnswer, type Answer } from './answer.js';
import { failureAsError, outcomeUnknown, type ConnectionFailure } from './connection-failure.js';
import type { WireParams } from './encode.js';
import { askedToWait, backoff, retrying, type Try } from './retry.js';
import { openClock } from './server-clock.js';
import { formBody, sendable, sign } from './sign.js';
import type { Delivery, Exchange, Transport } from './transport.js';

export interface ClientSettings {
  url: string;
  apiKey: string;
  secretKey: string;
  timeoutMs: number;
  retries: number;
  retryDelayMs: number;
  maxConnections: number;
  /** 3 signs an expiry time too, which servers may demand since 4.21; 'none' is the old form. */
  signature: 3 | 'none';
}

export interface CloudRequest {
  command: string;
  params: WireParams;
  effect: Effect;
  signal?: AbortSignal;
}

export interface CloudClient {
  /** Throws a ToolError whose texts hold no URL, key or signature. */
  send(request: CloudRequest): Promise<Answer>;
  /** host:port, for messages. */
  readonly server: string;
  /** The server's clock minus ours, in ms; 0 until it answered. */
  readonly clockSkewMs: number;
  close(): void;
}

/** Whether a request was sent again for the server's clock: once at most, however often that clock jumps. */
interface Tuned {
  isDone: boolean;
}

/** Above this a query may be cut on its way. */
const LONGEST_QUERY = 2_000;
/** A short answer, for every role of every release. */
const PROBE = 'listCapabilities';
const PROXY_TROUBLE = new Set([502, 503, 504]);

/** What went over the wire, for those who want to look at it: `form` holds the key and the signature. */
export interface Seen {
  command: string;
  method: 'GET' | 'POST';
  form: string;
  /** The answer as it came; absent if none came. */
  text?: string;
}

export function createClient(settings: ClientSettings, log: Log, see?: (seen: Seen) => void): CloudClient {
  const url = new URL(settings.url);
  const server = `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
  const seconds = settings.timeoutMs / 1000;
  const clock = openClock();
  let transport: Transport | undefined;
  let closed = false;

  /** node-fetch and the agents are loaded with the first request: starting does not wait for them. */
  const open = async () => {
    const { openTransport } = await import('./transport.js');
    return (transport ??= openTransport(url, settings.timeoutMs, settings.maxConnections));
  };

  const signedForm = ({ command, params }: CloudRequest) => {
    const fresh = settings.signature === 3 ? { signatureversion: '3', expires: clock.expires() } : {};
    const all = sendable({ ...params, command, response: 'json', apikey: settings.apiKey, ...fresh });
    return formBody({ ...all, signature: sign(all, settings.secretKey) });
  };

  const attempt = async (request: CloudRequest, n: number, tuned: Tuned): Promise<Try<Answer>> => {
    const sender = await open();
    // Cancelled while the transport was loaded: nothing was sent, so that nothing is uncertain.
    if (request.signal?.aborted) throw new ToolError('cancelled');
    const began = performance.now();
    const delivery = deliveryOf(request, signedForm(request));
    const outcome = await sender.deliver(delivery);
    const { method, form } = delivery;
    see?.({ command: request.command, method, form, ...('kind' in outcome ? {} : { text: outcome.text }) });
    const result = 'kind' in outcome ? outcome.kind : outcome.status;
    const ms = Math.round(performance.now() - began);
    log.debug({ command: request.command, method, attempt: n + 1, result, ms }, 'asked CloudStack');
    const after = backoff(settings.retryDelayMs, n);
    if ('kind' in outcome) return failed(outcome, request, after);
    return answered(outcome, request, after, clock.learn(outcome.serverTime) ? tuned : { isDone: true });
  };

  /** No answer: a read may be repeated, a change only if it certainly never left. */
  const failed = (failure: ConnectionFailure, { command, effect }: CloudRequest, after: number): Try<Answer> => {
    const error = failureAsError(failure, { server, command, seconds, change: effect === 'change' });
    const { kind } = failure;
    const repeat = kind === 'unsent' || (effect === 'read' && (kind === 'timeout' || kind === 'broken'));
    return repeat && !closed ? { error, retryAfterMs: after } : { error };
  };

  const answered = (exchange: Exchange, request: CloudRequest, after: number, tuned: Tuned): Try<Answer> => {
    const { status, contentType, text } = exchange;
    try {
      return { value: readAnswer(status, contentType, text, request.command) };
    } catch (thrown) {
      if (!(thrown instanceof ToolError)) throw thrown;
      const error = withoutKeys(thrown);
      // Refused for its expiry and therefore not executed: once more, now that the server's clock is known.
      if (error.code === 'not-authenticated' && error.cloud && !tuned.isDone && settings.signature === 3) {
        tuned.isDone = true;
        return { error, retryAfterMs: 0 };
      }
      if (request.effect === 'change')
        return { error: certain(error, status) ? error : unknown(request, status, error) };
      const wait = status === 429 ? (askedToWait(error.cloud?.text ?? '') ?? after) : after;
      const passing = status === 429 || (error.code === 'not-cloudstack' && PROXY_TROUBLE.has(status));
      return passing ? { error, retryAfterMs: wait } : { error };
    }
  };

  /** CloudStack's texts may repeat what was sent. */
  const withoutKeys = (error: ToolError): ToolError => {
    if (error.cloud) {
      error.cloud.text = error.cloud.text.replaceAll(settings.secretKey, '***').replaceAll(settings.apiKey, '***');
    }
    return error;
  };

  /** A command that the cloud does not know is refused as a wrong key is (401): the key decides which it was. */
  const orUnknown = async (error: unknown, { command, signal }: CloudRequest): Promise<never> => {
    const isRefused =
      error instanceof ToolError && error.code === 'not-authenticated' && error.cloud?.errorcode === 401;
    if (!isRefused || command === PROBE || signal?.aborted) throw error;
    const probe = { command: PROBE, params: {}, effect: 'read', ...(signal ? { signal } : {}) } as const;
    const tried = await attempt(probe, 0, { isDone: true });
    throw 'value' in tried ? new ToolError('unknown-command', { command }, { cloud: error.cloud }) : error;
  };

  return {
    send(request) {
      const tuned = { isDone: false };
      const sent = retrying(settings.retries, (n) => attempt(request, n, tuned), request.signal);
      return sent.catch((error: unknown) => orUnknown(error, request));
    },
    server,
    get clockSkewMs() {
      return clock.skewMs;
    },
    close() {
      closed = true;
      transport?.close();
    },
  };
}

/** POST for all but short reads: a query ends in the logs of every proxy, and a server may demand POST for changes. */
function deliveryOf({ command, effect, signal }: CloudRequest, form: string): Delivery {
  const get = effect === 'read' && form.length <= LONGEST_QUERY && isReadName(command);
  return { method: get ? 'GET' : 'POST', form, fresh: effect === 'change', signal };
}

/** Whether an error tells for sure that a change did not happen: CloudStack said so, or nothing was passed on to it. */
function certain(error: ToolError, status: number): boolean {
  return error.cloud !== undefined || (status >= 300 && status < 400) || status === 404;
}

function unknown({ command }: CloudRequest, status: number, { code }: ToolError): ToolError {
  if (code === 'not-cloudstack') return outcomeUnknown(command, `something before CloudStack answered HTTP ${status}`);
  if (code !== 'empty-answer') return outcomeUnknown(command, 'the answer cannot be read');
  return outcomeUnknown(
    command,
    'CloudStack answered with nothing at all, which is not a success: it failed internally',
  );
}
