import type { Facts } from './facts.js';
import type { FieldFacts } from './load-facts.js';
import { kindOf, statesOf } from './sample-kinds.js';
import { sampleDate, sampleFlag, sampleId, sampleNumber, sampleText } from './sample-values.js';
import type { Place } from './sample-values.js';

export type SampleRow = Record<string, unknown>;

/** Lists inside rows: longer ones would only make the answer longer. */
const NESTED_ROWS = 2;
const DEEPEST = 2;
/** These are there only while a job works on the object, unless the thing is a job itself. */
const OF_JOBS = new Set(['jobid', 'jobstatus']);
/** What stands in lists of which CloudStack does not say the type. */
const UNTYPED: Record<string, SampleRow> = { owner: { account: 'account-1', user: 'user-1' } };

/**
 * Row `n` (from 1) of a type with every field filled: what CloudStack could have answered. The same every time. A type
 * that nothing is known of has an id and a name.
 */
export function sampleRow(type: string, n: number, facts: Facts): SampleRow {
  const rows = made.get(facts) ?? new Map<string, SampleRow>();
  made.set(facts, rows);
  const row = rows.get(`${type} ${n}`) ?? rowOf(type, n, facts, 0);
  rows.set(`${type} ${n}`, row);
  return { ...row };
}

/** A row is made once: a run over all manifests looks the same things up again and again. */
const made = new WeakMap<Facts, Map<string, SampleRow>>();

/** The same with an id and a name only, as objects come that lack whatever may be missing. */
export function sparseRow(type: string, n: number): SampleRow {
  const kind = kindOf(type);
  return { id: sampleId(kind, `${kind}-${n}`), name: `${kind}-${n}` };
}

function rowOf(type: string, n: number, facts: Facts, depth: number): SampleRow {
  const fields = facts.type(type)?.fields;
  if (!fields) return sparseRow(type, n);
  const place: Place = { kind: kindOf(type), n };
  const isJob = fields.some(({ name }) => name === 'jobprocstatus');
  const row: SampleRow = {};
  for (const field of fields) {
    if (OF_JOBS.has(field.name) && !isJob) continue;
    const isOwnId = isJob && field.name === 'jobid';
    const value = isOwnId ? sampleId('job', `job-${n}`) : valueOf(field, type, place, facts, depth);
    if (value !== undefined) row[field.name] = value;
  }
  return row;
}

function valueOf({ name, type, of }: FieldFacts, owner: string, place: Place, facts: Facts, depth: number): unknown {
  const inner = typeNamed(of, facts) ?? typeNamed(type, facts);
  switch (type) {
    case 'boolean':
      return sampleFlag(name, place);
    case 'integer':
    case 'int':
    case 'long':
    case 'short':
    case 'bigdecimal':
    case 'double':
    case 'float':
      return sampleNumber(name, place);
    case 'date':
      return sampleDate(place.n);
    case 'map':
      return { [`${name}-1`]: 'value-1' };
    case 'list':
    case 'set':
    case 'string[]':
    case 'listresponse':
      if (Object.hasOwn(UNTYPED, name) && inner === undefined) return [UNTYPED[name]];
      if (inner === undefined) return [1, 2].map((n) => listed(name, n));
      if (depth >= DEEPEST) return undefined;
      return range(depth === 0 ? NESTED_ROWS : 1).map((n) => rowOf(inner, n, facts, depth + 1));
    case 'long[]':
    case 'double[]':
      return [1, 2];
    default:
      if (inner !== undefined) return depth >= DEEPEST ? undefined : rowOf(inner, place.n, facts, depth + 1);
      if (name === 'state' || name === 'status' || name === 'type') return statesOf(owner, name)[0];
      return sampleText(name, place);
  }
}

/** The name of a known type, however its letters are written. */
function typeNamed(word: string | undefined, facts: Facts): string | undefined {
  if (word === undefined) return undefined;
  return facts.type(word) ? word : undefined;
}

/** "zoneids" -> an id, "capabilities" -> "capabilities-1". */
function listed(name: string, n: number): string {
  return /ids$/i.test(name) ? sampleId(kindOf(name.slice(0, -3)), `${name}-${n}`) : `${name.replace(/s$/, '')}-${n}`;
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
