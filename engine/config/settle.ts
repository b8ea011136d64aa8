import { ToolError } from '../errors.js';
import type { DefaultFolders } from './default-folders.js';
import { settingName, type SettingPath, type SettingRow } from './setting-row.js';
import { SETTING_PATHS, SETTINGS } from './setting-table.js';
import { parseValue } from './setting-value.js';
import type { Found, Layer } from './source-layers.js';

export interface Settled {
  value: unknown;
  source: string;
}

export interface Defaults {
  env: NodeJS.ProcessEnv;
  folders: DefaultFolders;
}

/**
 * The value of one setting: what the first layer says that says anything. A limit is different: every layer counts and
 * none can lift what another sets. Undefined if no layer says anything; throws config-invalid.
 */
export function settle(path: SettingPath, layers: readonly Layer[], home: string): Settled | undefined {
  const row = SETTINGS[path];
  const found = layers.flatMap((layer) => layer(path, row) ?? []);
  const [first] = found;
  if (!first) return undefined;
  if (row.limit === undefined) return { value: checked(row, first, home), source: first.source };

  const all = found.map((each) => ({ value: checked(row, each, home), source: each.source }));
  const joined = (parts: Settled[]) => [...new Set(parts.map(({ source }) => source))].join(' + ');
  if (row.limit === 'union') return { value: [...new Set(all.flatMap(({ value }) => value))], source: joined(all) };
  if (row.limit === 'strictest') return strictest(row, all);
  const setting = all.filter(({ value }) => value === true);
  return setting.length > 0 ? { value: true, source: joined(setting) } : { value: false, source: first.source };
}

/** Values of such a setting stand in rising order. */
function strictest({ type }: SettingRow, all: readonly Settled[]): Settled | undefined {
  const order: readonly unknown[] = type.kind === 'one-of' ? type.values : [];
  return all.reduce((a, b) => (order.indexOf(b.value) > order.indexOf(a.value) ? b : a));
}

/** All settings by their path, each with its source. A computed default may look at settings that stand before it. */
export function settleAll(layers: readonly Layer[], defaults: Defaults): Map<SettingPath, Settled> {
  const settled = new Map<SettingPath, Settled>();
  const values = new Map<SettingPath, unknown>();
  for (const path of SETTING_PATHS) {
    const { default: otherwise } = SETTINGS[path];
    const computed = typeof otherwise === 'object' && 'of' in otherwise;
    const one = settle(path, layers, defaults.folders.home) ?? {
      value: computed ? otherwise.of(defaults, values) : otherwise,
      source: 'default',
    };
    settled.set(path, one);
    values.set(path, one.value);
  }
  return settled;
}

function checked(row: SettingRow, { raw, source, folder }: Found, home: string): string | number | boolean | string[] {
  const parsed = parseValue(row.type, raw, { folder, home });
  if ('value' in parsed) return parsed.value;
  throw new ToolError('config-invalid', { setting: settingName(row), source, problem: parsed.problem });
}
