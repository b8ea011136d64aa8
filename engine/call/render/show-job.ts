import type { Shown } from './shown.js';

export interface JobHandle {
  id: string;
  /** The tool that began it: whoever waits for it renders, hides and hands over as its manifest says. */
  tool: string;
  /** The object being made, where CloudStack knows it already. */
  objectId?: string;
}

/** A job that goes on: never lost, and how to go on with it. */
export function showJob(job: JobHandle, why: string): Shown {
  const made = job.objectId === undefined ? '' : ` The object already has the id ${job.objectId}.`;
  return {
    text: `${why} The job ${job.id} continues in the cloud.${made}\nFollow it with wait-for-job {"jobid": "${job.id}", "tool": "${job.tool}"}.`,
    structured: { job: { ...job, state: 'pending' } },
  };
}
