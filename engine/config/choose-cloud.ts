import { ToolError } from '../errors.js';
import { nearest } from '../text/nearest.js';
import { readCloudmonkey, type CloudmonkeyFile } from './cloudmonkey-profile.js';
import type { ConfigFile } from './config-file-type.js';
import type { SettingPath } from './setting-row.js';
import { SETTINGS } from './setting-table.js';
import { orList } from './setting-value.js';
import { settle } from './settle.js';
import { cloudmonkeyLayer, environmentLayer, fileLayer, flagLayer, profileLayer, type Layer } from './source-layers.js';
import type { Flags } from './settings.js';

/** What decides which cloud is spoken to. */
export const IDENTITY = ['cloud.url', 'cloud.apiKey', 'cloud.secretKey'] as const satisfies SettingPath[];

const DEFAULT_PROFILE = 'default';

export interface Sources {
  flags: Flags;
  env: NodeJS.ProcessEnv;
  config: ConfigFile | undefined;
  home: string;
}

export interface Choice {
  /** Highest precedence first. */
  layers: Layer[];
  profile: string;
  profileSource: string;
  cloudmonkey?: CloudmonkeyFile | undefined;
}

/**
 * Puts the layers in order: flags, environment, file, and the chosen profile in front of what the file says for all.
 * A profile named by a flag also wins over the environment, since it names a whole cloud. A CloudMonkey profile that
 * nobody named is used only if nothing else says anything about a cloud: keys of one cloud must not go to another.
 */
export async function chooseLayers({ flags, env, config, home }: Sources): Promise<Choice> {
  const high = [flagLayer(flags), environmentLayer(env)];
  const low = config ? [fileLayer(config, home)] : [];
  const own = [...high, ...low];
  const named = settle('profile', own, home);

  if (flags.demo) return { layers: own.map(withoutCloud), profile: 'demo', profileSource: '--demo' };
  if (named) {
    const name = String(named.value);
    const found = await findProfile(name, named.source, config, home);
    if (found) {
      const layers =
        named.source === '--profile' ? [flagLayer(flags), found, ...own.slice(1)] : [...high, found, ...low];
      const used = IDENTITY.some((path) => deciding(path, layers) === found);
      // If flags or variables give the whole cloud, the profile's name would be a lie in the audit log.
      const profile = used ? name : DEFAULT_PROFILE;
      return { layers, profile, profileSource: used ? named.source : 'default' };
    }
  }
  const unnamed: Choice = { layers: own, profile: DEFAULT_PROFILE, profileSource: 'default' };
  if (IDENTITY.some((path) => deciding(path, own))) return unnamed;
  const cloudmonkey = await readCloudmonkey(home);
  const active = cloudmonkey?.active;
  if (!active || active.passwordOnly) return { ...unnamed, cloudmonkey };
  const layers = [...high, cloudmonkeyLayer(active), ...low];
  return { layers, profile: active.name, profileSource: active.file, cloudmonkey };
}

/** The layer of a named profile; undefined for the name 'default' if no profile has it. */
async function findProfile(
  name: string,
  source: string,
  config: ConfigFile | undefined,
  home: string,
): Promise<Layer | undefined> {
  if (config && Object.hasOwn(config.profiles, name)) return profileLayer(config, name, home);
  const cloudmonkey = await readCloudmonkey(home);
  const profile = cloudmonkey?.profiles.find((each) => each.name === name);
  if (profile?.passwordOnly) {
    const problem = `names the CloudMonkey profile ${name}, which has a user name and a password but no API keys; add apikey and secretkey to it in ${profile.file} (the page of the user in the CloudStack UI makes them)`;
    throw new ToolError('config-invalid', { setting: 'profile', source, problem });
  }
  if (profile) return cloudmonkeyLayer(profile);
  if (name === DEFAULT_PROFILE) return undefined;
  const known = [...Object.keys(config?.profiles ?? {}), ...(cloudmonkey?.profiles ?? []).map((each) => each.name)];
  const near = nearest(name, known);
  const hint =
    near.length > 0 ? `; probably ${orList(near)} is meant` : known.length > 0 ? `; known are ${known.join(', ')}` : '';
  const problem = `names ${name}, and there is no profile of that name${hint}`;
  throw new ToolError('config-invalid', { setting: 'profile', source, problem });
}

function deciding(path: SettingPath, layers: readonly Layer[]): Layer | undefined {
  return layers.find((layer) => layer(path, SETTINGS[path]) !== undefined);
}

function withoutCloud(layer: Layer): Layer {
  return (path, row) => (IDENTITY.some((each) => each === path) ? undefined : layer(path, row));
}
