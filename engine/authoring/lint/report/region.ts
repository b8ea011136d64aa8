/** What lies between two offsets of a text, in lines and columns that count from 1; the end column is the one after it. */
export interface TextRegion {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

/** Tells regions of one text, whose lines are found once. */
export function regionsOf(text: string): (from: number, to: number) => TextRegion {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const placeOf = (offset: number): [line: number, column: number] => {
    const after = starts.findIndex((start) => start > offset);
    const line = after < 0 ? starts.length : after;
    return [line, offset - (starts[line - 1] ?? 0) + 1];
  };
  return (from, to) => {
    const [startLine, startColumn] = placeOf(from);
    const [endLine, endColumn] = placeOf(to);
    return { startLine, startColumn, endLine, endColumn };
  };
}
