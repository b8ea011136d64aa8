import { asksForGroups } from '../../manifest/engine-arguments.js';
import type { EngineArguments } from '../../manifest/engine-arguments.js';
import type { Tool } from '../../manifest/types.js';
import { chosenRows, columnsFor } from './chosen-rows.js';
import type { ListPage } from './chosen-rows.js';
import { declaredColumns } from './find-column.js';
import { partFields } from './list-extent.js';
import type { Part } from './list-extent.js';
import { asTable, idsOf, inFormat } from './list-forms.js';
import type { Budget } from './list-forms.js';
import { withinBudget } from './budget.js';
import { showItem } from './show-item.js';
import { withSentence } from './shown.js';
import type { Shown } from './shown.js';
import { renderSentence } from './sentence.js';
import type { View } from './sentence.js';
import { showGroups } from './show-groups.js';
import type { ShownIds } from './shown-ids.js';
import type { Row } from './table.js';

/** What a list is shown by, besides the call itself. */
export interface ListReader extends Budget {
  ids: ShownIds;
}

/** A list as text: header, a line per row, how many there are and how to see the rest. */
export function showList(
  tool: Tool,
  list: ListPage,
  own: EngineArguments,
  view: View,
  partials: Record<string, string>,
  reader: ListReader,
): Shown {
  if (list.rows.length === 0 && list.count > 0 && list.from === 0) return showCount(list.count);
  const { columnOf, part, found, notes, arrange } = chosenRows(tool, list, own, view);
  if (asksForGroups(own)) return showGroups(found, own, columnOf, part, notes, reader);
  const kept = list.isWhole ? arrange(found) : found;
  const within = list.isWhole ? kept.length : list.count;
  const count = own._filter ? within : list.count;
  const rows = list.isWhole ? kept.slice(list.from, list.from + list.pageSize) : kept;
  const noted = (shown: Shown): Shown => notes.reduce((before, note) => withSentence(before, note, ' '), shown);
  if (rows.length === 0) return noted(showEmpty(tool, list, own, count, part, view, partials));
  const isTable = own._fields !== undefined || own._format !== undefined;
  if (rows.length === 1 && count === 1 && tool.output?.card !== undefined && !isTable) {
    const shown = showItem(tool, rows[0], view, partials);
    const card = withinBudget(shown.text, reader.tokens, ' _fields chooses some of its fields.');
    const told = { ...shown, text: card, structured: { ...idsOf(rows), count: 1, ...partFields(part) } };
    return noted(part ? withSentence(told, part.sentence) : told);
  }
  const { page, pageSize, from } = list;
  const { columns, note: aboutFields } = columnsFor(tool, rows, own._fields);
  const note = [aboutFields ?? [], notes].flat().join(' ') || undefined;
  const extent = { page, pageSize, from, count, within, rows: rows.length, shown: rows.length, part, note };
  const format = own._format ?? 'table';
  // A page that the cloud has cut is cut further where the next call begins, whatever the order on it.
  const pageRows = { all: rows, arrange: list.isWhole ? (some: Row[]): Row[] => some : arrange };
  if (format !== 'table') return inFormat(pageRows, columns, format, extent, reader);
  const isOrdered = own._sort !== undefined || isOrderTelling(tool);
  const reading = { isChosen: own._fields !== undefined, isOrdered, ids: reader.ids };
  return asTable(pageRows, columns, reading, extent, reader);
}

/** By their name rows are only found more easily; by a time or an amount their order says something. */
function isOrderTelling(tool: Tool): boolean {
  const [first] = declaredColumns(tool);
  return tool.output?.sort !== undefined && tool.output.sort !== first?.path.join('.');
}

/** The cloud was asked for the number only. */
function showCount(count: number): Shown {
  return { text: `${count} in all.`, structured: { ids: [], count, page: 1 }, data: { kind: 'list' } };
}

function showEmpty(
  tool: Tool,
  { page, from }: ListPage,
  { _from }: EngineArguments,
  total: number,
  part: Part | undefined,
  view: View,
  partials: Record<string, string>,
): Shown {
  const empty = tool.output?.empty;
  const none = empty === undefined ? 'Nothing matches.' : renderSentence(empty, view, partials);
  const isBehind = from > 0 && total > 0;
  const where = _from === undefined ? `page ${page}` : `row ${_from}`;
  // What was not looked at may match.
  const text = isBehind
    ? [`There is no ${where}: ${total} ${part ? 'found' : 'in all'}.`, part?.sentence ?? ''].join(' ').trim()
    : part
      ? `Not found among them. ${part.sentence}`
      : none;
  const structured = { ids: [], count: total, page, ...partFields(part) };
  return { text, structured, data: { kind: 'list', fields: { rows: [] } } };
}
