import { failure } from '../api-error.js';
import type { Call, JobPlan } from '../call.js';
import { verbOf } from '../generic/verbs.js';
import { findById, rowById } from '../store/index-of.js';
import { pointedAt, pointers } from '../store/relations.js';
import type { Row, Tables } from '../store/rows.js';

/** Commands that have something done on a host; others only write down what is to be. */
const DONE_THERE =
  /^(start|stop|reboot|destroy|expunge|migrate|resize|revert|scale|patch|provision|restore|attach|detach|check|run|extract)$/;
const ALSO = /^(getDiagnosticsData|create(VM)?Snapshot|createBackup|deleteVMSnapshot|change\w+DiskOffering)$/;

/** The host that a thing is on: itself, where it runs, or where the machine runs that it hangs on. */
function hostOf(tables: Tables, row: Row, depth = 0): Row | undefined {
  const own = rowById(tables.hosts, row.id) ?? rowById(tables.hosts, row['hostid']);
  if (own || depth > 1) return own;
  const behind = pointers(row).find(({ word }) => /^(virtualmachine|volume)$/.test(word));
  const next = behind && pointedAt(tables, row, behind.field);
  return next && hostOf(tables, next, depth + 1);
}

/** The thing that a job is about, also where only its id was sent. */
function aboutOf({ command, params, world }: Call, plan: JobPlan): Row | undefined {
  if (plan.about) return plan.about;
  const ids = command.params.filter(({ type }) => type === 'uuid').map(({ name }) => params.text(name));
  const tables = ['virtualMachines', 'routers', 'systemVms', 'hosts', 'volumes'];
  return ids.map((id) => findById(world.tables, tables, id)?.row).find((row) => row !== undefined);
}

/** Whatever has to be done by the agent of a host fails while that agent is not there. Throws 530. */
export function reachAgent(call: Call, plan: JobPlan): void {
  const { name } = call.command;
  if (!DONE_THERE.test(verbOf(name)) && !ALSO.test(name)) return;
  const about = aboutOf(call, plan);
  const host = about && hostOf(call.world.tables, about);
  if (!host || !['Disconnected', 'Down', 'Alert'].includes(String(host['state']))) return;
  throw failure(`The agent of host ${host.name ?? host.id} does not answer: it is ${String(host['state'])}.`);
}
