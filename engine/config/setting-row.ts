import type { DefaultFolders } from './default-folders.js';
import type { ValueType } from './setting-value.js';
import type { Flags, Settings } from './settings.js';

/** 'cloud.url', 'readOnly', ...: each value of Settings by its path. */
export type SettingPath = PathOf<Settings>;
type PathOf<T> = {
  [K in keyof T & string]: T[K] extends readonly unknown[] ? K : T[K] extends object ? `${K}.${PathOf<T[K]>}` : K;
}[keyof T & string];

/** A default that depends on the machine, with how it is shown in the README. */
export interface ComputedDefault {
  shown: string;
  of: (
    machine: { env: NodeJS.ProcessEnv; folders: DefaultFolders },
    soFar: ReadonlyMap<SettingPath, unknown>,
  ) => string;
}

export interface SettingRow {
  readonly type: ValueType;
  readonly default: string | number | boolean | readonly string[] | ComputedDefault;
  readonly description: string;
  /** Path in the YAML file; its last part is the key inside a profile. */
  readonly yaml?: string;
  readonly env?: string;
  readonly flag?: keyof Flags;
  /** May stand in an entry of `profiles:` too. */
  readonly inProfile?: true;
  /** A limit that no other source can lift: true if any source says so, what all list, or the last value of the type. */
  readonly limit?: 'any' | 'union' | 'strictest';
}

/** The name that people know: as in the YAML file, without `cloud.`, which means the same in a profile. */
export function settingName(row: SettingRow): string {
  return (row.yaml ?? row.flag ?? '').replace(/^cloud\./, '');
}

/** `waitSeconds` -> `--wait-seconds` */
export function flagOption(flag: keyof Flags): string {
  return `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
