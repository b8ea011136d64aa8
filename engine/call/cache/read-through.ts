import type { Apis } from '../../cloudstack/apis.js';
import type { CloudClient } from '../../cloudstack/client.js';
import type { WireParams } from '../../cloudstack/encode.js';
import type { Settings } from '../../config/settings.js';
import { ToolError } from '../../errors.js';
import { withMore } from '../secrets/known-secrets.js';
import { cleanAnswer } from '../secrets/mask.js';
import type { HiddenField, TimeToLive } from '../../manifest/types.js';
import type { AnswerCache } from './answer-cache.js';

export type Body = Record<string, unknown>;

export interface ReadRequest {
  command: string;
  params: WireParams;
  shows: readonly string[];
  ttl: TimeToLive;
  hide: readonly HiddenField[];
  /** Ask the cloud even if the answer is remembered: before a change. */
  fresh?: boolean;
  /** Secret values among the parameters. */
  secrets?: readonly string[];
  signal?: AbortSignal;
}

/** Every read of the engine goes through here: remembered, shared, and clean of secrets before anyone sees it. */
export type ReadCloud = (request: ReadRequest) => Promise<Body>;

interface Sources {
  client: CloudClient;
  cache: AnswerCache;
  settings: Settings;
  knownSecrets: ReadonlySet<string>;
  apis: () => Apis | undefined;
}

export function createReader({ client, cache, settings, knownSecrets, apis }: Sources): ReadCloud {
  const owner = [settings.profile, settings.cloud.url, settings.cloud.apiKey, settings.caller];
  const ttls: Record<TimeToLive, number> = {
    list: settings.cache.listSeconds,
    infrastructure: settings.cache.infrastructureSeconds,
    configuration: settings.cache.configurationSeconds,
    none: 0,
  };
  return async ({ command, params, shows, ttl, hide, fresh, secrets = [], signal }) => {
    const sent = acceptedOnly(command, params, apis());
    // Not bound to one caller's signal: others may wait for the same answer.
    const load = async (): Promise<Body> => {
      const { body } = await client.send({ command, params: sent, effect: 'read' });
      return cleanAnswer(body, hide, withMore(knownSecrets, secrets));
    };
    const key = { owner, command, params: sent, ttlMs: ttls[ttl] * 1000, shows, hide };
    const answer = fresh ? load() : cache.get(key, load);
    return signal ? orCancelled(answer, signal) : answer;
  };
}

/** What an older cloud does not know it would ignore, but a part of it (a page) must not look as if it had been heard. */
function acceptedOnly(command: string, params: WireParams, apis: Apis | undefined): WireParams {
  if (!apis) return params;
  const known = Object.entries(params).filter(([name]) => apis.accepts(command, name.replace(/\[.*$/, '')) !== false);
  return Object.fromEntries(known);
}

/** Stops waiting when the caller cancels; the answer still ends in the cache. */
async function orCancelled<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    answer.catch(() => undefined);
    throw new ToolError('cancelled');
  }
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(new ToolError('cancelled'));
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
