import { badParameter } from '../api-error.js';
import type { Handlers } from '../call.js';
import { dataOnly } from '../answer/data-only.js';
import { rowsInScope } from '../access/scope.js';

/** queryAsyncJobResult answers flat, without an inner key; listAsyncJobs shows unfinished jobs only. */
export const jobHandlers: Handlers = {
  queryAsyncJobResult(call) {
    const { caller, params, world } = call;
    const wanted = params.text('jobid');
    const resource = params.text('resourceid');
    const job = world.jobs.all.findLast((row) =>
      wanted === undefined ? resource !== undefined && row['jobinstanceid'] === resource : row.id === wanted,
    );
    const foreign = job && caller.role === 'User' && job.accountid !== caller.account.id;
    if (!job || foreign) throw badParameter(`Unable to find a job by id ${wanted ?? resource ?? ''}`);
    const told = Object.fromEntries(Object.entries(dataOnly(job)).filter(([name]) => name !== 'id'));
    const [server] = world.tables['managementServers'] ?? [];
    const where = { managementserverid: server?.id, managementservername: server?.name };
    return { flat: { ...told, ...(job.jobstatus === 0 ? where : {}) } };
  },
  listAsyncJobs(call) {
    const start = call.params.date('startdate');
    const rows = rowsInScope(call, call.world.jobs.all)
      .filter((job) => job.jobstatus === 0)
      .filter((job) => !start || new Date(String(job['created'])) >= start);
    return { list: rows };
  },
};
