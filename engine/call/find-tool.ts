import type { Engine } from './engine.js';
import { ToolError } from '../errors.js';
import { cleanSentence } from './secrets/clean-text.js';
import type { Tool } from '../manifest/types.js';
import { suggestTool } from './suggest-tool.js';

const LONGEST_NAME = 80;

/** The tool of that name, or `unknown-tool` with those that were probably meant. */
export function findTool({ catalog, ownTools, knownSecrets }: Engine, name: string): Tool {
  const tool = catalog.tool(name);
  if (tool) return tool;
  const twice = catalog.refused.get(name);
  const near = twice === undefined ? suggestTool(name, catalog, ownTools) : ` ${twice}, so neither is used.`;
  throw new ToolError('unknown-tool', { tool: cleanSentence(name, knownSecrets).slice(0, LONGEST_NAME), near });
}
