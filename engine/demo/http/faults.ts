interface Common {
  /** Only requests of this command; without it any request. */
  command?: string;
  /** How many requests it meets; 1 unless given. */
  times?: number;
}

/**
 * What can go wrong on the way. "Not executed" faults leave the cloud unchanged; the others do the work and spoil the answer.
 */
export type Fault = Common &
  (
    | {
        kind: 'cut-before' | 'cut-after' | 'hang' | 'hang-before' | 'truncate' | 'empty' | 'not-json' | 'null-envelope';
      }
    | { kind: 'slow'; ms: number }
    /** The answer comes in ten pieces, with so many milliseconds between them. */
    | { kind: 'trickle'; ms: number }
    | { kind: 'html'; status: 200 | 502 | 503 | 504 }
    | { kind: 'unknown-envelope'; body?: unknown }
    | { kind: 'error'; errorcode: number; cserrorcode?: number; errortext: string }
    | { kind: 'rate-limit'; ms: number }
    | { kind: 'job-fails'; errorcode: number; errortext: string }
    | { kind: 'job-stuck' }
    /** The job is started, and nobody has ever heard of it. */
    | { kind: 'job-vanishes' }
    | { kind: 'answer'; body: (real: unknown) => unknown }
    /** Whatever a real server wrote, byte by byte. */
    | { kind: 'raw'; status: number; contentType: string; text: string }
  );

export interface FaultQueue {
  add: (fault: Fault) => void;
  clear: () => void;
  /** The fault for this request, used up by one. Faults of jobs only meet commands that start a job. */
  take: (command: string, isAsync: boolean) => Fault | undefined;
}

/** Faults in the order given; a request meets the first one that fits it. */
export function createFaultQueue(): FaultQueue {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => waiting.push({ fault, left: fault.times ?? 1 }),
    clear: () => waiting.splice(0),
    take(command, isAsync) {
      const at = waiting.findIndex(({ fault }) => {
        if (fault.kind.startsWith('job-') && !isAsync) return false;
        return fault.command === undefined || fault.command === command;
      });
      const entry = waiting[at];
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) waiting.splice(at, 1);
      return entry.fault;
    },
  };
}
