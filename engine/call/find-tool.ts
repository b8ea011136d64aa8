import type { Engine } from './engine.js';
import { ToolError } from '../errors.js';
import { cleanSentence } from './secrets/clean-text.js';
import type { Tool } from '../manifest/types.js';
import { oneLine } from '../text/plain-text.js';
import { suggestTool } from './suggest-tool.js';

const LONGEST_NAME = 80;

/**
 * The tool of that name, also by an alias, by its command or in another spelling of these; or `unknown-tool` with those
 * that were probably meant.
 */
export function findTool(
  { catalog, ownTools, knownSecrets }: Pick<Engine, 'catalog' | 'ownTools' | 'knownSecrets'>,
  name: string,
): Tool {
  const tool = catalog.tool(name);
  if (tool) return tool;
  const twice = catalog.refused.get(name);
  const meant = twice === undefined ? catalog.nameOf(name) : undefined;
  const other = meant === undefined ? undefined : catalog.tool(meant);
  if (other) return other;
  const shown = oneLine(cleanSentence(name, knownSecrets)).slice(0, LONGEST_NAME);
  // It would read as if the tool that is there were not.
  const isHiding = shown !== name && (catalog.tool(shown) ?? ownTools.find((own) => own.name === shown)) !== undefined;
  const near = isHiding ? ' There are letters in this name that nobody sees: type it again.' : undefined;
  const others = twice === undefined ? suggestTool(name, catalog, ownTools) : ` ${twice}, so neither is used.`;
  throw new ToolError('unknown-tool', { tool: shown === '' ? '""' : shown, near: near ?? others });
}
