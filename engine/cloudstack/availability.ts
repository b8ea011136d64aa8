import type { Log } from '../log-type.js';
import { asToolError } from '../errors.js';
import { loadSnapshot, saveSnapshot } from './apis-file.js';
import { fetchApis, openApis } from './apis.js';
import type { Apis, ApisSnapshot } from './apis.js';
import type { CloudClient } from './client.js';

/** What this key may call: known from the last start, renewed for the next one. */
export interface Availability {
  /** As it was at the start: decides which tools are listed, so that the list never changes while running. */
  atStart: Apis | undefined;
  /** The newest that is known: decides whether a call is sent. */
  now: () => Apis | undefined;
  /** Asks the cloud in the background; failures are only logged. */
  renew(): Promise<void>;
  /** What is known, or after a first start what the cloud says within a few seconds. */
  known(): Promise<Apis | undefined>;
}

const FIRST_ANSWER_MS = 5_000;

export function openAvailability(client: CloudClient, file: string, log: Log): Availability {
  let snapshot: ApisSnapshot | undefined = loadSnapshot(file);
  let apis = snapshot && openApis(snapshot);
  let renewing: Promise<void> | undefined;

  /** Without it the next start has to ask again, nothing else. */
  const keep = async (learned: ApisSnapshot): Promise<void> => {
    try {
      await saveSnapshot(file, learned);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      log.warn({ file, code }, 'what this key may call could not be kept for the next start');
    }
  };

  const ask = async (): Promise<void> => {
    try {
      snapshot = await fetchApis(client, snapshot);
      apis = openApis(snapshot);
      await keep(snapshot);
      if (snapshot.doubted) log.warn({}, 'far fewer commands are offered than before: not believed unless it stays so');
    } catch (error) {
      log.warn({ code: asToolError(error).code }, 'could not learn what this key may call');
    }
  };

  const renew = (): Promise<void> => {
    renewing ??= ask().finally(() => (renewing = undefined));
    return renewing;
  };

  return {
    atStart: apis,
    now: () => apis,
    renew,
    async known() {
      if (apis) return apis;
      const patience = new AbortController();
      const limit = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, FIRST_ANSWER_MS);
        patience.signal.addEventListener('abort', () => clearTimeout(timer));
      });
      await Promise.race([renew(), limit]);
      patience.abort();
      return apis;
    },
  };
}
