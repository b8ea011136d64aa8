import { ToolError } from '../errors.js';
import { chooseLayers } from './choose-cloud.js';
import { findConfigFile } from './config-file.js';
import { defaultFolders } from './default-folders.js';
import { requireCloud } from './missing-cloud.js';
import { refuseMisspeltVariables } from './misspelt-variable.js';
import type { Flags, LoadedSettings, Settings } from './settings.js';
import { settleAll } from './settle.js';

/**
 * Every setting from flags > environment > YAML file > CloudMonkey profile > defaults, checked. Limits (readOnly,
 * excludeTools) of all sources hold. Throws config-invalid, which names the setting and its source, or config-missing.
 */
export async function loadSettings(flags: Flags, env: NodeJS.ProcessEnv): Promise<LoadedSettings> {
  refuseDemoWithCloud(flags);
  refuseMisspeltVariables(env);
  const folders = defaultFolders({ env, platform: process.platform });
  const config = await findConfigFile(flags, env, folders);
  const choice = await chooseLayers({ flags, env, config, home: folders.home });
  const settled = settleAll(choice.layers, { env, folders });
  settled.set('profile', { value: choice.profile, source: choice.profileSource });
  if (!flags.demo) requireCloud(settled, choice, config);

  const tree: Record<string, unknown> = {};
  const sources: Record<string, string> = { config: config?.file ?? 'none' };
  for (const [path, { value, source }] of settled) {
    put(tree, path.split('.'), value);
    sources[path] = source;
  }
  // The table has a row for each path of Settings (its type demands it), and each value was checked against its row.
  return { settings: tree as unknown as Settings, sources };
}

function put(tree: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) tree[key] = value;
  else put((tree[key] ??= {}) as Record<string, unknown>, rest, value);
}

function refuseDemoWithCloud({ demo, url, profile }: Flags): void {
  if (!demo || (url === undefined && profile === undefined)) return;
  const setting = url === undefined ? 'profile' : 'url';
  throw new ToolError('config-invalid', {
    setting,
    source: `--${setting}`,
    problem: 'does not go with --demo, which brings its own cloud',
  });
}
