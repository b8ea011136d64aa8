import type { Call } from './call.js';
import { dataOnly } from './data-only.js';
import type { Row } from './rows.js';
import { views } from './views.js';

/** A row as this caller gets it: with the fields that are worked out, without those that are the cloud's own. */
export function presentRow(call: Call, row: Row): Row {
  const { command, world } = call;
  const view = views[command.answersReally ?? command.answers];
  const shown = dataOnly(view ? { ...row, ...view(call, row) } : row);
  const job = world.jobs.pendingOn(row.id);
  if (job && shown['jobid'] === undefined && command.kind === 'list')
    Object.assign(shown, { jobid: job.id, jobstatus: 0 });
  const domainid = row['domainid'];
  if (
    typeof domainid === 'string' &&
    world.types[command.answers]?.fields.some((field) => field.name === 'domainpath')
  ) {
    const path = world.tables.domains.find((domain) => domain.id === domainid)?.path;
    if (path) shown['domainpath'] = path;
  }
  return shown;
}
