import { randomBytes } from 'node:crypto';
import { invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { planJob } from '../jobs/plan-job.js';
import { mayAccess } from '../access/scope.js';
import { needRow, removeRow } from '../store/find-row.js';
import { rowById } from '../store/index-of.js';
import type { Row, Tables, UserRow } from '../store/rows.js';
import { holderOf } from '../world/key-pairs.js';

const userOf = (call: Call): UserRow => needRow(call, call.world.tables.users, 'id', 'user');
const pairsOf = ({ userKeys = [] }: Tables): Row[] => userKeys;
const newestOf = (tables: Tables, user: Row): Row | undefined =>
  pairsOf(tables).findLast(({ userid }) => userid === user.id);

/** The key pairs whose secrets the caller may see. */
function visible({ world, caller }: Call): Row[] {
  return pairsOf(world.tables).filter((pair) => {
    const holder = rowById(world.tables.users, pair['userid']);
    return holder !== undefined && mayAccess(world, caller, holder);
  });
}

function pairOf(call: Call): Row {
  const id = call.params.text('keypairid');
  const pair = visible(call).find((one) => one.id === id);
  if (!pair) throw invalidValue(`There is no API key pair ${id ?? ''} that you may see`);
  return pair;
}

const asDate = (date: Date | undefined): string | undefined => date && cloudDate(date);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The rules of a pair; one without any may do what its user may. */
function rulesOf({ world }: Call, pair: Row): Row[] {
  const ofRole = [...world.offered.values()].filter(({ roles }) => roles.some((role) => role === pair['roletype']));
  return (
    (pair['_rules'] as Row[] | undefined) ?? ofRole.map(({ name }) => ({ id: name, rule: name, permission: 'allow' }))
  );
}

/** API keys of users. Since 4.23 a user may have several pairs; a new one leaves the others valid. */
export const userKeyHandlers: Handlers = {
  registerUserKeys(call) {
    const { params, world } = call;
    const user = userOf(call);
    const rules = params.records('rules');
    const pair: Row = {
      id: world.newId('key-pair'),
      name: params.text('name') ?? `${user.username} - API keypair`,
      apikey: randomBytes(64).toString('base64url'),
      secretkey: randomBytes(64).toString('base64url'),
      description: params.text('description'),
      startdate: asDate(params.date('startdate')),
      enddate: asDate(params.date('enddate')),
      ...holderOf(user),
      created: cloudDate(world.now()),
      ...(rules.length === 0
        ? {}
        : { _rules: rules.map((rule) => ({ ...rule, permission: asText(rule['permission']).toLowerCase() })) }),
    };
    return planJob(user, {
      event: 'REGISTER.USER.KEY',
      saying: 'registering keys for user',
      aboutType: 'User',
      act: () => {
        pairsOf(world.tables).push(pair);
        return pair;
      },
    });
  },
  listUserKeys(call) {
    const { params, caller } = call;
    const [id, user, key, word] = ['keypairid', 'userid', 'apikeyfilter', 'keyword'].map((name) => params.text(name));
    const isWide = params.flag('listall') === true || [id, user, key].some((one) => one !== undefined);
    const list = visible(call)
      .filter((pair) => isWide || pair['userid'] === caller.user.id)
      .filter((pair) => (id ?? pair.id) === pair.id && (user ?? pair['userid']) === pair['userid'])
      .filter((pair) => (key ?? pair['apikey']) === pair['apikey'])
      .filter((pair) =>
        asText(pair.name)
          .toLowerCase()
          .includes(word?.toLowerCase() ?? ''),
      );
    const shown = params.flag('showpermissions') === true;
    return { list: shown ? list.map((pair) => ({ ...pair, permissions: pair['_rules'] ?? [] })) : list };
  },
  listUserKeyRules: (call) => ({ list: rulesOf(call, pairOf(call)) }),
  deleteUserKeys(call) {
    const { tables } = call.world;
    const pair = pairOf(call);
    return planJob(pair, {
      event: 'DELETE.USER.KEY',
      saying: 'deleting keys of user',
      aboutType: 'User',
      act: () => {
        removeRow(call, pairsOf(tables), pair);
        return undefined;
      },
    });
  },
  getUser({ params, world }) {
    const key = params.text('userapikey');
    const pair = pairsOf(world.tables).find(({ apikey }) => apikey === key);
    const user = world.tables.users.find(({ id }) => id === pair?.['userid']);
    if (!user) throw invalidValue('No user has this API key');
    return { object: user };
  },
  getUserKeys(call) {
    const user = userOf(call);
    const pair = newestOf(call.world.tables, user);
    if (!pair) throw invalidValue(`User ${user.username} has no API keys`);
    return { object: { id: user.id, apikey: pair['apikey'], secretkey: pair['secretkey'] } };
  },
};
