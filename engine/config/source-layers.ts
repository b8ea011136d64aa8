import { ToolError } from '../errors.js';
import { readBounded } from '../read-bounded.js';
import type { CloudmonkeyProfile } from './cloudmonkey-profile.js';
import type { ConfigFile } from './config-file-type.js';
import { absolute } from './setting-value.js';
import { flagOption, settingName, type SettingPath, type SettingRow } from './setting-row.js';
import type { Flags } from './settings.js';

/** A value as a source gives it, and where from; `folder` is what a relative path starts from. */
export interface Found {
  raw: unknown;
  source: string;
  folder: string;
}

/** One source of settings. The order of layers is the precedence. */
export type Layer = (path: SettingPath, row: SettingRow) => Found | undefined;

/** A switch that is off, or a list without entries, was not given. */
export function flagLayer(flags: Flags): Layer {
  return (_, { flag }) => {
    const raw = flag && flags[flag];
    if (!flag || raw === undefined || raw === false || (Array.isArray(raw) && raw.length === 0)) return undefined;
    return { raw, source: flagOption(flag), folder: process.cwd() };
  };
}

/** An empty variable counts as not set: clients and containers pass those along. */
export function environmentLayer(env: NodeJS.ProcessEnv): Layer {
  return (_, row) => {
    const raw = row.env && env[row.env]?.trim();
    return row.env && raw ? { raw, source: row.env, folder: process.cwd() } : undefined;
  };
}

export function fileLayer(config: ConfigFile, home: string): Layer {
  return (_, row) => (row.yaml ? inFile(config, row.yaml.split('.'), row, home) : undefined);
}

/** An entry of `profiles:`, whose keys are the last part of the table's path. */
export function profileLayer(config: ConfigFile, name: string, home: string): Layer {
  return (_, row) => {
    const key = row.yaml?.split('.').at(-1);
    return key && row.inProfile ? inFile(config, ['profiles', name, key], row, home) : undefined;
  };
}

export function cloudmonkeyLayer(profile: CloudmonkeyProfile): Layer {
  const values: Partial<Record<SettingPath, string | undefined>> = {
    'cloud.url': profile.url,
    'cloud.apiKey': profile.apiKey,
    'cloud.secretKey': profile.secretKey,
  };
  return (path) => {
    const raw = values[path];
    return raw ? { raw, source: `profile ${profile.name} in ${profile.file}`, folder: process.cwd() } : undefined;
  };
}

function inFile(config: ConfigFile, keys: string[], row: SettingRow, home: string): Found | undefined {
  const raw = valueAt(config.values, keys);
  if (row.type.kind === 'secret') {
    const fileKeys = keys.with(-1, `${String(keys.at(-1))}File`);
    const secretFile = valueAt(config.values, fileKeys);
    if (typeof secretFile === 'string') {
      const source = config.sourceOf(fileKeys);
      const setting = `${settingName(row)}File`;
      if (raw !== undefined) {
        const problem = `stands beside ${settingName(row)}; keep one of them`;
        throw new ToolError('config-invalid', { setting, source, problem });
      }
      const file = absolute(secretFile, { folder: config.folder, home });
      return { raw: readSecret(file, setting, source), source: `${file}, named in ${source}`, folder: config.folder };
    }
  }
  return raw === undefined ? undefined : { raw, source: config.sourceOf(keys), folder: config.folder };
}

function readSecret(file: string, setting: string, source: string): string {
  try {
    const text = readBounded(file).trim();
    if (text) return text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = `names ${file}, which cannot be read: ${code ?? 'unknown reason'}`;
    throw new ToolError('config-invalid', { setting, source, problem });
  }
  throw new ToolError('config-invalid', { setting, source, problem: `names ${file}, which is empty` });
}

function valueAt(values: unknown, keys: readonly string[]): unknown {
  let value = values;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
