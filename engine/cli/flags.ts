import { Option } from 'commander';
import { flagOption } from '../config/setting-row.js';
import type { SettingRow } from '../config/setting-row.js';
import { SETTING_PATHS, SETTINGS } from '../config/setting-table.js';
import type { Flags } from '../config/settings.js';

const VALUE_NAMES: Record<SettingRow['type']['kind'], string> = {
  boolean: '',
  integer: 'N',
  'one-of': 'WORD',
  path: 'PATH',
  paths: 'DIR',
  secret: '',
  text: 'NAME',
  texts: 'GLOBS',
  url: 'URL',
};

/** The options that all sub-commands share: --config, and every setting that has a flag in the table of settings. */
export function sharedOptions(): Option[] {
  const config = new Option('--config <FILE>', 'Read the settings from this YAML file.');
  const settings = SETTING_PATHS.flatMap((path) => {
    const { flag, ...row } = SETTINGS[path];
    return flag === undefined ? [] : [optionFor(flag, row)];
  });
  return [config, ...settings];
}

/** Values stay text: loadSettings checks them, and its errors name the flag. */
function optionFor(flag: keyof Flags, { type, description }: SettingRow): Option {
  const value = type.kind === 'boolean' ? '' : ` <${VALUE_NAMES[type.kind]}>`;
  const choices = type.kind === 'one-of' ? ` One of: ${type.values.join(', ')}.` : '';
  const option = new Option(`${flagOption(flag)}${value}`, description.replaceAll('`', '') + choices);
  const isList = type.kind === 'texts' || type.kind === 'paths';
  return isList ? option.argParser((one: string, before?: string[]) => [...(before ?? []), one]) : option;
}
