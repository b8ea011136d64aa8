import { invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { carryOut } from '../generic/deed.js';
import { mayAccess } from '../access/scope.js';
import { needRow, removeRow } from '../store/find-row.js';
import { findById } from '../store/index-of.js';
import { everyKind } from '../store/kinds.js';
import { listRows } from '../store/list-rows.js';
import type { Row } from '../store/rows.js';

const tableOf = ({ world }: Call, table: string): Row[] => (world.tables[table] ??= []);

/** Details that were added, and those that the thing came with. */
function detailRows(call: Call): Row[] {
  const resourceid = call.params.text('resourceid');
  const added = tableOf(call, 'resourceDetails');
  const every = [...everyKind()].map(({ table }) => table);
  const row = resourceid === undefined ? undefined : findById(call.world.tables, every, resourceid)?.row;
  if (!row || !mayAccess(call.world, call.caller, row)) return added;
  const known = new Set(added.filter((one) => one['resourceid'] === resourceid).map((one) => one['key']));
  const own = Object.entries((row['details'] ?? {}) as Record<string, unknown>).filter(([key]) => !known.has(key));
  const resourcetype = call.params.text('resourcetype');
  return [
    ...added,
    ...own.map(([key, value]) => ({ id: `${row.id}/${key}`, resourceid, resourcetype, key, value, fordisplay: true })),
  ];
}

/** What is written beside a thing of any kind: details, an icon, and who may use a network. */
export const attachedHandlers: Handlers = {
  // They tell to whom a network was opened, which is always somebody else.
  listNetworkPermissions: listRows({ rows: 'networkPermissions' }),
  listResourceDetails: listRows({ rows: detailRows, keyword: ['key', 'value'] }),
  addResourceDetail(call) {
    const { params, world } = call;
    const [resourceid, resourcetype] = [params.text('resourceid'), params.text('resourcetype')];
    return carryOut(call, {
      act: () => {
        const details = tableOf(call, 'resourceDetails');
        for (const [key, value] of Object.entries(params.keyed('details'))) {
          const old = details.find((one) => one['resourceid'] === resourceid && one['key'] === key);
          if (old) old['value'] = value;
          else details.push({ id: world.newId('detail'), resourceid, resourcetype, key, value, fordisplay: true });
        }
        return undefined;
      },
    });
  },
  removeResourceDetail(call) {
    const { params } = call;
    const key = params.text('key');
    return carryOut(call, {
      act: () => {
        const details = tableOf(call, 'resourceDetails');
        const isMeant = (one: Row): boolean =>
          one['resourceid'] === params.text('resourceid') && (key === undefined || one['key'] === key);
        for (const detail of details.filter(isMeant)) removeRow(call, details, detail);
        return undefined;
      },
    });
  },
  uploadResourceIcon(call) {
    const { params, world } = call;
    return carryOut(call, {
      act: () => {
        for (const resourceid of params.list('resourceids') ?? []) {
          const icon = {
            resourceid,
            resourcetype: params.text('resourcetype'),
            base64image: params.text('base64image'),
          };
          tableOf(call, 'resourceIcon').push({ id: world.newId('icon'), ...icon });
        }
        return undefined;
      },
    });
  },
  removeNetworkPermissions(call) {
    const { params, world } = call;
    needRow(call, world.tables.networks, 'networkid', 'network');
    const meant = [...(params.list('accountids') ?? []), ...(params.list('accounts') ?? [])];
    return carryOut(call, {
      act: () => {
        const rows = tableOf(call, 'networkPermissions').filter((row) => row['networkid'] === params.text('networkid'));
        for (const row of rows)
          if (meant.includes(String(row['account'])) || meant.includes(String(row['accountid'])))
            removeRow(call, tableOf(call, 'networkPermissions'), row);
        return undefined;
      },
    });
  },
  createNetworkPermissions(call) {
    const { params, world } = call;
    const networkid = params.text('networkid');
    const wanted = [...(params.list('accountids') ?? []), ...(params.list('accounts') ?? [])];
    return carryOut(call, {
      act: () => {
        for (const one of wanted) {
          const account = world.tables.accounts.find(({ id, name }) => id === one || name === one);
          if (!account) throw invalidValue(`There is no account ${one}`);
          const { id: accountid, name, domainid, domain } = account;
          const owner = { account: name, accountid, domainid, domain };
          tableOf(call, 'networkPermissions').push({ id: world.newId('permission'), networkid, ...owner });
        }
        return undefined;
      },
    });
  },
};
