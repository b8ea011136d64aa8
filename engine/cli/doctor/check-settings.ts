import { stat } from 'node:fs/promises';
import { settingName } from '../../config/setting-row.js';
import { SETTING_PATHS, SETTINGS } from '../../config/setting-table.js';
import type { LoadedSettings, Settings } from '../../config/settings.js';
import { note, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/** Each setting that somebody set, with where it came from, and whether others can read the files that hold keys. */
export async function checkSettings({ settings, sources }: LoadedSettings): Promise<Finding[]> {
  const told = SETTING_PATHS.filter((path) => sources[path] !== 'default').map((path) => {
    const row = SETTINGS[path];
    const value = row.type.kind === 'secret' ? 'set, not shown' : shown(valueOf(settings, path), row.type);
    return ok(`${settingName(row)}: ${value} (${sources[path]})`);
  });
  const file = sources['config'] === 'none' ? [note('No configuration file.')] : [];
  return [...told, ...file, ...(await checkKeyFiles(sources))];
}

function valueOf(settings: Settings, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], settings);
}

function shown(value: unknown, type: { times?: number } | object): string {
  const times = 'times' in type ? (type.times ?? 1) : 1;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' ? String(value / times) : String(value);
}

/** Windows has no such bits. */
async function checkKeyFiles(sources: Record<string, string>): Promise<Finding[]> {
  if (process.platform === 'win32') return [];
  const named = ['cloud.apiKey', 'cloud.secretKey'].flatMap((path) => fileIn(sources[path] ?? '') ?? []);
  const checked = await Promise.all([...new Set(named)].map(checkPrivate));
  return checked.flat();
}

/** The file in "/etc/x.yaml, line 4", "/run/key, named in /etc/x.yaml, line 4" and "profile a in ~/.cmk/config". */
function fileIn(source: string): string | undefined {
  return /^(?:profile .* in )?(\/.*?)(?:, line \d+|, named in .*)?$/.exec(source)?.[1];
}

async function checkPrivate(file: string): Promise<Finding[]> {
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0) return [];
  return [warning(`${file} holds a key, and other users of this machine can read it.`, `Run: chmod 600 ${file}`)];
}
