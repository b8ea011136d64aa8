import { buildIndex } from '../search/build-index.js';
import type { SearchDocument, SearchIndex } from '../search/build-index.js';
import type { ToolEntry } from './tool-entry.js';
import type { Tool, Vocabulary } from './types.js';

/** The search index over compiled tools, each under its path. */
export function indexOf(
  tools: Readonly<Record<string, { entry: ToolEntry }>>,
  { synonyms, toolsets }: Pick<Vocabulary, 'synonyms' | 'toolsets'>,
): SearchIndex {
  const usual = new Set(Object.values(toolsets).flatMap((toolset) => toolset.tools));
  const documents = Object.entries(tools).map(([path, { entry }]) => {
    const tool = JSON.parse(entry.body()) as Tool;
    const asked = Object.hasOwn(synonyms.asked, tool.name) ? synonyms.asked[tool.name] : [];
    return documentOf(path, tool, usual.has(tool.name), asked);
  });
  return buildIndex(documents, synonyms);
}

/** What of a tool is searched. */
function documentOf(id: string, tool: Tool, isUsual: boolean, asked: readonly string[] = []): SearchDocument {
  const {
    name,
    resource,
    effect,
    title,
    description,
    keywords = [],
    aliases = [],
    examples = [],
    params,
    requires,
  } = tool;
  return {
    id,
    name,
    resource,
    isRead: effect === 'read',
    title,
    description,
    keywords,
    aliases,
    examples: examples.map(({ ask }) => ask),
    asked,
    isUsual,
    ...(requires?.plugin === undefined ? {} : { only: requires.plugin }),
    params: Object.entries(params).map(([param, spec]) => ({ name: param, description: spec.description ?? '' })),
  };
}
