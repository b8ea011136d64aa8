import type { Result } from '../call.js';
import type { Row } from '../store/rows.js';

export interface JobSpec {
  /** CloudStack's event type, as VM.START. */
  event: string;
  /** For the list of events: "starting Vm". */
  saying: string;
  aboutType?: string;
  /** Answer this id at once: the command is asyncCreate. */
  id?: string;
  /** Throws what is wrong. CloudStack looks inside the job, so the request itself still succeeds. */
  check?: () => void;
  /** Where the object keeps its state; hosts have two. */
  stateField?: 'state' | 'resourcestate';
  /** State of the object while the job runs. */
  during?: string;
  /** State after a failure; the one before unless given. */
  failed?: string;
  act: () => Row | undefined;
}

/** A job on one object: checked now, shown in its passing state meanwhile, done at the end; a failure puts the state back. */
export function planJob(about: Row, spec: JobSpec): Result {
  const field = spec.stateField ?? 'state';
  const before = about[field];
  let wrong: Error | undefined;
  try {
    spec.check?.();
  } catch (error) {
    wrong = error instanceof Error ? error : new Error(String(error));
  }
  if (wrong === undefined && spec.during !== undefined) about[field] = spec.during;
  const putBack = (): void => {
    if (spec.failed !== undefined || spec.during !== undefined) about[field] = spec.failed ?? before;
  };
  return {
    job: {
      about,
      event: spec.event,
      saying: spec.saying,
      ...(spec.aboutType === undefined ? {} : { aboutType: spec.aboutType }),
      ...(spec.id === undefined ? {} : { id: spec.id }),
      check: () => {
        if (wrong !== undefined) throw wrong;
      },
      finish: () => {
        try {
          return spec.act();
        } catch (error) {
          putBack();
          throw error;
        }
      },
      cancel: () => {
        if (wrong === undefined) putBack();
      },
    },
  };
}
