import { ToolError } from '../errors.js';
import { nearest } from '../text/nearest.js';
import type { SettingPath } from './setting-row.js';
import { SETTING_PATHS, SETTINGS } from './setting-table.js';
import { orList } from './setting-value.js';

const PREFIX = 'CLOUDSTACK_MCP_';
export const CONFIG_VARIABLE = 'CLOUDSTACK_MCP_CONFIG';

/**
 * Refuses a variable that is almost one of ours. CLOUDSTACK_MCP_READONLY=1 would otherwise be a limit that does not
 * hold, and CLOUDSTACK_READ_ONLY=1, since the variables of the cloud have the shorter prefix. Others are left alone.
 */
export function refuseMisspeltVariables(env: NodeJS.ProcessEnv): void {
  const ours = [CONFIG_VARIABLE, ...SETTING_PATHS.flatMap((path) => SETTINGS[path].env ?? [])];
  const tails = ours.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  for (const name of Object.keys(env)) {
    if (ours.includes(name) || !env[name]) continue;
    const limit = limits.find((each) => bare(each) === bare(name));
    const near = name.startsWith(PREFIX) ? nearest(name.slice(PREFIX.length), tails).map((tail) => PREFIX + tail) : [];
    const meant = limit === undefined ? near : [limit];
    if (meant.length === 0) continue;
    const problem = `is not a setting; probably ${orList(meant)} is meant`;
    throw new ToolError('config-invalid', { setting: name, source: 'environment', problem });
  }
}

/** Other programs have variables that begin with CLOUDSTACK_ too, but none of these. */
const limits = SETTING_PATHS.filter(isLimit).flatMap((path) => SETTINGS[path].env ?? []);

function isLimit(path: SettingPath): boolean {
  return SETTINGS[path].limit !== undefined || path === 'tools' || path.startsWith('confirm.');
}

/** What is left of CLOUDSTACK_MCP_READ_ONLY and cloudstack_readonly when only letters count. */
function bare(name: string): string {
  return name
    .toUpperCase()
    .replace(/^CLOUDSTACK_(MCP_)?/, 'CLOUDSTACK_')
    .replaceAll('_', '');
}
