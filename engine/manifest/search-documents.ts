import { buildIndex } from '../search/build-index.js';
import type { SearchDocument, SearchIndex } from '../search/build-index.js';
import type { ToolEntry } from './tool-entry.js';
import type { Tool, Vocabulary } from './types.js';

/** The search index over compiled tools, each under its path. */
export function indexOf(
  tools: Readonly<Record<string, { entry: ToolEntry }>>,
  { synonyms }: Pick<Vocabulary, 'synonyms'>,
): SearchIndex {
  const documents = Object.entries(tools).map(([path, { entry }]) =>
    documentOf(path, JSON.parse(entry.body()) as Tool),
  );
  return buildIndex(documents, synonyms);
}

/** What of a tool is searched. */
function documentOf(id: string, tool: Tool): SearchDocument {
  const { name, resource, effect, title, description, keywords = [], aliases = [], examples = [], params } = tool;
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
    params: Object.entries(params).map(([param, spec]) => ({ name: param, description: spec.description ?? '' })),
  };
}
