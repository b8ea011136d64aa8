import type { EngineArguments } from '../../manifest/engine-arguments.js';
import { cost, mostThatFit } from './budget.js';
import { compactLines } from './compact-table.js';
import type { FindColumn } from './find-column.js';
import { joined } from './group-rows.js';
import type { Group } from './group-rows.js';
import { partFields } from './list-extent.js';
import type { Part } from './list-extent.js';
import type { ShownIds } from './shown-ids.js';
import type { Shown } from './shown.js';
import { groupsAsData, sortedGroups } from './sorted-groups.js';
import type { SortedGroups } from './sorted-groups.js';
import { csvLines } from './table.js';
import type { Row, Table } from './table.js';
import { totalCells } from './totals.js';

/** For the sentences below the groups. */
const LAST_LINES = 120;

export interface GroupReader {
  ids: ShownIds;
  tokens: number;
  asData?: boolean;
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
  { ids, tokens, asData }: GroupReader,
): Shown {
  const grouped = sortedGroups(rows, own, columnOf);
  const { groups } = grouped;
  const room = tokens - LAST_LINES;
  const most = Math.min(own._top ?? groups.length, groups.length);
  const fitting = mostThatFit(most, (count) => {
    const shown = withRest(grouped, count);
    const isFit = cost(linesOf(tableOf(shown, grouped, ids), own._format).join('\n')) <= room;
    return isFit && (!asData || cost(JSON.stringify(groupsAsData(shown, grouped))) <= room);
  });
  const shown = withRest(grouped, fitting);
  const table = tableOf(shown, grouped, ids);
  const said = [
    part ? `${rows.length} counted. ${part.sentence}` : `${rows.length} in all.`,
    fitting < groups.length ? `${fitting} of ${groups.length} groups; the others are in the last line.` : '',
    fitting < most ? `An answer has ${tokens} tokens at most; _filter leaves fewer groups.` : '',
    ...grouped.said,
    ...notes,
  ].filter((one) => one !== '');
  const sentence = said.join(' ');
  const isPlain = said.length === 1 && part === undefined;
  const lines = linesOf(table, own._format);
  return {
    text: [...lines, ...lastLine(sentence, own._format, isPlain)].join('\n'),
    structured: { groups: asCounts(grouped), count: rows.length, ...partFields(part) },
    data: { kind: 'groups', said: sentence, fields: groupsAsData(shown, grouped) },
    table: { ...table, above: [], height: lines.length },
  };
}

function tableOf(shown: readonly Group[], { labels, added }: SortedGroups, ids: ShownIds): Table {
  const columns = added.map((one, at) => {
    const totals = shown.map((group) => group.totals[at]);
    return totalCells(one, totals);
  });
  const short = ids.shorten(shown.flatMap(({ keys }) => keys));
  return {
    columns: [...labels, 'count', ...columns.map(({ label }) => label)],
    rows: shown.map(({ keys, count }, row) => [
      ...keys.map((key) => short.get(key) ?? key),
      String(count),
      ...columns.map(({ cells }) => cells[row] ?? ''),
    ]),
  };
}

/** A form without words around it needs none where nothing is missing. */
function lastLine(sentence: string, format: EngineArguments['_format'], isPlain: boolean): string[] {
  if (format === undefined || format === 'table') return [sentence];
  return isPlain ? [] : [format === 'csv' ? `# ${sentence}` : JSON.stringify({ note: sentence })];
}

/** The first ones, and all others in one. */
function withRest({ groups, labels }: SortedGroups, count: number): Group[] {
  const [first, ...more] = groups.slice(count);
  if (!first) return [...groups];
  const rest = more.reduce(joined, first);
  const keys = labels.map((_, at) => (at === 0 ? `(${more.length + 1} other${more.length > 0 ? 's' : ''})` : ''));
  return [...groups.slice(0, count), { ...rest, keys }];
}

function linesOf(table: Table, format: EngineArguments['_format']): string[] {
  if (format === 'csv') return csvLines(table);
  if (format !== 'json') return compactLines(table);
  return table.rows.map((cells) =>
    JSON.stringify(Object.fromEntries(table.columns.map((label, at) => [label, cells[at] ?? '']))),
  );
}

/** For a host: how many rows have each value of one field. */
function asCounts({ groups, added }: SortedGroups): Record<string, number> | undefined {
  if (added.length > 0 || groups.some(({ keys }) => keys.length !== 1)) return undefined;
  return Object.fromEntries(groups.map(({ keys: [key = ''], count }) => [key, count]));
}
