import { isOffered } from '../call/guard/authorise.js';
import type { Flags } from '../config/settings.js';
import { worstSeverity } from '../manifest/annotations.js';
import type { ToolEntry } from '../manifest/tool-entry.js';
import type { Tool } from '../manifest/types.js';
import { alignedTable } from './aligned-table.js';
import { neutralise } from '../text/neutralise.js';
import { oneLine } from '../text/plain-text.js';
import { openLocalCatalog } from './local-catalog.js';
import type { LocalCatalog } from './local-catalog.js';
import { processTerminal } from './terminal.js';
import type { Terminal } from './terminal.js';

/** What fits less well than these is noise. */
const BEST = 20;

/** Lists the tools there are, or those that fit a question. Returns the exit code: 1 if there are none. */
export async function tools(
  question: string,
  { json, ...flags }: Flags & { json: boolean },
  terminal: Terminal = processTerminal(),
): Promise<0 | 1> {
  const local = await openLocalCatalog(flags, terminal);
  const { catalog } = local;
  const isUsable = ({ command }: ToolEntry): boolean => local.apis?.has(command) ?? true;
  const offered = catalog.entries.filter((entry) => isOffered(local.settings, entry));
  const fitting = fittingTools(question.trim(), local, offered);
  const usable = fitting.filter(isUsable);
  const shown = usable.slice(0, question.trim() === '' ? Infinity : Math.max(BEST, kindSize(question, offered)));
  const found = shown.flatMap(({ name }) => catalog.tool(name) ?? []);
  if (json) {
    terminal.write(`${JSON.stringify(found.map(described), undefined, terminal.isShown ? 2 : undefined)}\n`);
    return found.length > 0 ? 0 : 1;
  }
  if (found.length === 0) {
    terminal.tell(`${whyNone(question, fitting.length, local, catalog.search(question).length)}\n`);
    return 1;
  }
  const table = { columns: ['tool', 'effect', 'severity', 'title'], rows: found.map(row) };
  // There is no width to keep to where nobody looks.
  const { lines } = alignedTable(table, { ...terminal, ...(terminal.isShown ? {} : { columns: Infinity }) });
  terminal.write(`${lines.join('\n')}\n`);
  if (terminal.isShown)
    terminal.write(`${terminal.colors.dim(closing(shown.length, usable.length, fitting.length))}\n`);
  return 0;
}

/** All, those of a kind, or those that a search finds: the best first. */
function fittingTools(question: string, { catalog, settings }: LocalCatalog, offered: ToolEntry[]): ToolEntry[] {
  if (question === '') return [...offered].sort(byKind);
  const ofKind = offered.filter(({ resource }) => resource === kindIn(question));
  if (ofKind.length > 0) return ofKind;
  return catalog.search(question, (entry) => isOffered(settings, entry));
}

function kindSize(question: string, offered: readonly ToolEntry[]): number {
  return offered.filter(({ resource }) => resource === kindIn(question)).length;
}

function kindIn(question: string): string {
  return question
    .trim()
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/\/\*?$/, '');
}

function byKind(a: ToolEntry, b: ToolEntry): number {
  return a.resource === b.resource ? compare(a.name, b.name) : compare(a.resource, b.resource);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function row(tool: Tool): string[] {
  const { severity, worst } = severities(tool);
  return [tool.name, tool.effect, severity === worst ? severity : `${severity}-${worst}`, tool.title];
}

function severities(tool: Tool): { severity: string; worst: string } {
  const usual = tool.danger?.severity ?? (tool.effect === 'read' ? '' : 'low');
  return { severity: usual, worst: worstSeverity(tool) ?? usual };
}

function described(tool: Tool): Record<string, unknown> {
  const { name, title, resource, command, effect } = tool;
  const { severity, worst } = severities(tool);
  return { name, title, resource, command, effect, ...(severity === '' ? {} : { severity, worst }) };
}

function closing(shown: number, usable: number, fitting: number): string {
  const rest = usable - shown;
  return [
    rest > 0 ? `The best ${shown}; ${rest} more fit less well.` : `${shown} ${shown === 1 ? 'tool' : 'tools'}.`,
    fitting > usable ? ` ${fitting - usable} more are not for this key or not in this cloud.` : '',
    ' More about one: cloudstack-mcp call TOOL --help',
  ].join('');
}

function whyNone(question: string, fitting: number, { settings }: LocalCatalog, elsewhere: number): string {
  if (fitting > 0) return 'What fits is not for this key, or not in this cloud.';
  if (question.trim() === '' || elsewhere > 0)
    return settings.readOnly
      ? 'No tool that only reads fits, and the settings are read-only.'
      : 'The settings (tools, excludeTools) leave out every tool that fits.';
  return `No tool fits "${oneLine(neutralise(question.slice(0, 60)))}". Say what to do and to what, such as: cloudstack-mcp tools resize volume`;
}
