import type { Engine } from '../../call/engine.js';
import type { Shown } from '../../call/render/shown.js';
import { RUN_READ_TOOL, RUN_TOOL } from '../../manifest/own-tool-names.js';
import { estimateTokens } from '../../manifest/token-cost.js';
import type { ToolEntry } from '../../manifest/tool-entry.js';
import type { Tool } from '../../manifest/types.js';
import { schemaFor } from './schema-for.js';

/** So many come with their arguments, as long as that stays short. */
const EXPLAINED = 3;
const EXPLAINED_TOKENS = 1_000;

/** Tools that were found, the first ones in full and one line for each of the others. */
export function showFound(
  engine: Engine,
  entries: readonly ToolEntry[],
  { explained = EXPLAINED, note = '' } = {},
): Shown {
  const tools = entries.flatMap(({ name }) => engine.catalog.tool(name) ?? []);
  let tokens = 0;
  const parts = tools.map((tool, at) => {
    const whole = at < explained ? inFull(engine, tool) : undefined;
    tokens += whole === undefined ? 0 : estimateTokens(whole);
    const isFull = whole !== undefined && (at === 0 || tokens <= EXPLAINED_TOKENS);
    return { tool, isFull, text: isFull ? whole : headline(tool) };
  });
  const how = `Run those that read with ${RUN_READ_TOOL}, others with ${RUN_TOOL}; describe-tool tells more of one.${note}`;
  const told = parts.map(({ tool, isFull }) => ({
    name: tool.name,
    title: tool.title,
    effect: tool.effect,
    destructive: tool.listed.annotations.destructiveHint,
    ...(isFull ? inData(engine, tool) : {}),
  }));
  return {
    text: [...parts.map(({ text }) => text), how].join('\n'),
    structured: { tools: told },
    data: { kind: 'tools', said: how },
  };
}

function headline({ name, title, effect, listed: { annotations } }: Tool): string {
  const does = effect === 'read' ? 'reads' : annotations.destructiveHint ? 'destructive' : 'changes';
  return `${name} (${does}): ${title}.`;
}

function inFull(engine: Engine, tool: Tool): string {
  const { schema, denied } = schemaFor(engine, tool);
  const notFor = denied.length === 0 ? [] : [`  Not for the role of this key: ${denied.join(', ')}`];
  return [headline(tool), `  ${tool.listed.description}`, `  ${JSON.stringify(schema)}`, ...notFor].join('\n');
}

function inData(engine: Engine, tool: Tool): Record<string, unknown> {
  const { schema, denied } = schemaFor(engine, tool);
  const { description } = tool.listed;
  return { description, inputSchema: schema, ...(denied.length > 0 ? { notForThisKey: denied } : {}) };
}

/** What there is to ask for, for a question that finds nothing. */
export function showAreas({ catalog }: Engine, why: string): Shown {
  const sets = Object.entries(catalog.vocabulary.toolsets).map(([name, { description }]) => `${name}: ${description}`);
  const lines = [
    ...(why === '' ? [] : [why]),
    'Say what to do and to what, in a few words of English, such as "resize a volume" or "who deleted web-03". There are tools for:',
    ...sets,
  ];
  return { text: lines.join('\n'), structured: { tools: [] } };
}
