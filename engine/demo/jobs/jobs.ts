import { loadAnswerFacts } from '../../facts/answer-facts.js';
import type { BuiltInCommand, Role } from '../../facts/load-facts.js';
import { ApiError, failure } from '../api-error.js';
import { cloudDate } from '../cloud-date.js';
import type { Call, Job, JobBoard, JobFate, JobPlan } from '../call.js';
import { presentRow } from '../answer/present-row.js';
import type { Row } from '../store/rows.js';
import { reachAgent } from './reach-agent.js';
import { recordAlert } from './record-alert.js';
import { recordEvent } from './record-event.js';

/** CloudStack's class of the command: as it was seen, or where commands of its group usually lie. */
function classOf(command: BuiltInCommand, role: Role): string {
  const seen = loadAnswerFacts().commands[command.name]?.class;
  // Root admins get a class of their own for what they may do more.
  if (seen?.endsWith('ByAdmin') && role !== 'Admin') return seen.replace('.admin.', '.user.').replace(/ByAdmin$/, '');
  const place = command.roles.includes('User') ? 'user' : 'admin';
  const name = `${command.name.charAt(0).toUpperCase()}${command.name.slice(1)}Cmd`;
  return seen ?? `org.apache.cloudstack.api.command.${place}.${command.group.toLowerCase()}.${name}`;
}

/** What a job tells of the object it is about: some tell its id, some only its kind, some nothing. */
function instanceOf({ command, params }: Call, plan: JobPlan): Record<string, unknown> {
  const { instance, about = 'None' } = loadAnswerFacts().commands[command.name] ?? {};
  if (instance === undefined) return {};
  const sent = (): string | undefined =>
    command.params
      .filter(({ type, collectionType }) => type === 'uuid' || collectionType === 'uuid')
      .flatMap(({ name }) => params.text(name) ?? params.list(name) ?? [])[0];
  const id = instance === 'id' ? (plan.about?.id ?? params.text('id') ?? sent()) : undefined;
  return { ...(id === undefined ? {} : { jobinstanceid: id }), jobinstancetype: about };
}

function resultOf(call: Call, made: ReturnType<JobPlan['finish']>, job: Job): Record<string, unknown> {
  const { key, kind } = call.command;
  if (made === undefined || kind === 'success') return { success: true };
  const shown = Array.isArray(made)
    ? { responses: made.map((row: Row) => presentRow(call, row, job)) }
    : presentRow(call, made as Row, job);
  return { [key ?? 'null']: shown };
}

/** Jobs take `jobMs` and then do their work in one step, so a test sees the state before, meanwhile and after; `onTurn` hears of each. */
export function createJobBoard(jobMs: number, onTurn: () => void = () => undefined): JobBoard {
  const all: Job[] = [];
  const timers = new Set<NodeJS.Timeout>();
  /** Unfinished jobs by the object that they work on: each row of each list asks. */
  const pending = new Map<string, Job>();

  const later = (act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
      onTurn();
    }, jobMs);
    timers.add(timer);
  };

  const complete = (job: Job, call: Call, plan: JobPlan, fate: Exclude<JobFate, 'stuck' | 'vanishes'>): void => {
    try {
      if (typeof fate === 'object') {
        plan.cancel?.();
        throw new ApiError(fate.fails.errorcode, fate.fails.errortext);
      }
      plan.check?.();
      try {
        reachAgent(call, plan);
      } catch (error) {
        plan.cancel?.();
        throw error;
      }
      const made = plan.finish();
      job.jobstatus = 1;
      job['jobresultcode'] = 0;
      if (call.command.kind !== 'none')
        Object.assign(job, { jobresulttype: 'object', jobresult: resultOf(call, made, job) });
      recordEvent(call, plan, 'Completed');
    } catch (error) {
      const known = error instanceof ApiError ? error : failure(`Error in the demo cloud: ${String(error)}`);
      job.jobstatus = 2;
      job['jobresultcode'] = known.errorcode;
      job['jobresulttype'] = 'object';
      job['jobresult'] = { errorcode: known.errorcode, errortext: known.message };
      recordEvent(call, plan, 'Failed', known.message);
      recordAlert(call, plan, known);
    }
    job['completed'] = cloudDate(call.world.now());
    if (plan.about && pending.get(plan.about.id) === job) pending.delete(plan.about.id);
  };

  return {
    all,
    pendingOn: (id) => pending.get(id),
    start(call, plan, fate) {
      const { caller, command, world } = call;
      const id = call.params.text('customjobid') ?? world.newId('job');
      const job: Job = {
        id,
        jobid: id,
        accountid: caller.account.id,
        account: caller.account.name,
        domainid: caller.account.domainid,
        domainpath: caller.account.domainpath,
        userid: caller.user.id,
        cmd: classOf(command, caller.role),
        jobstatus: 0,
        jobprocstatus: 0,
        jobresultcode: 0,
        ...instanceOf(call, plan),
        created: cloudDate(world.now()),
      };
      if (fate === 'vanishes') return job;
      all.push(job);
      if (plan.about && !pending.has(plan.about.id)) pending.set(plan.about.id, job);
      recordEvent(call, plan, 'Started');
      if (fate !== 'stuck') later(() => complete(job, call, plan, fate));
      return job;
    },
    later,
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}
