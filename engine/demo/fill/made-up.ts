import { kindOf, statesOf } from '../../facts/sample-kinds.js';
import { sampleFlag, sampleNumber, sampleText } from '../../facts/sample-values.js';
import type { FieldShape } from '../../facts/answer-facts.js';
import { tablesOf } from '../store/relations.js';
import type { Row, Tables } from '../store/rows.js';

/** A small number that is always the same for the same row. */
export const numberOf = (id: string): number => {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) >>> 0;
  return sum;
};

/** Which row a field points at that nothing was said about: one of the same zone and owner, always the same. */
function chosen(tables: Tables, row: Row, field: string): string | undefined {
  const [table] = tablesOf(field.slice(0, -2));
  const rows = table === undefined ? [] : (tables[table] ?? []);
  if (rows.length === 0) return undefined;
  const fits = (name: string) => (other: Row) =>
    row[name] === undefined || other[name] === undefined || other[name] === row[name];
  const near = rows.filter((other) =>
    ['zoneid', 'domainid', 'account', 'projectid'].every((name) => fits(name)(other)),
  );
  const among = near.length > 0 ? near : rows;
  return among[numberOf(row.id) % Math.min(among.length, 5)]?.id;
}

/** A value for a field that comes but that nobody has set: one that could be true, and the same every time. */
export function madeUp(tables: Tables, row: Row, type: string, field: string, form: FieldShape): unknown {
  const place = { kind: kindOf(type), n: 1 + (numberOf(row.id) % 9) };
  if (Array.isArray(form)) return [];
  switch (form) {
    case 'b':
      return sampleFlag(field, place);
    case 'n':
      return quantity(field) ?? sampleNumber(field, place);
    case 's':
      break;
    default:
      return {};
  }
  if (field === 'state' || field === 'status' || field === 'type') return statesOf(type, field)[0];
  if (/^(created|lastupdated|allocated|sent|lastchanged)$/.test(field)) return row['created'];
  if (field.length > 2 && field.endsWith('id')) {
    const id = chosen(tables, row, field);
    if (id !== undefined) return id;
  }
  if (/(limit|available)$/.test(field)) return 'Unlimited';
  return sampleText(field, place);
}

/** Counters stand at nothing until something is counted. */
function quantity(field: string): number | undefined {
  return /(total|used|count|kbs|bytes|running|stopped|ioread|iowrite)/.test(field) &&
    !/cpu|capacity|disksize|^memory/.test(field)
    ? 0
    : undefined;
}
