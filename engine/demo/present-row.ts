import type { Call, World } from './call.js';
import { dataOnly } from './data-only.js';
import type { Row } from './rows.js';
import { views } from './views.js';

/** A row as this caller gets it: with the fields that are worked out, and only fields that its type declares. */
export function presentRow(call: Call, row: Row): Row {
  const { command, world } = call;
  const type = command.answersReally ?? command.answers;
  const shown = dataOnly({ ...row, ...views[type]?.(call, row) });
  const job = command.kind === 'list' ? world.jobs.pendingOn(row.id) : undefined;
  if (job) Object.assign(shown, { jobid: job.id, jobstatus: 0 });
  const path = world.tables.domains.find((domain) => domain.id === row['domainid'])?.path;
  if (path !== undefined) shown['domainpath'] = path;
  const declared = declaredFields(world, type);
  return Object.fromEntries(Object.entries(shown).filter(([name]) => declared.has(name))) as Row;
}

const known = new Map<string, Set<string>>();

function declaredFields(world: World, type: string): Set<string> {
  const fields = known.get(type) ?? new Set(world.types[type]?.fields.map((field) => field.name));
  known.set(type, fields);
  return fields;
}
