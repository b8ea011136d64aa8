import type { BeforeAfter, Surface, ToolSummary } from '../surface.js';

/** For a person in a terminal: what needs care first. */
export function textSurface(surface: Surface): string {
  const { base, tools, tokens, lowered, raised, added, removed, renamed, changed, unreadable } = surface;
  const sections = [
    section(
      'Less careful than before',
      lowered.map(({ tool, what }) => `${tool}: ${what}`),
    ),
    section(
      'More careful than before',
      raised.map(({ tool, what }) => `${tool}: ${what}`),
    ),
    section('Removed', removed.map(describe)),
    section(
      'Renamed',
      renamed.map(({ from, to }) => `${from} -> ${to}`),
    ),
    section('Added', added.map(describe)),
    section(
      'Changed',
      changed.map(({ name, changes }) => `${name}: ${changes.join('; ')}`),
    ),
    section('Cannot be read, now', unreadable.after),
    section('Cannot be read, before', unreadable.before),
  ].filter((text) => text !== '');
  const counts = `Compared with ${base}: ${change(tools)} tools, about ${change(tokens)} tokens.\n`;
  return sections.length === 0
    ? `${counts}Nothing changed for who uses the tools.\n`
    : `${counts}\n${sections.join('\n')}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title} (${lines.length}):\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function describe({ name, effect, danger, tokens, title }: ToolSummary): string {
  return `${name} (${effect}, danger ${danger}, about ${tokens} tokens): ${title}`;
}

/** "72 -> 73 (+1)", or one number where nothing changed. */
export function change({ before, after }: BeforeAfter): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  if (before === after) return number(after);
  return `${number(before)} -> ${number(after)} (${after > before ? '+' : '-'}${number(Math.abs(after - before))})`;
}
