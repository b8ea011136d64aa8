import { failure } from '../api-error.js';
import type { Handlers } from '../call.js';
import { dropSecondFactor, setUpSecondFactor } from '../access/two-factor.js';
import { findRow } from '../store/find-row.js';

/** Switching the second factor on, for oneself, and off. */
export const secondFactorHandlers: Handlers = {
  setupUserTwoFactorAuthentication(call) {
    const { params, caller, world } = call;
    if (params.flag('enable') === false) {
      const user = findRow(call, world.tables.users, 'userid', 'user') ?? caller.user;
      dropSecondFactor(user);
      return { object: { id: user.id, username: user.username } };
    }
    const { user } = caller;
    const provider = params.text('provider') ?? 'totp';
    const secretcode = setUpSecondFactor(user, provider);
    if (secretcode === undefined) throw failure(`There is no provider ${provider} of a second factor`);
    // The secret is only told here: what was seen of this type comes from switching it off.
    return { flat: { setup2fa: { id: user.id, username: user.username, accountid: user.accountid, secretcode } } };
  },
};
