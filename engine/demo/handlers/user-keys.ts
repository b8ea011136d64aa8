import { randomBytes } from 'node:crypto';
import { invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { needRow } from '../store/find-row.js';
import { planJob } from '../jobs/plan-job.js';
import type { UserRow } from '../store/rows.js';

const userOf = (call: Call): UserRow => needRow(call, call.world.tables.users, 'id', 'user');

/** API keys of users. Since 4.23 a user may have several pairs; a new one leaves the others valid. */
export const userKeyHandlers: Handlers = {
  registerUserKeys(call) {
    const { params, world } = call;
    const user = userOf(call);
    const pair = { apikey: randomBytes(64).toString('base64url'), secretkey: randomBytes(64).toString('base64url') };
    return planJob(user, {
      event: 'REGISTER.USER.KEY',
      saying: 'registering keys for user',
      aboutType: 'User',
      act: () => {
        (user._keypairs ??= []).push(pair);
        return {
          id: world.newId('key-pair'),
          name: params.text('name') ?? `${user.username} - API keypair`,
          description: params.text('description'),
          ...pair,
          userid: user.id,
          username: user.username,
          accountid: user.accountid,
          accountname: user.account,
          domainid: user.domainid,
          state: 'ENABLED',
          created: cloudDate(world.now()),
        };
      },
    });
  },
  getUser({ params, world }) {
    const key = params.text('userapikey');
    const user = world.tables.users.find(({ _keypairs = [] }) => _keypairs.some(({ apikey }) => apikey === key));
    if (!user) throw invalidValue('No user has this API key');
    return { object: user };
  },
  getUserKeys(call) {
    const user = userOf(call);
    const pair = user._keypairs?.at(-1);
    if (!pair) throw invalidValue(`User ${user.username} has no API keys`);
    return { object: { id: user.id, ...pair } };
  },
};
