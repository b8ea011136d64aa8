import { compactLines } from './compact-table.js';
import { partFields } from './list-extent.js';
import type { Part } from './list-extent.js';
import type { ShownIds } from './shown-ids.js';
import type { Shown } from './shown.js';
import { cell } from './table.js';
import type { ColumnSpec, Row } from './table.js';

/** How many rows have each value of a field, most first. */
export function showGroups(
  rows: Row[],
  { path }: ColumnSpec,
  label: string,
  part: Part | undefined,
  ids: ShownIds,
): Shown {
  const counts = new Map<string, number>();
  // As CloudStack gives it, so that it can be used in _filter.
  const column = { label, path };
  for (const row of rows) counts.set(cell(row, column), (counts.get(cell(row, column)) ?? 0) + 1);
  const groups = [...counts].sort(([, a], [, b]) => b - a);
  const short = ids.shorten([...counts.keys()]);
  const table = {
    columns: [label, 'count'],
    rows: groups.map(([value, count]) => [short.get(value) ?? value, String(count)]),
  };
  const last = part ? `${rows.length} counted. ${part.sentence}` : `${rows.length} in all.`;
  const lines = compactLines(table);
  return {
    text: [...lines, last].join('\n'),
    structured: { groups: Object.fromEntries(groups), count: rows.length, ...partFields(part) },
    data: {
      kind: 'groups',
      said: last,
      fields: { rows: groups.map(([value, count]) => ({ [label]: value, count })) },
    },
    table: { ...table, above: [], height: lines.length },
  };
}
