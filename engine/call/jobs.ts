import { LRUCache } from 'lru-cache';
import type { JobNotes } from './job-notes.js';
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
  /** The tool that began it, also when it has ended, or before this start: what a caller says of it may be wrong. */
  begunBy(id: string): string | undefined;
  /** Its end was seen, and what it brought is handed over. */
  forget(id: string): void;
}

/** The cloud keeps jobs for a day; nobody has this many under way. */
const REMEMBERED = 1_000;
/** Names alone cost little. */
const NAMES_REMEMBERED = 10_000;

/** Without notes only this process knows them. */
export function openJobs(notes?: JobNotes): Jobs {
  const jobs = new LRUCache<string, RememberedJob>({ max: REMEMBERED, dispose: ({ release }) => release() });
  const names = new LRUCache<string, string>({ max: NAMES_REMEMBERED });
  return {
    remember(id, job) {
      jobs.set(id, job);
      names.set(id, job.tool);
      notes?.keep(id, job.tool);
    },
    recall: (id) => jobs.get(id),
    begunBy: (id) => names.get(id) ?? notes?.toolOf(id),
    forget(id) {
      jobs.delete(id);
      notes?.drop(id);
    },
  };
}
