import { ToolError } from '../errors.js';
import { nearest } from '../text/nearest.js';
import { SETTING_PATHS, SETTINGS } from './setting-table.js';
import { orList } from './setting-value.js';

const PREFIX = 'CLOUDSTACK_MCP_';
export const CONFIG_VARIABLE = 'CLOUDSTACK_MCP_CONFIG';

/**
 * Refuses a variable that is almost one of ours. CLOUDSTACK_MCP_READONLY=1 would otherwise be a limit that does not
 * hold. Others of the prefix are left alone.
 */
export function refuseMisspeltVariables(env: NodeJS.ProcessEnv): void {
  const ours = [CONFIG_VARIABLE, ...SETTING_PATHS.flatMap((path) => SETTINGS[path].env ?? [])];
  const tails = ours.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  for (const name of Object.keys(env)) {
    if (!name.startsWith(PREFIX) || ours.includes(name) || !env[name]) continue;
    const near = nearest(name.slice(PREFIX.length), tails).map((tail) => PREFIX + tail);
    if (near.length === 0) continue;
    const problem = `is not a setting; probably ${orList(near)} is meant`;
    throw new ToolError('config-invalid', { setting: name, source: 'environment', problem });
  }
}
