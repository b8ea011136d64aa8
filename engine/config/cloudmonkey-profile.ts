import path from 'node:path';
import { ToolError } from '../errors.js';
import { readBounded } from '../read-bounded.js';

/** What a section of ~/.cmk/config says about a cloud; CloudMonkey's other settings are about its own shell. */
export interface CloudmonkeyProfile {
  name: string;
  file: string;
  url?: string;
  apiKey?: string;
  secretKey?: string;
  /** It logs in with user name and password, which this server does not. */
  passwordOnly: boolean;
}

export interface CloudmonkeyFile {
  file: string;
  profiles: CloudmonkeyProfile[];
  /** The one that CloudMonkey itself would use. */
  active: CloudmonkeyProfile | undefined;
}

/** Reads CloudMonkey's file (INI, a section per profile, `profile =` above them); undefined if there is none. */
export async function readCloudmonkey(home: string): Promise<CloudmonkeyFile | undefined> {
  const file = path.join(home, '.cmk', 'config');
  let text: string;
  try {
    text = readBounded(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const problem = `cannot be read: ${code ?? 'unknown reason'}`;
    throw new ToolError('config-invalid', { setting: 'The CloudMonkey file', source: file, problem });
  }
  const { readSections } = await import('./cloudmonkey-sections.js');
  const sections = readSections(text);
  const profiles = Object.entries(sections).flatMap(([name, keys]) =>
    typeof keys === 'object' && keys !== null ? profileOf(name, file, keys as Record<string, unknown>) : [],
  );
  const wanted = typeof sections['profile'] === 'string' ? sections['profile'] : 'localcloud';
  const active = profiles.find(({ name }) => name === wanted) ?? (profiles.length === 1 ? profiles[0] : undefined);
  return { file, profiles, active };
}

function profileOf(name: string, file: string, keys: Record<string, unknown>): CloudmonkeyProfile[] {
  const given = (key: string): string | undefined => {
    const value = keys[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [url, apiKey, secretKey] = [given('url'), given('apikey'), given('secretkey')];
  // A section without any of these (an old [core] or [ui]) is no cloud.
  if (!url && !apiKey && !secretKey) return [];
  const passwordOnly = !apiKey && !secretKey && given('username') !== undefined;
  return [
    { name, file, passwordOnly, ...(url && { url }), ...(apiKey && { apiKey }), ...(secretKey && { secretKey }) },
  ];
}
