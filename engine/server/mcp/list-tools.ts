import type { Engine } from '../../call/engine.js';
import { isOffered } from '../../call/guard/authorise.js';
import type { ListedTool } from '../../manifest/types.js';

/** The tools that clients see, sorted by name: what the operator allows and this key may call, fixed at the start. */
export function listTools({ catalog, ownTools, settings, availability: { atStart } }: Engine): ListedTool[] {
  const offered = catalog.entries
    .filter((entry) => isOffered(settings, entry) && (atStart?.has(entry.command) ?? true))
    .flatMap(({ name }) => catalog.tool(name)?.listed ?? []);
  const own = ownTools.filter((tool) => isOffered(settings, tool)).map(({ listed }) => listed);
  return [...own, ...offered].sort((a, b) => (a.name < b.name ? -1 : 1));
}
