import type { Verdict } from './replay.js';

export interface Exception {
  command: string;
  /** Only recordings with this status, or jobs that end so. */
  status?: number;
  jobstatus?: number;
  why: string;
}

/** Where the demo cloud answers otherwise than was recorded, and why that is right. */
export const exceptions: readonly Exception[] = [];

export function exceptionFor({ recording }: Verdict): Exception | undefined {
  return exceptions.find(
    ({ command, status, jobstatus }) =>
      command === recording.command &&
      (status === undefined || status === recording.status) &&
      (jobstatus === undefined || jobstatus === recording.jobstatus),
  );
}
