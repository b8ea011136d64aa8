import { badParameter, invalidValue } from '../api-error.js';
import type { Call } from '../call.js';
import type { TemplateRow } from './rows.js';
import { mayAccess, rowsInScope } from '../access/scope.js';

const filters = ['featured', 'self', 'selfexecutable', 'sharedexecutable', 'executable', 'community', 'all'];

/** The images that a `templatefilter` or `isofilter` stands for. Throws 431 for an unknown filter, and for `all` unless a root admin asks. */
export function listTemplateRows(call: Call, table: 'templates' | 'isos', param: string): TemplateRow[] {
  const { caller, params, world } = call;
  const rows = world.tables[table];
  const filter = (params.text(param) ?? 'selfexecutable').toLowerCase();
  if (!filters.includes(filter))
    throw badParameter(`Invalid ${param} value ${filter}; allowed are ${filters.join(', ')}`);
  if (filter === 'all' && caller.role !== 'Admin') {
    throw invalidValue(`Filter ${filter} can be specified by root admin only`);
  }
  const own = (row: TemplateRow): boolean =>
    row.account === caller.account.name && row.domainid === caller.account.domainid;
  const scoped =
    params.has('account') || params.has('projectid') || params.has('domainid')
      ? new Set(rowsInScope(call, rows))
      : undefined;
  const mine = (row: TemplateRow): boolean => (scoped ? scoped.has(row) : own(row));
  switch (filter) {
    case 'all':
      return rows;
    case 'featured':
      return rows.filter((row) => row.isfeatured && row.ispublic);
    case 'community':
      return rows.filter((row) => row.ispublic && !row.isfeatured);
    case 'self':
      return rows.filter(mine);
    case 'selfexecutable':
      return rows.filter((row) => mine(row) && row.isready);
    case 'sharedexecutable':
      return rows.filter(
        (row) => !row.ispublic && !own(row) && row['projectid'] !== undefined && mayAccess(world, caller, row),
      );
    default:
      return rows.filter(
        (row) => row.isready && (row.ispublic || mine(row) || (caller.role === 'Admin' && params.flag('listall'))),
      );
  }
}
