import type { Surface, ToolSummary } from '../surface.js';
import { change } from './text.js';

/** By this line a bot finds its own comment again. It never changes. */
export const MARKER = '<!-- cloudstack-mcp surface -->';

/** GitHub refuses comments of more than 65,536 characters; some are left for what a workflow adds. */
const MOST_CHARACTERS = 60_000;
/** Of one text of a manifest. */
const MOST_OF_ONE = 300;

/**
 * A comment for a pull request: what needs care open, the rest folded. Whatever a manifest says stands in code spans,
 * where it can be no link, no mention and no HTML: the comment may be posted with more rights than its author has.
 */
export function markdownSurface(surface: Surface): string {
  const { base, tools, tokens, lowered, raised, added, removed, renamed, changed, unreadable } = surface;
  const open = [
    MARKER,
    '### What this changes for the tools',
    table(
      [`Compared with ${code(base)}`, 'before -> after'],
      [
        ['tools', change(tools)],
        ['tokens of the whole list, about', change(tokens)],
        ['added, removed, renamed, changed', [added, removed, renamed, changed].map(({ length }) => length).join(', ')],
      ],
    ),
    lowered.length === 0 ? '' : caution(lowered.map(({ tool, what }) => `${code(tool)}: ${code(what)}`)),
    unreadable.after.length === 0
      ? ''
      : `**Cannot be read, so what becomes of these tools is not known:** ${shortList(unreadable.after.map(code))}`,
    isNothing(surface) ? 'Nothing changed for who uses the tools.' : '',
  ];
  const folded = [
    fold(
      'more careful than before',
      table(
        ['tool', 'what'],
        raised.map(({ tool, what }) => [code(tool), code(what)]),
      ),
    ),
    fold('removed', summaryTable(removed), removed.length),
    fold(
      'renamed',
      table(
        ['before', 'now'],
        renamed.map(({ from, to }) => [code(from), code(to)]),
      ),
    ),
    fold('added', summaryTable(added), added.length),
    fold(
      'changed',
      table(
        ['tool', 'tokens', 'what'],
        changed.map(({ name, tokens: cost, changes }) => [code(name), change(cost), changes.map(code).join('<br>')]),
      ),
    ),
  ];
  return withinLimit(open.filter(isText).join('\n\n'), folded.filter(isText));
}

/** What does not fit is left out whole, and said. */
function withinLimit(open: string, folded: readonly string[]): string {
  const note = '\n\nMore than a comment can hold: `cloudstack-mcp surface` shows the rest.\n';
  const most = MOST_CHARACTERS - note.length;
  let text = open.length <= most ? open : open.slice(0, open.lastIndexOf('\n', most));
  let isCut = text !== open;
  for (const part of folded) {
    if (text.length + part.length + 2 <= most) text += `\n\n${part}`;
    else isCut = true;
  }
  return isCut ? `${text}${note}` : `${text}\n`;
}

function caution(lines: readonly string[]): string {
  const said = [
    '[!CAUTION]',
    '**Less careful than before.** Is each of these meant?',
    ...lines.map((line) => `- ${line}`),
  ];
  return said.map((line) => `> ${line}`).join('\n');
}

function fold(title: string, content: string, count = content.split('\n').length - 2): string {
  if (count <= 0) return '';
  return `<details><summary>${count} ${title}</summary>\n\n${content}\n\n</details>`;
}

function summaryTable(tools: readonly ToolSummary[]): string {
  return table(
    ['tool', 'what it does', 'effect', 'danger', 'tokens'],
    tools.map(({ name, title, effect, danger, tokens }) => [code(name), code(title), effect, danger, String(tokens)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** As a code span that nothing can end, also inside a table. */
function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replaceAll('`', "'").trim();
  const short = plain.length > MOST_OF_ONE ? `${plain.slice(0, MOST_OF_ONE)}…` : plain;
  return `\`${short.replaceAll('|', '\\|')}\``;
}

function shortList(words: readonly string[]): string {
  const most = 20;
  return words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
}

function isNothing({ lowered, raised, added, removed, renamed, changed }: Surface): boolean {
  return [lowered, raised, added, removed, renamed, changed].every(({ length }) => length === 0);
}

function isText(part: string): boolean {
  return part !== '';
}
