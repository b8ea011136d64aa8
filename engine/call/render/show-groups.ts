import { ToolError } from '../../errors.js';
import type { EngineArguments } from '../../manifest/engine-arguments.js';
import { didYouMean } from '../../text/nearest.js';
import { cost, mostThatFit } from './budget.js';
import { compactLines } from './compact-table.js';
import type { FindColumn } from './find-column.js';
import { groupRows, joined } from './group-rows.js';
import type { Group } from './group-rows.js';
import { partFields } from './list-extent.js';
import type { Part } from './list-extent.js';
import type { ShownIds } from './shown-ids.js';
import type { Shown } from './shown.js';
import { csvLines } from './table.js';
import type { Row, Table } from './table.js';
import { addedUp, orderOf, totalCells, totalUnit, totalValue } from './totals.js';
import type { Added } from './totals.js';

/** For the sentences below the groups. */
const LAST_LINES = 120;

export interface GroupReader {
  ids: ShownIds;
  tokens: number;
}

/**
 * Rows counted and added up by the values of one field or two, or all together: the largest first, and what there is no
 * room for, or beyond `_top`, as one line.
 */
export function showGroups(
  rows: Row[],
  own: EngineArguments,
  columnOf: FindColumn,
  part: Part | undefined,
  notes: readonly string[],
  { ids, tokens }: GroupReader,
): Shown {
  const labels = own._group ?? [];
  // As CloudStack gives it, so that it can be used in _filter.
  const by = labels.map((label) => ({ label, path: columnOf(label, '_group').path }));
  const added = addedUp(own, columnOf, rows);
  const { groups, isOverlapping, without } = groupRows(
    rows,
    by,
    added.map(({ column }) => column),
  );
  const sorted = sortGroups(groups, own._sort, labels, added);
  const tableOf = (count: number): { table: Table; shown: Group[] } => {
    const shown = withRest(sorted, count, labels.length);
    const columns = added.map((one, at) =>
      totalCells(
        one,
        shown.map(({ totals }) => totals[at]),
      ),
    );
    const short = ids.shorten(shown.flatMap(({ keys }) => keys));
    return {
      shown,
      table: {
        columns: [...labels, 'count', ...columns.map(({ label }) => label)],
        rows: shown.map(({ keys, count: of }, row) => [
          ...keys.map((key) => short.get(key) ?? key),
          String(of),
          ...columns.map(({ cells }) => cells[row] ?? ''),
        ]),
      },
    };
  };
  const most = Math.min(own._top ?? sorted.length, sorted.length);
  const textOf = (count: number): string => linesOf(tableOf(count).table, own._format).join('\n');
  const fitting = mostThatFit(most, (count) => cost(textOf(count)) <= tokens - LAST_LINES);
  const { shown } = tableOf(fitting);
  const left = sorted.length - fitting;
  const said = [
    part ? `${rows.length} counted. ${part.sentence}` : `${rows.length} in all.`,
    left === 0 ? '' : `${fitting} of ${sorted.length} groups; the others are in the last line.`,
    fitting < most ? `An answer has ${tokens} tokens at most; _filter leaves fewer groups.` : '',
    isOverlapping ? 'What has several values is counted with each.' : '',
    ...new Set(without.map((count, at) => withoutNumber(count, added[at]))),
    ...notes,
  ];
  const sentence = said.filter((one) => one !== '').join(' ');
  const last = own._format === undefined || own._format === 'table' ? sentence : `# ${sentence}`;
  const { table } = tableOf(fitting);
  return {
    text: [...linesOf(table, own._format), last].join('\n'),
    structured: { groups: asCounts(sorted, added), count: rows.length, ...partFields(part) },
    data: { kind: 'groups', said: sentence, fields: asData(shown, labels, added) },
    table: { ...table, above: [] },
  };
}

/** The largest first, by what was added up, else by their number; equal ones as they came. */
function sortGroups(
  groups: Group[],
  sort: string | undefined,
  labels: readonly string[],
  added: readonly Added[],
): Group[] {
  const isUp = sort !== undefined && !sort.startsWith('-');
  const wanted = sort?.replace(/^-/, '');
  const known = [...labels, 'count', ...added.map(({ label }) => label)];
  const at = wanted === undefined ? (added.length > 0 ? labels.length + 1 : labels.length) : known.indexOf(wanted);
  if (at === -1) {
    const near = didYouMean(wanted ?? '', known) || ` There are ${known.join(', ')}.`;
    const problem = `groups have no column "${wanted ?? ''}".${near}`.replace(/[.?]$/, '');
    throw new ToolError('invalid-argument', { argument: '_sort', problem });
  }
  const collator = new Intl.Collator('en', { numeric: true });
  const compare = (a: Group, b: Group): number => {
    if (at < labels.length) return collator.compare(a.keys[at] ?? '', b.keys[at] ?? '');
    if (at === labels.length) return a.count - b.count;
    return orderOf(
      added[at - labels.length - 1],
      a.totals[at - labels.length - 1],
      b.totals[at - labels.length - 1],
      isUp,
    );
  };
  return [...groups].sort((a, b) => (isUp ? compare(a, b) : compare(b, a)));
}

/** The first ones, and all others in one. */
function withRest(groups: readonly Group[], count: number, fields: number): Group[] {
  const [first, ...more] = groups.slice(count);
  if (!first) return [...groups];
  const rest = more.reduce(joined, first);
  const keys = Array.from({ length: fields }, (_, at) =>
    at === 0 ? `(${more.length + 1} other${more.length > 0 ? 's' : ''})` : '',
  );
  return [...groups.slice(0, count), { ...rest, keys }];
}

function withoutNumber(count: number, added: Added | undefined): string {
  if (count === 0 || !added) return '';
  return `${count} ${count === 1 ? 'has' : 'have'} no number in ${added.field}.`;
}

function linesOf(table: Table, format: EngineArguments['_format']): string[] {
  if (format === 'csv') return csvLines(table);
  if (format !== 'json') return compactLines(table);
  return table.rows.map((cells) =>
    JSON.stringify(Object.fromEntries(table.columns.map((label, at) => [label, cells[at] ?? '']))),
  );
}

/** For a host: how many rows have each value of one field. */
function asCounts(groups: readonly Group[], added: readonly Added[]): Record<string, number> | undefined {
  if (added.length > 0 || groups.some(({ keys }) => keys.length !== 1)) return undefined;
  return Object.fromEntries(groups.map(({ keys: [key = ''], count }) => [key, count]));
}

function asData(groups: readonly Group[], labels: readonly string[], added: readonly Added[]): Record<string, unknown> {
  const units = added.flatMap((one) => {
    const unit = totalUnit(one);
    return unit === undefined ? [] : [[one.label, unit] as const];
  });
  return {
    rows: groups.map(({ keys, count, totals }) =>
      Object.fromEntries([
        ...labels.map((label, at) => [label, keys[at] ?? ''] as const),
        ['count', count] as const,
        ...added.map((one, at) => [one.label, totalValue(one, totals[at])] as const),
      ]),
    ),
    ...(units.length > 0 ? { units: Object.fromEntries(units) } : {}),
  };
}
