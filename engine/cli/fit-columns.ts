/** Prose is cut to no less than this. */
const LEAST_PROSE = 16;
/** More of it than this is not worth the ids. */
const ENOUGH_PROSE = 40;

interface Fitted {
  at: number;
  width: number;
  /** The heading, over as many lines as its words need. */
  head: string[];
}

/**
 * Which columns of a table have room in `width`, and how wide each is. The first column is what the rows are called, so it
 * is never left out. Headings wrap. Single words (names, addresses, numbers) are never cut: half of one is of no use.
 */
export function fitColumns(
  labels: readonly string[],
  rows: readonly string[][],
  width: number,
  gap: number,
  areChosen: boolean,
): { shown: Fitted[]; left: number[] } {
  const all = labels.map((label, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const word = Math.max(...label.split(' ').map(({ length }) => length));
    const widest = Math.max(word, ...cells.map(({ length }) => length));
    const isProse = at > 0 && cells.some((cell) => cell.includes(' ')) && !/(^|\b)(name|address)$/.test(label);
    return { at, label, widest, least: isProse ? Math.max(word, Math.min(widest, LEAST_PROSE)) : widest };
  });
  const shown: typeof all = [];
  let room = width + gap;
  for (const column of areChosen ? all : inOrderOfUse(all)) {
    const needs = column.least + gap;
    const cut = shown.reduce((sum, { widest, least }) => sum + Math.max(0, Math.min(widest, ENOUGH_PROSE) - least), 0);
    const mustFit = isId(column) ? needs + cut : needs;
    if (!areChosen && shown.length > 0 && mustFit > room) continue;
    room -= needs;
    shown.push(column);
  }
  shown.sort((a, b) => a.at - b.at);
  const fitted = shown.map(({ at, label, least, widest }) => {
    const more = Math.max(0, Math.min(widest - least, room));
    room -= more;
    return { at, width: least + more, label };
  });
  return {
    shown: fitted.map((column) => {
      const spare = Math.max(0, Math.min(column.label.length - column.width, room));
      room -= spare;
      const width = column.width + spare;
      return { at: column.at, width, head: wrapped(column.label, width) };
    }),
    left: all.map(({ at }) => at).filter((at) => !shown.some((column) => column.at === at)),
  };
}

const isId = ({ label }: { label: string }): boolean => label === 'id';

/** What the rows are called, then where they are reached, then the others as the tool has them; ids last of all. */
function inOrderOfUse<T extends { at: number; label: string }>(columns: readonly T[]): T[] {
  const rank = ({ at, label }: T): number => (at === 0 ? 0 : /\baddress$/.test(label) ? 1 : isId({ label }) ? 3 : 2);
  return [...columns].sort((a, b) => rank(a) - rank(b) || a.at - b.at);
}

function wrapped(label: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
