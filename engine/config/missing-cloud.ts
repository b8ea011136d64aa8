import { ToolError } from '../errors.js';
import { IDENTITY, type Choice } from './choose-cloud.js';
import type { ConfigFile } from './config-file-type.js';
import { settingName, type SettingPath } from './setting-row.js';
import { SETTINGS } from './setting-table.js';
import type { Settled } from './settle.js';

/** Throws config-missing, with every way to set it, if address or keys of the cloud are not known. */
export function requireCloud(
  settled: ReadonlyMap<SettingPath, Settled>,
  { cloudmonkey }: Choice,
  config: ConfigFile | undefined,
): void {
  const missing = IDENTITY.filter((path) => settled.get(path)?.value === '');
  const [first] = missing;
  if (first === undefined) return;
  if (missing.length < IDENTITY.length) {
    const row = SETTINGS[first];
    const how = `Set it, or ${settingName(row)} in the configuration file. The keys of a CloudMonkey profile go only with its own address: choose it with --profile NAME.`;
    throw new ToolError('config-missing', { setting: row.env ?? settingName(row), how });
  }
  const profiles = Object.keys(config?.profiles ?? {});
  const active = cloudmonkey?.active;
  const how = [
    ...(profiles.length > 0
      ? [`Choose a profile of the configuration file with --profile: ${profiles.join(', ')}.`]
      : []),
    ...(active?.passwordOnly
      ? [
          `The CloudMonkey profile ${active.name} in ${active.file} has a password but no API keys; add apikey and secretkey.`,
        ]
      : []),
    'Do one of these:',
    '- Set CLOUDSTACK_API_URL (such as https://cloud.example.org/client/api), CLOUDSTACK_API_KEY and CLOUDSTACK_SECRET_KEY.',
    '- Use a CloudMonkey profile with url, apikey and secretkey in ~/.cmk/config.',
    '- Start with --demo to try it without a cloud.',
    'The page of a user in the CloudStack UI shows or makes the keys.',
  ];
  throw new ToolError('config-missing', { setting: 'The cloud to talk to', how: how.join('\n') });
}
