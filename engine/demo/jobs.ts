import { ApiError } from './api-error.js';
import { cloudDate } from './cloud-date.js';
import type { Call, Job, JobBoard, JobFate, JobPlan } from './call.js';
import { presentRow } from './present-row.js';
import { recordEvent } from './record-event.js';

const adminOnlyPackage = /^(prepareHost|cancelHost|rebootSystem|migrateVirtual)/;

/** Jobs take `jobMs` and then do their work in one step, so a test sees the state before, meanwhile and after. */
export function createJobBoard(jobMs: number): JobBoard {
  const all: Job[] = [];
  const timers = new Set<NodeJS.Timeout>();

  const later = (act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, jobMs);
    timers.add(timer);
  };

  const complete = (job: Job, call: Call, plan: JobPlan, fate: Exclude<JobFate, 'stuck'>): void => {
    try {
      if (typeof fate === 'object') {
        plan.cancel?.();
        throw new ApiError(fate.fails.errorcode, fate.fails.errortext);
      }
      const row = plan.finish();
      job.jobstatus = 1;
      job['jobresultcode'] = 0;
      job['jobresulttype'] = 'object';
      job['jobresult'] = row && call.command.key ? { [call.command.key]: presentRow(call, row) } : { success: true };
      recordEvent(call, plan, 'Completed');
    } catch (error) {
      job.jobstatus = 2;
      job['jobresultcode'] = 530;
      job['jobresulttype'] = 'object';
      job['jobresult'] =
        error instanceof ApiError
          ? // Only a ServerApiException keeps its code in a job (ApiAsyncJobDispatcher); invalid values become 530.
            { errorcode: error.cserrorcode === 4350 ? 530 : error.errorcode, errortext: error.message }
          : { errorcode: 530, errortext: 'Internal error of the demo cloud' };
      recordEvent(call, plan, 'Failed', error instanceof ApiError ? error.message : undefined);
    }
    job['completed'] = cloudDate(call.world.now());
  };

  return {
    all,
    pendingOn: (id) => all.find((job) => job.jobstatus === 0 && job['jobinstanceid'] === id),
    start(call, plan, fate) {
      const { caller, command, world } = call;
      const id = call.params.text('customjobid') ?? world.newId('job');
      const place = adminOnlyPackage.test(command.name) ? 'admin' : 'user';
      const job: Job = {
        id,
        jobid: id,
        accountid: caller.account.id,
        account: caller.account.name,
        domainid: caller.account.domainid,
        domainpath: caller.account.domainpath,
        userid: caller.user.id,
        cmd: `org.apache.cloudstack.api.command.${place}.${command.group.toLowerCase()}.${command.name.charAt(0).toUpperCase()}${command.name.slice(1)}Cmd`,
        jobstatus: 0,
        jobprocstatus: 0,
        jobresultcode: 0,
        ...(plan.about ? { jobinstanceid: plan.about.id, jobinstancetype: plan.aboutType ?? 'VirtualMachine' } : {}),
        created: cloudDate(world.now()),
      };
      all.push(job);
      recordEvent(call, plan, 'Started');
      if (fate !== 'stuck') later(() => complete(job, call, plan, fate));
      return job;
    },
    later,
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}
