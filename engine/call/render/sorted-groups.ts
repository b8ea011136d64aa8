import { ToolError } from '../../errors.js';
import type { EngineArguments } from '../../manifest/engine-arguments.js';
import { didYouMean } from '../../text/nearest.js';
import type { FindColumn } from './find-column.js';
import { groupRows } from './group-rows.js';
import type { Group } from './group-rows.js';
import type { Row } from './table.js';
import { addedUp, orderOf, totalUnit, totalValue } from './totals.js';
import type { Added } from './totals.js';

export interface SortedGroups {
  /** What the rows are grouped by, as the caller calls it. */
  labels: readonly string[];
  added: readonly Added[];
  groups: readonly Group[];
  /** What a reader has to know of the numbers. */
  said: string[];
}

/** The groups that `_group`, `_sum` and the like ask for. Throws invalid-argument for what cannot be done. */
export function sortedGroups(rows: readonly Row[], own: EngineArguments, columnOf: FindColumn): SortedGroups {
  const labels = own._group ?? [];
  // As CloudStack gives it, so that it can be used in _filter.
  const by = labels.map((label) => ({ label, path: columnOf(label, '_group').path }));
  const added = addedUp(own, columnOf, rows);
  const columns = added.map(({ column }) => column);
  const { groups, isOverlapping, without } = groupRows(rows, by, columns);
  return {
    labels,
    added,
    groups: sortGroups(groups, own._sort, labels, added),
    said: [
      ...(isOverlapping ? ['What has several values is counted with each.'] : []),
      ...new Set(without.flatMap((count, at) => withoutNumber(count, added[at]))),
    ],
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

function withoutNumber(count: number, added: Added | undefined): string[] {
  if (count === 0 || !added) return [];
  return [`${count} ${count === 1 ? 'has' : 'have'} no number in ${added.field}.`];
}

/** With types, in CloudStack's own units. */
export function groupsAsData(
  groups: readonly Group[],
  { labels, added }: Pick<SortedGroups, 'labels' | 'added'>,
): { rows: Row[]; units?: Record<string, string> } {
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
