import { ownerFields } from '../access/scope.js';
import type { Call, Handlers } from '../call.js';
import type { Row } from '../store/rows.js';

/** What is limited, by its number. */
const TYPES = [
  'user_vm',
  'public_ip',
  'volume',
  'snapshot',
  'template',
  'project',
  'network',
  'vpc',
  'cpu',
  'memory',
  'primary_storage',
  'secondary_storage',
  'backup',
  'backup_storage',
  'bucket',
  'object_storage',
  'gpu',
] as const;

/** Whom a limit is for: a domain as a whole where no account is named. */
function limited(call: Call): Partial<Row> {
  const { params, world } = call;
  const domain = world.tables.domains.find(({ id }) => id === params.text('domainid'));
  return domain && !params.has('account') ? { domainid: domain.id, domain: domain.name } : ownerFields(call);
}

function limitOf(call: Call, owner: Partial<Row>, number: number): Row {
  const tag = call.params.text('tag');
  const own = {
    account: owner['account'],
    domainid: owner['domainid'],
    projectid: owner['projectid'],
    resourcetype: String(number),
    tag,
  };
  const rows = (call.world.tables['resourceLimits'] ??= []);
  const known = rows.find((row) => Object.entries(own).every(([field, value]) => row[field] === value));
  if (known) return known;
  const account = call.world.tables.accounts.find(
    (row) => row.name === owner['account'] && row.domainid === owner['domainid'],
  );
  const max = number === 0 && tag === undefined ? (account?._vmlimit ?? -1) : -1;
  return { id: `${number}`, ...owner, ...own, resourcetypename: TYPES[number], max };
}

/** Limits are there for everybody: one is kept only when somebody has set it. */
export const resourceLimitHandlers: Handlers = {
  listResourceLimits(call) {
    const { params } = call;
    const wanted = params.number('resourcetype');
    const name = params.text('resourcetypename');
    const owner = limited(call);
    const limits = TYPES.map((_, number) => limitOf(call, owner, number));
    return {
      list: limits.filter(
        (row) =>
          (wanted === undefined || row['resourcetype'] === String(wanted)) &&
          (name === undefined || row['resourcetypename'] === name),
      ),
    };
  },
  updateResourceLimit(call) {
    const { params, world } = call;
    const owner = limited(call);
    const row = limitOf(call, owner, params.number('resourcetype') ?? 0);
    const rows = (world.tables['resourceLimits'] ??= []);
    if (!rows.includes(row)) rows.push(row);
    row['max'] = params.number('max') ?? -1;
    const account = world.tables.accounts.find(
      ({ name, domainid }) => name === owner['account'] && domainid === owner['domainid'],
    );
    if (account && row['resourcetype'] === '0' && row['tag'] === undefined) {
      if (row['max'] === -1) delete account._vmlimit;
      else account._vmlimit = Number(row['max']);
    }
    return { object: row };
  },
};
