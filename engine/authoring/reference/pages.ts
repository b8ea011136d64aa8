import { isAtLeast, worstSeverity } from '../../manifest/annotations.js';
import type { Tool, Vocabulary } from '../../manifest/types.js';
import type { OwnTool } from '../../call/engine.js';
import { code, looseTable, prose } from './markdown.js';
import { toolSection } from './tool-section.js';

/** The first line of every page that is made, so that no other file is ever overwritten or removed. */
export const MARK = '<!-- Made by `cloudstack-mcp docs` from the manifests beside it. Change those, not this. -->';

/** The pages of a folder of manifests: path inside the folder -> text. */
export function pagesOf(
  tools: readonly Tool[],
  vocabulary: Vocabulary,
  own: readonly OwnTool[],
): ReadonlyMap<string, string> {
  const resources = byResource(tools);
  const pages = new Map(tools.map(({ name, resource }) => [name, resource]));
  return new Map([
    ['README.md', page(`# Tools\n\n${indexText(tools, own)}`)],
    ...[...resources].map(([resource, members]) => {
      const sections = members.map((tool) => toolSection(tool, { vocabulary, pages }));
      const head = [`# ${resource}`, `${countText(members)} [All resources](../README.md)`, overview(members)];
      return [`${resource}/README.md`, page([...head, ...sections].join('\n\n'))] as const;
    }),
  ]);
}

/** The tools of each resource, both sorted by name. */
export function byResource(tools: readonly Tool[]): Map<string, Tool[]> {
  const sorted = [...tools].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = [...new Set(sorted.map(({ resource }) => resource))].sort();
  return new Map(names.map((name) => [name, sorted.filter(({ resource }) => resource === name)]));
}

/** "13 tools: 2 that read, 11 that change something, 8 of them only after a question." */
export function countText(tools: readonly Tool[]): string {
  const { reads, changes, asking } = countsOf(tools);
  const parts = [
    reads > 0 ? `${reads} that ${reads === 1 ? 'reads' : 'read'}` : '',
    changes > 0 ? `${changes} that ${changes === 1 ? 'changes' : 'change'} something` : '',
  ].filter((part) => part !== '');
  const asked = asking > 0 ? `; ${asking} can ask you first` : '';
  return `${tools.length} ${tools.length === 1 ? 'tool' : 'tools'}: ${parts.join(', ')}${asked}.`;
}

/** `asking`: tools of which some call is of high severity or worse, and by default asks a person. */
export function countsOf(tools: readonly Tool[]): { reads: number; changes: number; asking: number } {
  const reads = tools.filter(({ effect }) => effect === 'read').length;
  const asking = tools.filter((tool) => isAtLeast(worstSeverity(tool) ?? 'low', 'high')).length;
  return { reads, changes: tools.length - reads, asking };
}

/** "high", or "medium to critical" if arguments make it worse; nothing for a read without danger. */
function severityRange(tool: Tool): string {
  const worst = worstSeverity(tool);
  if (!tool.danger || worst === undefined) return '';
  return tool.danger.severity === worst ? worst : `${tool.danger.severity} to ${worst}`;
}

function overview(tools: readonly Tool[]): string {
  const rows = tools.map((tool) => [
    `[${tool.name}](#${tool.name})`,
    prose(tool.title),
    tool.effect === 'read' ? 'reads' : 'changes',
    severityRange(tool),
  ]);
  return looseTable(['tool', 'what it does', '', 'danger'], rows);
}

/** How many tools there are of each resource. */
export function indexText(tools: readonly Tool[], own: readonly OwnTool[]): string {
  const resources = byResource(tools);
  const rows = [...resources].map(([resource, members]) => {
    const { reads, changes, asking } = countsOf(members);
    return [`[${resource}](${resource}/README.md)`, ...[members.length, reads, changes, asking].map(String)];
  });
  const ownRows = own.map(({ name, listed }) => [code(name), prose(listed.annotations.title)]);
  return [
    countText(tools),
    looseTable(['resource', 'tools', 'read', 'change', 'can ask'], rows),
    ...(own.length === 0
      ? []
      : ['The server’s own tools have no manifest:', looseTable(['tool', 'what it does'], ownRows)]),
  ].join('\n\n');
}

function page(text: string): string {
  return `${MARK}\n\n${text}\n`;
}
