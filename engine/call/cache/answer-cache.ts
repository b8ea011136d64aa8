import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { bytesOf } from './bytes-of.js';

/** Answers of reads, remembered until their time is over or one of the kinds of things they show changes. */
export interface AnswerCache {
  /** The remembered answer, or what `load` brings; identical loads under way are shared. */
  get<T extends object>(key: CacheKey, load: () => Promise<T>): Promise<T>;
  /** Whatever shows one of these kinds of things is forgotten. */
  forget(kinds: readonly string[]): void;
  /** Like forget, and nothing that shows them is remembered until `release` is called or `HOLD_LIMIT_MS` is over. */
  hold(kinds: readonly string[]): { release: () => void };
}

export interface CacheKey {
  /** Whose eyes: profile and caller. An answer is never shown to another. */
  owner: readonly string[];
  command: string;
  /** As sent. They may hold secrets, so only a hash of them is kept. */
  params: Readonly<Record<string, string>>;
  /** 0: share what is under way, remember nothing. */
  ttlMs: number;
  shows: readonly string[];
  /** What was taken out of the answer for its reader; another reader may see more or less of it. */
  hide: readonly unknown[];
}

/** A job whose end nobody here will see: after this its effects are taken as done. */
const HOLD_LIMIT_MS = 15 * 60_000;
const PURGE_EVERY_MS = 60_000;

export interface AnswerCacheLimits {
  /** How many answers, and how many bytes of them. */
  entries: number;
  bytes: number;
  /** How often old ones are looked for. */
  purgeMs?: number;
}

export function createAnswerCache({ entries, bytes, purgeMs = PURGE_EVERY_MS }: AnswerCacheLimits): AnswerCache {
  // An answer that alone is larger than all that may be kept is not kept.
  const answers = new LRUCache<string, object>({
    max: Math.max(1, entries),
    maxSize: Math.max(1, bytes),
    sizeCalculation: bytesOf,
  });
  // Old answers go even if nobody asks for them again.
  setInterval(() => answers.purgeStale(), purgeMs).unref();
  const underWay = new Map<string, Promise<object>>();
  const versions = new Map<string, number>();
  const held = new Map<string, number>();

  // The version of what is shown is part of the key: forgetting is counting up, and an answer that was asked for
  // before the change ends under a key that nobody asks for again.
  const keyOf = ({ owner, command, params, shows, hide }: CacheKey): string => {
    const sorted = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
    const stamps = shows.map((kind) => [kind, versions.get(kind) ?? 0]);
    return createHash('sha256')
      .update(JSON.stringify([owner, command, sorted, stamps, hide]))
      .digest('base64');
  };

  const forget = (kinds: readonly string[]): void => {
    for (const kind of kinds) versions.set(kind, (versions.get(kind) ?? 0) + 1);
  };

  const count = (kinds: readonly string[], by: number): void => {
    for (const kind of kinds) held.set(kind, (held.get(kind) ?? 0) + by);
  };

  return {
    async get<T extends object>(cacheKey: CacheKey, load: () => Promise<T>): Promise<T> {
      const key = keyOf(cacheKey);
      const isHeld = cacheKey.shows.some((kind) => (held.get(kind) ?? 0) > 0);
      const known = isHeld ? undefined : answers.get(key);
      if (known) return known as T;
      const shared = isHeld ? undefined : underWay.get(key);
      if (shared) return (await shared) as T;
      const loading = load();
      underWay.set(key, loading);
      try {
        const answer = await loading;
        if (cacheKey.ttlMs > 0 && !isHeld) answers.set(key, answer, { ttl: cacheKey.ttlMs });
        return answer;
      } finally {
        if (underWay.get(key) === loading) underWay.delete(key);
      }
    },
    forget,
    hold(kinds) {
      forget(kinds);
      count(kinds, 1);
      let isOver = false;
      const release = (): void => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        count(kinds, -1);
        forget(kinds);
      };
      const timer = setTimeout(release, HOLD_LIMIT_MS);
      timer.unref();
      return { release };
    },
  };
}
