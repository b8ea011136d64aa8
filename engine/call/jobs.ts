import { LRUCache } from 'lru-cache';
import type { Resolved } from './names/resolve-names.js';

/** What is remembered of a job that was handed back, so that whoever waits for it gets the same end. */
export interface RememberedJob {
  tool: string;
  resolved: Resolved;
  /** Lets answers that show the changed things be remembered again. */
  release: () => void;
}

export interface Jobs {
  remember(id: string, job: RememberedJob): void;
  recall(id: string): RememberedJob | undefined;
  forget(id: string): void;
}

/** The cloud keeps jobs for a day; nobody has this many under way. */
const REMEMBERED = 1_000;

export function openJobs(): Jobs {
  const jobs = new LRUCache<string, RememberedJob>({ max: REMEMBERED, dispose: ({ release }) => release() });
  return {
    remember: (id, job) => void jobs.set(id, job),
    recall: (id) => jobs.get(id),
    forget: (id) => void jobs.delete(id),
  };
}
