import { plainText } from '../../text/plain-text.js';
import { cloudDate } from '../cloud-date.js';
import { numberOf } from '../fill/made-up.js';
import { labelOf } from '../store/relations.js';
import type { Row, Tables } from '../store/rows.js';
import { stableId } from '../stable-id.js';

/**
 * A row in short: fields as CloudStack names them, and
 * `'@id'` the row's own id, `owner: alice` an account or a project, `zone: fra-1`, `'@vpcs/alice-vpc'` the id of that row, `'~12'` twelve days ago,
 * `key` what tells it from others of its owner where a name does not.
 */
export type Spec = Readonly<Record<string, unknown>>;
export type WorldPart = Readonly<Record<string, readonly Spec[]>>;

const DAY = 86_400_000;

/** The rows of a table; ids follow from the table and the name, so that they are the same at every start. */
export function expand(tables: Tables, table: string, specs: readonly Spec[], now: Date): Row[] {
  return specs.map(({ key, owner, zone, ...fields }, at) => {
    const name = key ?? fields['name'] ?? String(at);
    const id = stableId(`${table}/${typeof owner === 'string' ? `${owner}/` : ''}${plainText(name)}`);
    const row: Row = { id, ...(key === undefined ? {} : { _key: key }) };
    if (typeof zone === 'string') Object.assign(row, { zoneid: idOf(tables, 'zones', zone), zonename: zone });
    if (typeof owner === 'string') Object.assign(row, ownerNamed(tables, owner));
    for (const [field, value] of Object.entries(fields)) row[field] = value === '@id' ? id : told(tables, value, now);
    row['created'] ??= cloudDate(new Date(now.getTime() - (20 + (numberOf(id) % 200)) * DAY));
    return row;
  });
}

function told(tables: Tables, value: unknown, now: Date): unknown {
  if (Array.isArray(value)) return value.map((item) => told(tables, item, now));
  if (typeof value !== 'string') return value;
  const days = /^~(-?[\d.]+)$/.exec(value)?.[1];
  if (days !== undefined) return cloudDate(new Date(now.getTime() - Number(days) * DAY));
  const [, table, name] = /^@(\w+)\/(.+)$/.exec(value) ?? [];
  return table === undefined || name === undefined ? value : idOf(tables, table, name);
}

function idOf(tables: Tables, table: string, name: string): string {
  const row = (tables[table] ?? []).find((one) => labelOf(one) === name || one['_key'] === name);
  if (!row) throw new Error(`The demo world has no ${name} among its ${table}.`);
  return row.id;
}

/** The owner's fields, as every owned row has them. */
export function ownerNamed(tables: Tables, name: string): Partial<Row> {
  const project = tables.projects.find((row) => row.name === name);
  if (project) return { domainid: project.domainid, domain: project.domain, projectid: project.id, project: name };
  const account = tables.accounts.find((row) => row.name === name);
  if (!account) throw new Error(`The demo world has no account ${name}.`);
  return { account: name, domainid: account.domainid, domain: account.domain };
}
