import type { Problem } from '../../manifest/problem.js';
import type { Edit } from './rule.js';

/** Messages of advise-on-syntax.ts behind which is a text that lacks quotes. */
const WITHOUT_QUOTES = /^A text (that begins with|with a colon in it) .*needs quotes/;

/** Fixes YAML that cannot be read, where one thing only can have been meant; undefined elsewhere. */
export function fixSyntax(text: string, { line, message }: Problem): readonly Edit[] | undefined {
  if (line === undefined) return undefined;
  if (/begins with a tab/.test(message)) return tabsAsSpaces(text);
  return WITHOUT_QUOTES.test(message) ? quotedLine(text, line) : undefined;
}

/** Two spaces for each tab, if no line is indented with both: then nobody knows how wide a tab was meant. */
function tabsAsSpaces(text: string): Edit[] | undefined {
  const indents = [...text.matchAll(/^[ \t]+/gm)];
  if (indents.some(([indent]) => indent.includes('\t') && indent.includes(' '))) return undefined;
  return indents.flatMap(({ index, 0: indent }) =>
    indent.startsWith('\t') ? [{ from: index, to: index + indent.length, text: '  '.repeat(indent.length) }] : [],
  );
}

/** Puts the value of a line in quotes: a key, its text, and nothing that belongs to it on other lines. */
function quotedLine(text: string, line: number): Edit[] | undefined {
  const lines = text.split('\n');
  const written = (lines[line - 1] ?? '').replace(/\r$/, '');
  const found = /^(\s*(?:- )?(?:[\w-]+:[ \t]+)?)(\S.*?)[ \t]*$/.exec(written);
  const [, before = '', value = ''] = found ?? [];
  // Quotes, brackets and comments in it have a meaning of their own.
  if (before.trim() === '' || !/^[^"'[#>|]/.test(value) || / #/.test(value)) return undefined;
  if (value.startsWith('{') && !value.startsWith('{{')) return undefined;
  const next = lines[line] ?? '';
  if (next.trim() !== '' && indentOf(next) > indentOf(written)) return undefined;
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + before.length;
  const quoted = `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return [{ from: start, to: start + value.length, text: quoted }];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
