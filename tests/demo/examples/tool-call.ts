import { loadCatalog, type Catalog } from '../../../engine/manifest/catalog.js';
import type { Tool } from '../../../engine/manifest/types.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';

/** A call of a tool as a model would make it. */
export interface ToolCall {
  tool: string;
  folder: string;
  args: Record<string, unknown>;
  isRead: boolean;
  /** With arguments of which nobody knows whether they go well together. */
  isGenerated?: true;
}

export const builtIn = (): Promise<Catalog> => loadCatalog([BUILT_IN_MANIFESTS]);

/** These tools and those of these folders, or all of them. */
export const toolsOf = (catalog: Catalog, only: readonly string[]): Tool[] =>
  catalog.entries
    .filter(({ name, resource }) => only.length === 0 || only.includes(resource) || only.includes(name))
    .flatMap(({ name }) => catalog.tool(name) ?? []);

/** The examples of a tool's manifest. */
export const examplesOf = ({ name, resource, effect, examples = [] }: Tool): ToolCall[] =>
  examples.map(({ args }) => ({ tool: name, folder: resource, args, isRead: effect === 'read' }));
