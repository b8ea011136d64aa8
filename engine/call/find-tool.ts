import type { Engine } from './engine.js';
import { ToolError } from '../errors.js';
import { cleanSentence } from './secrets/clean-text.js';
import type { Catalog } from '../manifest/catalog.js';
import type { Tool } from '../manifest/types.js';
import { didYouMean, nearest } from '../text/nearest.js';

const SUGGESTED = 3;
const LONGEST_NAME = 80;

/** The tool of that name, or `unknown-tool` with those that were probably meant. */
export function findTool({ catalog, ownTools, knownSecrets }: Engine, name: string): Tool {
  const tool = catalog.tool(name);
  if (tool) return tool;
  const twice = catalog.refused.get(name);
  const near = twice === undefined ? suggestion(name, catalog, ownTools) : ` ${twice}, so neither is used.`;
  throw new ToolError('unknown-tool', { tool: cleanSentence(name, knownSecrets).slice(0, LONGEST_NAME), near });
}

/** By spelling, else by meaning: `start-vm` shares its words with the name and the keywords of one tool. */
function suggestion(name: string, catalog: Catalog, ownTools: Engine['ownTools']): string {
  const names = [...catalog.entries, ...ownTools].map((entry) => entry.name);
  if (nearest(name, names).length > 0) return didYouMean(name, names);
  const wanted = wordsOf(name);
  const ranked = names
    .map((candidate) => ({ candidate, words: wordsOfTool(candidate, catalog.tool(candidate)) }))
    .map(({ candidate, words }) => ({ candidate, hits: wanted.filter((word) => words.has(word)).length }))
    .filter(({ hits }) => hits > 0 && hits >= wanted.length / 2)
    .sort((a, b) => b.hits - a.hits);
  const best = ranked.filter(({ hits }) => hits === ranked[0]?.hits).slice(0, SUGGESTED);
  return best.length === 0 ? '' : ` Did you mean ${best.map(({ candidate }) => candidate).join(' or ')}?`;
}

function wordsOfTool(name: string, tool: Tool | undefined): Set<string> {
  return new Set([name, tool?.title ?? '', ...(tool?.keywords ?? [])].flatMap(wordsOf));
}

/** Small and without the plural, so that `vms` is `vm`. */
function wordsOf(text: string): string[] {
  const words = text
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.map((word) => word.replace(/s$/, '')).filter((word) => word.length > 1);
}
