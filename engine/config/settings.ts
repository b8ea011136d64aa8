import { ToolError } from '../errors.js';
import type { Severity } from '../manifest/types.js';
import { chooseLayers } from './choose-cloud.js';
import { findConfigFile } from './config-file.js';
import { defaultFolders } from './default-folders.js';
import { requireCloud } from './missing-cloud.js';
import { refuseMisspeltVariables } from './misspelt-variable.js';
import { settleAll } from './settle.js';

/** Everything an operator can decide, complete and checked. Times say their unit in their name. */
export interface Settings {
  /** Name of the cloud in use: 'default', or a name of `profiles:` in the YAML file or of a CloudMonkey profile. */
  profile: string;
  cloud: CloudSettings;
  /** With it `cloud` stays empty until whoever starts the demo cloud fills it in. */
  demo: boolean;
  /** Who is behind the calls, for the audit log and the cache keys. */
  caller: string;
  /** Extra folders with manifests, besides the built-in one. */
  manifests: string[];
  /** Globs of tool names or `resource/*`; empty means all. */
  tools: string[];
  excludeTools: string[];
  readOnly: boolean;
  confirm: ConfirmSettings;
  /** How long a call waits for a job before it hands over the job id. */
  waitSeconds: number;
  cache: CacheSettings;
  /** Rows shown per page. */
  pageSize: number;
  /** Show secrets that CloudStack gives once in the answer, instead of keeping them in a file. */
  showSecrets: boolean;
  stateDir: string;
  cacheDir: string;
  auditFile: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export interface CloudSettings {
  /** Ends in /client/api, without user, password, query or a / at the end. */
  url: string;
  apiKey: string;
  secretKey: string;
  /** 3 signs an expiry date too; 'none' leaves signatureversion out, for servers that do not know it. */
  signature: 3 | 'none';
  timeoutMs: number;
  retries: number;
  retryDelayMs: number;
  maxConnections: number;
}

export interface ConfirmSettings {
  /** The lowest severity that asks. */
  askFrom: Severity;
  high: 'token' | 'person';
  critical: 'person' | 'phrase';
  /** How long a plan can be confirmed. */
  validSeconds: number;
  /** How long a question to the person stays open. */
  askSeconds: number;
  /** What to do when the object of a dangerous call cannot be looked up. */
  unseen: 'refuse' | 'allow';
}

export interface CacheSettings {
  listSeconds: number;
  infrastructureSeconds: number;
  configurationSeconds: number;
  /** How many results are kept. */
  entries: number;
}

/** What the command line can say. Keys have no flag: they would show in the list of processes. */
export interface Flags {
  config?: string;
  profile?: string;
  demo?: boolean;
  readOnly?: boolean;
  tools?: string[];
  excludeTools?: string[];
  manifests?: string[];
  url?: string;
  waitSeconds?: number;
  showSecrets?: boolean;
  askFrom?: string;
  logLevel?: string;
  stateDir?: string;
  cacheDir?: string;
  auditFile?: string;
}

export interface LoadedSettings {
  settings: Settings;
  /** Path of a setting ('cloud.timeoutMs') -> where its value came from, for `doctor`; 'config' is the YAML file. */
  sources: Record<string, string>;
}

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
