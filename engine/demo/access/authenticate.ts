import { ApiError, unauthorized, unavailable } from '../api-error.js';
import type { Caller, World } from '../call.js';
import { readDate } from '../cloud-date.js';
import type { BuiltInCommand, Role } from '../../facts/load-facts.js';
import type { UserRow } from '../store/rows.js';
import { signatureMatches, type Pair } from './verify-signature.js';

const readsOnly = /^(get|list|query|find)\w+$/;
const longestExpiry = 15 * 60_000;

export interface Arrival {
  method: 'GET' | 'POST';
  pairs: readonly Pair[];
  cookies: Readonly<Record<string, string>>;
}

/** A sent value by name in any case; undefined when absent. */
export const sentValue = (pairs: readonly Pair[], name: string): string | undefined =>
  pairs.find(([sent]) => sent.toLowerCase() === name)?.[1];

/** 400 when a command that changes something comes by GET although the cloud demands POST (ApiServlet). */
export function requirePost(command: BuiltInCommand | undefined, name: string, method: string): void {
  if (method === 'POST' || command?.http === 'GET' || readsOnly.test(name.toLowerCase())) return;
  throw new ApiError(400, `State changing command ${name} needs to be sent using POST request`);
}

/** Finds out who sends the request, by signature or by session. Throws 401 and 432. */
export function authenticate(arrival: Arrival, name: string, world: World, demands: { timestamps: boolean }): Caller {
  const { pairs } = arrival;
  const apiKey = sentValue(pairs, 'apikey');
  if (apiKey === undefined) {
    const user = sessionUser(arrival, world);
    if (!world.offered.has(name)) throw unavailable(name);
    return callerOf(user, world);
  }
  const pairOf = (row: UserRow): { secretkey: string } | undefined =>
    row._keypairs?.find((pair) => pair.apikey === apiKey);
  const user = world.tables.users.find(pairOf);
  const secretKey = user && pairOf(user)?.secretkey;
  const signature = sentValue(pairs, 'signature');
  if (!world.offered.has(name) || !user || secretKey === undefined || signature === undefined) throw unauthorized();
  checkExpiry(pairs, world.now(), demands.timestamps);
  if (!signatureMatches(pairs, signature, secretKey)) throw unauthorized();
  return callerOf(user, world);
}

function checkExpiry(pairs: readonly Pair[], now: Date, demanded: boolean): void {
  if (sentValue(pairs, 'signatureversion') !== '3') {
    if (demanded) throw unauthorized();
    return;
  }
  const expires = readDate(sentValue(pairs, 'expires') ?? '');
  if (!expires || expires <= now) throw unauthorized();
  if (demanded && expires.getTime() - now.getTime() > longestExpiry) throw unauthorized();
}

function sessionUser({ pairs, cookies }: Arrival, world: World): UserRow {
  const key = sentValue(pairs, 'sessionkey');
  const session = key === undefined ? undefined : world.sessions.get(key);
  if (!session || cookies['sessionkey'] !== key || cookies['JSESSIONID'] !== session.cookie) throw unauthorized();
  return session.user;
}

const roles: Record<string, Role> = { Admin: 'Admin', ResourceAdmin: 'ResourceAdmin', DomainAdmin: 'DomainAdmin' };

function callerOf(user: UserRow, world: World): Caller {
  const account = world.tables.accounts.find((row) => row.id === user.accountid);
  if (account?.state !== 'enabled' || user.state !== 'enabled') throw unauthorized();
  return { user, account, role: roles[account.roletype] ?? 'User' };
}
