import { ApiError, unauthorized, unavailable } from '../api-error.js';
import type { Caller, Session, World } from '../call.js';
import { readDate } from '../cloud-date.js';
import type { BuiltInCommand, Role } from '../../facts/load-facts.js';
import type { Row, UserRow } from '../store/rows.js';
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
    const user = sessionUser(arrival, name, world);
    if (!world.offered.has(name)) throw unavailable(name);
    return callerOf(user, world);
  }
  const pair = world.tables['userKeys']?.find((row) => row['apikey'] === apiKey);
  const user = world.tables.users.find(({ id }) => id === pair?.['userid']);
  const signature = sentValue(pairs, 'signature');
  if (!world.offered.has(name) || !pair || !user || signature === undefined) throw unauthorized();
  checkExpiry(pairs, world.now(), demands.timestamps);
  if (!isValid(pair, world.now()) || !signatureMatches(pairs, signature, String(pair['secretkey'])))
    throw unauthorized();
  const rules = pair['_rules'] as Caller['rules'];
  return { ...callerOf(user, world), ...(rules ? { rules } : {}) };
}

/** A key pair may have a first and a last day. */
function isValid({ startdate, enddate }: Row, now: Date): boolean {
  const [from, until] = [startdate, enddate].map((text) => (typeof text === 'string' ? readDate(text) : undefined));
  return (from ?? now) <= now && now <= (until ?? now);
}

/** Whether the rules of the key pair let the command through. */
export function mayCall({ rules }: Caller, name: string): boolean {
  if (!rules) return true;
  const fits = ({ rule }: { rule: string }): boolean => {
    const [start = '', ...rest] = rule.toLowerCase().split('*');
    return rest.length === 0 ? start === name.toLowerCase() : name.toLowerCase().startsWith(start);
  };
  return rules.find(fits)?.permission === 'allow';
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

/** Of a session both the key and the cookies have to come. */
export function sessionOf({ pairs, cookies }: Arrival, world: World): Session | undefined {
  const key = sentValue(pairs, 'sessionkey');
  const session = key === undefined ? undefined : world.sessions.get(key);
  return session && cookies['sessionkey'] === key && cookies['JSESSIONID'] === session.cookie ? session : undefined;
}

/** What a session may ask before its second factor; the sign-on commands need no caller at all. */
const BEFORE_CODE = new Set([
  'listApis',
  'listIdps',
  'listUserTwoFactorAuthenticatorProviders',
  'setupUserTwoFactorAuthentication',
]);

function sessionUser(arrival: Arrival, name: string, world: World): UserRow {
  const session = sessionOf(arrival, world);
  if (!session) throw unauthorized();
  if (session.awaitsCode && !BEFORE_CODE.has(name)) {
    endSession(arrival, world);
    throw noSecondFactor();
  }
  return session.user;
}

/** Nobody is logged in by it any more. */
export const endSession = ({ pairs }: Arrival, world: World): void =>
  void world.sessions.delete(sentValue(pairs, 'sessionkey') ?? '');

export const noSecondFactor = (): ApiError =>
  new ApiError(511, 'The second factor of the login is missing or wrong; log in again and send its code');

const roles: Record<string, Role> = { Admin: 'Admin', ResourceAdmin: 'ResourceAdmin', DomainAdmin: 'DomainAdmin' };

function callerOf(user: UserRow, world: World): Caller {
  const account = world.tables.accounts.find((row) => row.id === user.accountid);
  if (account?.state !== 'enabled' || user.state !== 'enabled') throw unauthorized();
  return { user, account, role: roles[account.roletype] ?? 'User' };
}
