import { invalidValue, permissionDenied } from '../api-error.js';
import type { Call, Caller, World } from '../call.js';
import type { Row } from '../store/rows.js';

/** Who a row belongs to; public rows have no owner fields. */
type Owned = Row & { account?: string; domainid?: string; projectid?: string };

const pathOf = (world: World, domainid: string | undefined): string =>
  world.tables.domains.find((domain) => domain.id === domainid)?.path ?? '';

/** Whether the domain is the other one or lies below it. */
export const isWithin = (world: World, domainid: string | undefined, topDomainId: string | undefined): boolean =>
  `${pathOf(world, domainid)}/`.startsWith(`${pathOf(world, topDomainId)}/`);

function mayUseProject(world: World, caller: Caller, projectid: string): boolean {
  const project = world.tables.projects.find((row) => row.id === projectid);
  if (!project) return false;
  if (caller.role === 'Admin') return true;
  if (caller.role === 'DomainAdmin' && isWithin(world, project.domainid, caller.account.domainid)) return true;
  return project._members.includes(caller.account.id);
}

/** Whether the caller may see and change this row at all (AccountManagerImpl.checkAccess). */
export function mayAccess(world: World, caller: Caller, row: Owned): boolean {
  if (caller.role === 'Admin' || isNobodys(row)) return true;
  if (row.projectid) return mayUseProject(world, caller, row.projectid);
  if (caller.role === 'DomainAdmin') return isWithin(world, row.domainid, caller.account.domainid);
  return row.account === caller.account.name && row.domainid === caller.account.domainid;
}

/** Throws 531 when a changing command names somebody else's object. */
export function checkAccess({ world, caller }: Call, row: Owned): void {
  if (!mayAccess(world, caller, row)) {
    throw permissionDenied(`${caller.account.id}-${caller.account.name}`, row.account ?? row.projectid ?? 'unknown');
  }
}

/** What belongs to nobody is seen by everybody who may list it. */
const isNobodys = (row: Owned): boolean => (row.account ?? row.projectid) === undefined;

const ownRow = (caller: Caller, row: Owned): boolean =>
  isNobodys(row) || (row.account === caller.account.name && row.domainid === caller.account.domainid);

/** The rows of a list that the caller asked for and may see (AccountManagerImpl.buildACLSearchParameters). Throws 431. */
export function rowsInScope<R extends Owned>(call: Call, rows: readonly R[]): R[] {
  const { caller, params, world } = call;
  const allowed = rows.filter((row) => mayAccess(world, caller, row) || row['ispublic'] === true);
  const projectid = params.text('projectid');
  const account = params.text('account');
  const domainid = params.text('domainid');
  // Where a list cannot be told to show everything, those who may see everything do.
  const hasListAll = call.command.params.some(({ name }) => name === 'listall');
  const listAll = hasListAll ? params.flag('listall') === true : caller.role !== 'User';

  if (account !== undefined && projectid !== undefined) {
    throw invalidValue("Account and projectId can't be specified together");
  }
  if (projectid === '-1') {
    const withProjects = allowed.filter((row) => row.projectid !== undefined || (listAll && inListAll(call, row)));
    return domainid === undefined || account !== undefined ? withProjects : ofDomain(call, withProjects, domainid);
  }
  if (projectid !== undefined) {
    if (!mayUseProject(world, caller, projectid)) {
      throw permissionDenied(`${caller.account.id}-${caller.account.name}`, projectid);
    }
    return rows.filter((row) => row.projectid === projectid);
  }
  if (params.has('id') || params.has('ids')) {
    return caller.role === 'User' ? allowed.filter((row) => row.projectid ?? ownRow(caller, row)) : allowed;
  }
  // An invitation tells its project and belongs to an account.
  const outsideProjects = allowed.filter((row) => row.projectid === undefined || row.account !== undefined);
  if (account !== undefined) return ofAccount(call, outsideProjects, account, domainid ?? caller.account.domainid);
  if (domainid !== undefined) return ofDomain(call, outsideProjects, domainid);
  return listAll ? outsideProjects : outsideProjects.filter((row) => ownRow(caller, row) || row['ispublic'] === true);
}

const inListAll = ({ caller }: Call, row: Owned): boolean => caller.role !== 'User' || ownRow(caller, row);

/** Those of a domain, and with `isrecursive` of the domains below. Throws 531 for one that is not the caller's to see. */
function ofDomain<R extends Owned>({ caller, params, world }: Call, rows: R[], domainid: string): R[] {
  if (caller.role !== 'Admin' && !isWithin(world, domainid, caller.account.domainid)) {
    throw permissionDenied(`${caller.account.id}-${caller.account.name}`, domainid);
  }
  const below = params.flag('isrecursive') === true;
  return rows.filter((row) => row.domainid === domainid || (below && isWithin(world, row.domainid, domainid)));
}

function ofAccount<R extends Owned>(call: Call, rows: R[], account: string, domainid: string): R[] {
  const { world } = call;
  const known = world.tables.accounts.some((row) => row.name === account && row.domainid === domainid);
  if (!known) throw invalidValue(`Unable to find account ${account} in domain ${domainid}`);
  return rows.filter((row) => row.account === account && row.domainid === domainid);
}

/** Owner fields for a new object: the caller, a named account (admins) or a project. Throws 431 and 531. */
export function ownerFields(call: Call): {
  account?: string;
  domainid: string;
  domain: string;
  projectid?: string;
  project?: string;
} {
  const { caller, params, world } = call;
  const projectid = params.text('projectid');
  if (projectid !== undefined) {
    const project = world.tables.projects.find((row) => row.id === projectid);
    if (!project) throw invalidValue('Unable to find project by id');
    if (!mayUseProject(world, caller, projectid)) {
      throw permissionDenied(`${caller.account.id}-${caller.account.name}`, projectid);
    }
    return { domainid: project.domainid, domain: project.domain, projectid, project: project.name };
  }
  const name = params.text('account');
  if (name === undefined) {
    return { account: caller.account.name, domainid: caller.account.domainid, domain: caller.account.domain };
  }
  const domainid = params.text('domainid') ?? caller.account.domainid;
  const account = world.tables.accounts.find((row) => row.name === name && row.domainid === domainid);
  if (!account) throw invalidValue(`Unable to find account ${name} in domain ${domainid}`);
  const fields = { account: account.name, domainid: account.domainid, domain: account.domain };
  checkAccess(call, { id: account.id, ...fields });
  return fields;
}
