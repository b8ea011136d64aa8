import type { Table } from '../call/render/table.js';
import { fitColumns } from './fit-columns.js';
import type { Terminal } from './terminal.js';

const GAP = '  ';

/** Words of CloudStack's states that deserve a second look, whatever kind of object has them. */
const TONES: Record<string, 'green' | 'yellow' | 'red'> = {
  running: 'green',
  up: 'green',
  enabled: 'green',
  ready: 'green',
  starting: 'yellow',
  stopping: 'yellow',
  migrating: 'yellow',
  stopped: 'yellow',
  disabled: 'yellow',
  maintenance: 'yellow',
  error: 'red',
  down: 'red',
  alert: 'red',
  disconnected: 'red',
  destroyed: 'red',
};

export interface Aligned {
  lines: string[];
  /** Columns for which there was no room. */
  left: string[];
}

/**
 * A list lined up for the width of a terminal. Names and addresses stay whole; only prose is cut, with …. Where there is
 * still no room, the column of ids is left out first, then others from the right. Columns that somebody asked for
 * (`areChosen`) all stay.
 */
export function alignedTable(
  { columns, rows }: Table,
  { columns: width, colors }: Pick<Terminal, 'columns' | 'colors'>,
  areChosen = false,
): Aligned {
  const flat = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
  const fitting = fitColumns(columns, flat, width, GAP.length, areChosen);
  const isState = columns.map((column) => /(^|[^a-z])(state|status)$/i.test(column));
  const paintCell = (text: string, at: number): string => {
    const tone = isState[at] === true ? TONES[text.toLowerCase()] : undefined;
    return tone === undefined ? text : colors[tone](text);
  };
  const lineUp = (cells: readonly string[], paint: (text: string, at: number) => string): string =>
    fitting.shown
      .map(({ at, width: wide }) => {
        const text = cut(cells[at] ?? '', wide);
        return paint(text, at) + ' '.repeat(Math.max(0, wide - text.length));
      })
      .join(GAP)
      .trimEnd();
  const heads = fitting.shown.reduce((most, { head }) => Math.max(most, head.length), 0);
  const head = (line: number): string =>
    lineUp(
      columns.map((_, at) => fitting.shown.find((one) => one.at === at)?.head[line] ?? ''),
      (text) => (text === '' ? '' : colors.dim(text)),
    );
  return {
    lines: [...Array.from({ length: heads }, (_, line) => head(line)), ...flat.map((row) => lineUp(row, paintCell))],
    left: fitting.left.map((at) => columns[at] ?? ''),
  };
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
