/** Text of a manifest as Markdown that shows it as it is: its `code` stays code, everything else is only text. */
export function prose(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, at) => (at % 2 === 1 ? code(part.slice(1, -1)) : part.replace(/[\\`*_<>[\]&#~]/g, '\\$&')))
    .join('');
}

/** A code span whose fence is longer than any run of backticks inside (CommonMark 0.31, 6.1). */
export function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const gap = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return text === '' ? '' : `${fence}${gap}${text}${gap}${fence}`;
}

/** A block of code. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** A table whose columns line up, as prettier would write it. */
export function alignedTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(cell));
  const widths = header.map((title, at) => Math.max(3, title.length, ...safe.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...safe.map(line)].join('\n');
}

/** A table in which a longer cell changes no other line: pages are read in diffs. */
export function looseTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** GitHub's tables take a bar for the end of a cell, also inside of code. */
function cell(text: string): string {
  return text.replace(/\r?\n/g, ' ').replaceAll('|', '\\|');
}
