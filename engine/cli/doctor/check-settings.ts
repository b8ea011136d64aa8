import { join } from 'node:path';
import { defaultFolders } from '../../config/default-folders.js';
import { CONFIG_VARIABLE } from '../../config/misspelt-variable.js';
import { settingName } from '../../config/setting-row.js';
import { SETTING_PATHS, SETTINGS } from '../../config/setting-table.js';
import type { LoadedSettings, Settings } from '../../config/settings.js';
import { note, ok } from './finding.js';
import type { Finding } from './finding.js';

/** Each setting that somebody set, with where it came from. */
export function checkSettings({ settings, sources }: LoadedSettings): Finding[] {
  const told = SETTING_PATHS.filter((path) => sources[path] !== 'default').map((path) => {
    const row = SETTINGS[path];
    const value = row.type.kind === 'secret' ? 'set, not shown' : shown(valueOf(settings, path), row.type);
    return ok(`${settingName(row)}: ${value} (${sources[path]})`);
  });
  return [...told, ...lookedFor(sources['config'])];
}

function valueOf(settings: Settings, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], settings);
}

function shown(value: unknown, type: { times?: number } | object): string {
  const times = 'times' in type ? (type.times ?? 1) : 1;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' ? String(value / times) : String(value);
}

/** People who wrote a file and find it ignored have to know where it was looked for. */
function lookedFor(file: string | undefined): Finding[] {
  if (file !== 'none') return [];
  const { config, home } = defaultFolders({ env: process.env, platform: process.platform });
  return [
    note(
      `No configuration file: there is none at ${join(config, 'config.yaml')}, and neither --config nor ${CONFIG_VARIABLE} names another. A CloudMonkey profile would be in ${join(home, '.cmk', 'config')}.`,
    ),
  ];
}
