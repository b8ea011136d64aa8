import { randomBytes } from 'node:crypto';
import { ApiError } from '../api-error.js';
import { endSession, noSecondFactor, sessionOf, type Arrival } from '../access/authenticate.js';
import { dropSecondFactor, isRightCode } from '../access/two-factor.js';
import type { World } from '../call.js';
import type { ParameterBag } from '../request/parameter-bag.js';

export interface SignOn {
  /** Nothing where the command breaks off without a word. */
  flat: Record<string, unknown> | undefined;
  status?: number;
  cookies?: string[];
}

const nothing = (): SignOn => ({ flat: undefined });

/** Commands that need no caller; they check what they need themselves. */
export const signOnHandlers: Record<string, (params: ParameterBag, world: World, arrival: Arrival) => SignOn> = {
  login(params, world) {
    const { tables } = world;
    const path = (params.text('domain') ?? '/').replace(/^\/+|\/+$/g, '');
    const wanted = path === '' || path === 'ROOT' ? 'ROOT' : `ROOT/${path.replace(/^ROOT\//, '')}`;
    const domain = tables.domains.find((row) => row.path === wanted);
    const user = tables.users.find((row) => row.username === params.text('username') && row.domainid === domain?.id);
    const account = tables.accounts.find((row) => row.id === user?.accountid);
    const rightPassword = user?._password !== undefined && user._password === params.text('password');
    if (!user || !account || !rightPassword || user.state !== 'enabled' || account.state !== 'enabled') {
      throw new ApiError(
        531,
        `Failed to authenticate user ${params.text('username') ?? ''} in domain ${wanted}; please provide valid credentials`,
        { cserrorcode: 4290 },
      );
    }
    const sessionkey = randomBytes(20).toString('base64url');
    const cookie = randomBytes(16).toString('hex');
    // What was set up and never used is forgotten.
    if (user._secondFactor?.isProven === false) dropSecondFactor(user);
    const factor = user._secondFactor;
    world.sessions.set(sessionkey, { user, cookie, awaitsCode: factor !== undefined });
    return {
      flat: {
        username: user.username,
        userid: user.id,
        domainid: user.domainid,
        timeout: 1800,
        account: user.account,
        firstname: user['firstname'],
        lastname: user['lastname'],
        type: String(account.accounttype),
        timezone: user['timezone'],
        timezoneoffset: '0.0',
        registered: 'false',
        sessionkey,
        is2faenabled: String(factor !== undefined),
        is2faverified: String(factor === undefined),
        ...(factor ? { providerfor2fa: factor.provider, issuerfor2fa: 'CloudStack' } : {}),
      },
      cookies: [`JSESSIONID=${cookie}; Path=/client; HttpOnly`, `sessionkey=${sessionkey}; Path=/client; HttpOnly`],
    };
  },
  forgotPassword(params, world) {
    const user = world.tables.users.find((row) => row.username === params.text('username'));
    return user ? { flat: { success: true } } : { flat: undefined, status: 531 };
  },
  /** The token comes by mail, and there is none here. */
  resetPassword: () => ({ flat: undefined, status: 431 }),
  listOauthProvider(params, world) {
    const rows = world.tables['oauthProviders'] ?? [];
    const id = params.text('id');
    const found = rows.filter((row) => id === undefined || row.id === id);
    if (id !== undefined && found.length === 0) return nothing();
    const shown = found.map(({ id: own, name, provider, description, clientid, redirecturi, enabled }) => ({
      id: own,
      provider,
      name: name ?? provider,
      description,
      clientid,
      redirecturi,
      enabled: enabled ?? true,
    }));
    return { flat: shown.length === 0 ? {} : { count: shown.length, oauthprovider: shown } };
  },
  verifyOAuthCodeAndGetUser: nothing,
  validateUserTwoFactorAuthenticationCode(params, world, arrival) {
    const session = sessionOf(arrival, world);
    if (!session) return nothing();
    if (!isRightCode(session.user, params.text('codefor2fa') ?? '', world.now())) {
      endSession(arrival, world);
      throw noSecondFactor();
    }
    session.awaitsCode = false;
    return { flat: { success: true } };
  },
  logout(_params, world, arrival) {
    endSession(arrival, world);
    return {
      flat: { description: 'success' },
      cookies: ['JSESSIONID=; Path=/client; Max-Age=0', 'sessionkey=; Path=/client; Max-Age=0'],
    };
  },
};
