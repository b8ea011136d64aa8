import type { Table } from '../call/render/table.js';
import type { Terminal } from './terminal.js';

const GAP = '  ';
/** Narrower than this a column tells nothing. */
const LEAST_WIDTH = 8;

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

/** A list lined up for the width of a terminal; cells that do not fit are cut with …. */
export function alignedTable(
  { columns, rows }: Table,
  { columns: width, colors }: Pick<Terminal, 'columns' | 'colors'>,
): string[] {
  const flat = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
  const widths = fittingWidths(columns, flat, width);
  const lineUp = (cells: readonly string[], paint: (text: string, at: number) => string): string =>
    cells
      .map((cell, at) => {
        const text = cut(cell, widths[at] ?? 0);
        return paint(text, at) + ' '.repeat(Math.max(0, (widths[at] ?? 0) - text.length));
      })
      .join(GAP)
      .trimEnd();
  const isState = columns.map((column) => /(^|[^a-z])(state|status)$/i.test(column));
  const paintCell = (text: string, at: number): string => {
    const tone = isState[at] === true ? TONES[text.toLowerCase()] : undefined;
    return tone === undefined ? text : colors[tone](text);
  };
  return [lineUp(columns, (text) => colors.dim(text)), ...flat.map((row) => lineUp(row, paintCell))];
}

/** The widest column gives way first, one that holds ids last: a cut id is of no use. */
function fittingWidths(columns: readonly string[], rows: readonly string[][], width: number): number[] {
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const mayShrink = (isId: boolean): number[] =>
    widths.flatMap((one, at) => (one > LEAST_WIDTH && (columns[at] === 'id') === isId ? [at] : []));
  let tooMuch = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1) - width;
  for (; tooMuch > 0; tooMuch -= 1) {
    const candidates = mayShrink(false).length > 0 ? mayShrink(false) : mayShrink(true);
    const [first, ...others] = candidates;
    if (first === undefined) break;
    const widest = others.reduce((best, at) => ((widths[at] ?? 0) > (widths[best] ?? 0) ? at : best), first);
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
