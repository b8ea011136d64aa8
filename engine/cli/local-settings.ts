import { loadSettings } from '../config/load-settings.js';
import type { Flags, LoadedSettings } from '../config/settings.js';

/**
 * The settings for what happens on this machine only: no cloud has to be configured. `profile`, `demo` and `cloud` mean
 * nothing in them; all else is what the server with the same flags has. Throws config-invalid.
 */
export async function loadLocalSettings(flags: Flags): Promise<LoadedSettings> {
  const local: Flags = { ...flags, demo: true };
  delete local.profile;
  delete local.url;
  const { settings, sources } = await loadSettings(local, process.env);
  return { settings, sources: { ...sources, profile: 'default', demo: 'default' } };
}
