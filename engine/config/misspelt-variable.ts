import { ToolError } from '../errors.js';
import { nearest } from '../text/nearest.js';
import type { SettingPath } from './setting-row.js';
import { SETTING_PATHS, SETTINGS } from './setting-table.js';
import { orList } from './setting-value.js';

const PREFIX = 'CLOUDSTACK_MCP_';
const SHORT_PREFIX = 'CLOUDSTACK_';
export const CONFIG_VARIABLE = 'CLOUDSTACK_MCP_CONFIG';

/**
 * Refuses a variable that is almost one of ours. CLOUDSTACK_MCP_READONLY=1 or CLOUDSTACK_READ_ONLY=1 would otherwise be
 * a limit that does not hold, CLOUDSTACK_MCP_PROFILE=a another cloud. Others of the prefix are left alone.
 */
export function refuseMisspeltVariables(env: NodeJS.ProcessEnv): void {
  const ours = [CONFIG_VARIABLE, ...SETTING_PATHS.flatMap((path) => SETTINGS[path].env ?? [])];
  const tails = ours.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  for (const name of Object.keys(env)) {
    if (ours.includes(name) || !env[name]?.trim()) continue;
    const near = nearestOf(name, ours, tails);
    if (near.length === 0) continue;
    const problem = `is not a setting; probably ${orList(near)} is meant`;
    throw new ToolError('config-invalid', { setting: name, source: 'environment', problem });
  }
}

/**
 * With the other prefix a name has to be letter by letter that of a setting: other programs have variables that begin
 * like these, such as the CLOUDSTACK_CONFIG of the Python library cs.
 */
function nearestOf(name: string, ours: readonly string[], tails: readonly string[]): string[] {
  const limit = limits.find((each) => bare(each) === bare(name));
  if (limit !== undefined) return [limit];
  if (!name.startsWith(PREFIX)) {
    const full = name.startsWith(SHORT_PREFIX) ? PREFIX + name.slice(SHORT_PREFIX.length) : CONFIG_VARIABLE;
    return full !== CONFIG_VARIABLE && ours.includes(full) ? [full] : [];
  }
  const tail = name.slice(PREFIX.length);
  const short = SHORT_PREFIX + tail;
  return ours.includes(short) ? [short] : nearest(tail, tails).map((near) => PREFIX + near);
}

/** Other programs have variables that begin with CLOUDSTACK_ too, but none of these, whatever their case. */
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
