import { stableId, stableKey } from '../stable-id.js';
import type { Row, Tables } from '../store/rows.js';

/** A key pair for each of the people that are there at the start; more are registered by them. */
export function keyPairs({ users }: Tables): Row[] {
  return users.map((user) => ({
    id: stableId(`key-pair/${user.username}`),
    name: `${user.username} - API key pair`,
    apikey: stableKey(`api-key/${user.username}`),
    secretkey: stableKey(`secret-key/${user.username}`),
    ...holderOf(user),
    created: user['created'],
  }));
}

const TYPES: Readonly<Record<string, string>> = { Admin: 'ADMIN', DomainAdmin: 'DOMAIN_ADMIN' };

/** Whose a key pair is, as its answers tell it. */
export function holderOf(user: Tables['users'][number]): Record<string, unknown> {
  return {
    userid: user.id,
    username: user.username,
    accountid: user.accountid,
    accountname: user.account,
    accounttype: TYPES[String(user['roletype'])] ?? 'NORMAL',
    roleid: user['roleid'],
    roletype: user['roletype'],
    rolename: user['rolename'],
    domainid: user.domainid,
    domain: user['domain'],
    state: 'ENABLED',
  };
}
