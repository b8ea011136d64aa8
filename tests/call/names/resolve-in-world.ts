import * as assert from 'uvu/assert';
import { resolveNames } from '../../../engine/call/names/resolve-names.js';
import type { Resolved, ResolveOptions } from '../../../engine/call/names/resolve-names.js';
import { asToolError } from '../../../engine/errors.js';
import type { ToolError } from '../../../engine/errors.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';
import { inWorld } from '../../fixtures/open-engine.js';
import type { World } from '../../fixtures/open-engine.js';
import { ServerFolders } from '../../fixtures/server-folders.js';

/** Worlds with these manifests on top. Each starts as after a restart, with what the first has compiled. */
export function worldsWith(manifests: Record<string, string>): { inWorld: typeof inWorld; remove: () => void } {
  const folder = new ManifestFolder(manifests);
  const kept = new ServerFolders();
  const env = {
    CLOUDSTACK_MCP_MANIFESTS: folder.path,
    CLOUDSTACK_MCP_CACHE_DIR: kept.cache,
    CLOUDSTACK_MCP_STATE_DIR: kept.state,
  };
  return {
    inWorld: (options, run) => inWorld({ ...options, env: { ...env, ...options.env } }, run),
    remove: () => {
      folder.remove();
      kept.remove();
    },
  };
}

/** What is sent in the place of these names. */
export async function resolve(
  { engine }: World,
  toolName: string,
  args: object,
  options?: Partial<ResolveOptions>,
): Promise<Resolved> {
  const tool = engine.catalog.tool(toolName);
  assert.ok(tool, toolName);
  return resolveNames(tool, { ...args }, engine.catalog, engine.findRows, {
    fresh: false,
    lookAtIds: false,
    shownIds: engine.shownIds,
    ...options,
  });
}

/** What is said of names that lead to nothing, or to several things. */
export async function refusal(
  world: World,
  tool: string,
  args: object,
  options?: Partial<ResolveOptions>,
): Promise<ToolError> {
  const outcome = await resolve(world, tool, args, options).catch(asToolError);
  assert.instance(outcome, Error, 'it is refused');
  return outcome as ToolError;
}
