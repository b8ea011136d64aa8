import { worstSeverity } from '../../manifest/annotations.js';
import { tokenCost } from '../../manifest/token-cost.js';
import type { Tool } from '../../manifest/types.js';
import { compareDanger } from '../../manifest/compare-danger.js';
import { compareTools } from './compare-tools.js';
import type { Surface, ToolSummary } from './surface.js';
import type { ToolSet } from './tool-set.js';

/** What is another between two states of a manifests folder; everything sorted by name. */
export function compareSurface(base: string, was: ToolSet, is: ToolSet): Surface {
  const pairs = pairUp(was, is);
  const dangers = pairs.kept.map(([before, after]) => ({ tool: after.name, ...compareDanger(before, after) }));
  return {
    version: 1,
    base,
    tools: { before: was.tools.size, after: is.tools.size },
    tokens: { before: tokensOf(was), after: tokensOf(is) },
    lowered: dangers.flatMap(({ tool, lowered }) => lowered.map((what) => ({ tool, what }))),
    raised: dangers.flatMap(({ tool, raised }) => raised.map((what) => ({ tool, what }))),
    added: pairs.added.map(summary),
    removed: pairs.removed.map(summary),
    renamed: pairs.kept.flatMap(([from, to]) => (from.name === to.name ? [] : [{ from: from.name, to: to.name }])),
    changed: pairs.kept.flatMap(([before, after]) => {
      const changes = compareTools(before, after);
      if (changes.length === 0) return [];
      return [{ name: after.name, tokens: { before: costOf(before), after: costOf(after) }, changes }];
    }),
    unreadable: { before: was.unreadable, after: is.unreadable },
  };
}

interface Pairs {
  kept: [was: Tool, is: Tool][];
  added: Tool[];
  removed: Tool[];
}

/** Tools of one name belong together, then those left over that are the only ones of their command. */
function pairUp(was: ToolSet, is: ToolSet): Pairs {
  const kept: [Tool, Tool][] = [];
  const added: Tool[] = [];
  const gone = new Map([...was.tools].filter(([name]) => !is.tools.has(name)));
  const byCommand = new Map([...gone.values()].map((tool) => [tool.command, tool]));
  for (const tool of [...is.tools.values()].sort(byName)) {
    const before = was.tools.get(tool.name) ?? byCommand.get(tool.command);
    if (before) kept.push([before, tool]);
    else added.push(tool);
    if (before && gone.delete(before.name)) byCommand.delete(before.command);
  }
  return { kept, added, removed: [...gone.values()].sort(byName) };
}

function byName({ name: a }: Tool, { name: b }: Tool): number {
  return a < b ? -1 : 1;
}

function summary(tool: Tool): ToolSummary {
  const { name, title, command, effect, danger } = tool;
  const worst = worstSeverity(tool);
  const level = danger?.severity ?? 'none';
  return {
    name,
    title,
    command,
    effect,
    danger: worst === undefined || worst === level ? level : `${level}, up to ${worst}`,
    tokens: costOf(tool),
  };
}

/** Estimating costs more than comparing, and most tools stand in both states. */
const costs = new WeakMap<Tool, number>();

function costOf(tool: Tool): number {
  const known = costs.get(tool) ?? tokenCost(tool.listed);
  costs.set(tool, known);
  return known;
}

function tokensOf({ tools }: ToolSet): number {
  return [...tools.values()].reduce((sum, tool) => sum + costOf(tool), 0);
}
