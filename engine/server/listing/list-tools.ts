import { isOffered } from '../../call/guard/authorise.js';
import type { ListedTool, Tool } from '../../manifest/types.js';
import { chooseTools } from './choose-tools.js';
import type { ListParts } from './choose-tools.js';
import { outputSchema } from './output-schema.js';

/** The tools that clients see, sorted by name: the chosen ones that the operator allows and this key may call. */
export function listTools(parts: ListParts): ListedTool[] {
  const { catalog, ownTools, settings } = parts;
  const chosen = chooseTools(parts).entries.flatMap(({ name }) => catalog.tool(name) ?? []);
  const own = ownTools.filter((tool) => isOffered(settings, tool));
  const show = (tool: Tool): ListedTool =>
    settings.results === 'text' ? tool.listed : { ...tool.listed, outputSchema: outputSchema(tool) };
  return [...own, ...chosen].map(show).sort((a, b) => (a.name < b.name ? -1 : 1));
}
