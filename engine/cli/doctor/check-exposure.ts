import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoadedSettings } from '../../config/settings.js';
import { KEY_FILE } from '../../manifest/cache-seal.js';
import { opennessOf } from '../../own-files.js';
import type { Openness } from '../../own-files.js';
import { shellLine } from '../../text/shell-line.js';
import { warning } from './finding.js';
import type { Finding } from './finding.js';

/** What others could see or change of this server and its way to the cloud. Asks the disk only: it runs at every start. */
export function checkExposure(loaded: LoadedSettings): Finding[] {
  return [...checkModes(loaded), ...checkEncryption(loaded.settings.cloud.url), ...checkTrust(process.env)];
}

/** The sticky bit: a folder in which everybody has files. */
const SHARED = 0o1000;

const WORSE: Record<Openness, string> = {
  foreign: 'belongs to another user',
  writable: 'can be written by other users of this machine',
  readable: 'can be read by other users of this machine',
};

function checkModes({ settings, sources }: LoadedSettings): Finding[] {
  const { stateDir, cacheDir, auditFile } = settings;
  const keyFiles = ['cloud.apiKey', 'cloud.secretKey'].flatMap((path) => fileIn(sources[path] ?? '') ?? []);
  const places: [what: string, path: string, mode: string][] = [
    ['The state folder', stateDir, '700'],
    ['The cache folder', cacheDir, '700'],
    ['The audit log', auditFile, '600'],
    ['The key that seals the cache', join(stateDir, KEY_FILE), '600'],
    ...(dirname(auditFile) === stateDir
      ? []
      : [['The folder of the audit log', dirname(auditFile), '700'] as [string, string, string]]),
    ...[...new Set(keyFiles)].map((file): [string, string, string] => ['The file with a key', file, '600']),
  ];
  return places.flatMap(([what, path, mode]) => {
    const openness = opennessOf(path);
    // Who only reads the folder of a log that lies with other logs reads no line of it.
    if (openness === undefined || (what.startsWith('The folder of') && openness === 'readable')) return [];
    return warning(
      `${what} ${path} ${WORSE[openness]}.`,
      openness === 'foreign' ? 'Use a path that belongs to you.' : howToClose(path, mode),
    );
  });
}

/** What many share on purpose (/tmp), a device, or what is root's must stay as it is: other programs would miss it. */
function howToClose(path: string, mode: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  const isOwn = found?.uid === process.getuid?.();
  const isFolder = mode === '700';
  const isMeant = isFolder ? found?.isDirectory() && (found.mode & SHARED) === 0 : found?.isFile();
  if (isOwn && isMeant) return `Run: ${shellLine(['chmod', mode, path])}`;
  return `Use a ${isFolder ? 'folder' : 'file'} of your own.`;
}

/** The file in "/etc/x.yaml, line 4", "/run/key, named in /etc/x.yaml, line 4" and "profile a in ~/.cmk/config". */
function fileIn(source: string): string | undefined {
  return /^(?:profile .* in )?(\/.*?)(?:, line \d+|, named in .*)?$/.exec(source)?.[1];
}

/** Everybody on the way reads the answers, and may change what is not signed: the answers. */
export function checkEncryption(url: string): Finding[] {
  if (!URL.canParse(url)) return [];
  const { protocol, hostname } = new URL(url);
  const isLocal = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  if (protocol !== 'http:' || isLocal) return [];
  return [
    warning(
      `The connection to ${hostname} is not encrypted (http).`,
      'Anybody in between can read the responses, including new passwords, and change them. Use https if the cloud offers it.',
    ),
  ];
}

/** Switched off for all connections of the process, often for another program and then forgotten. */
function checkTrust({ NODE_TLS_REJECT_UNAUTHORIZED: word }: NodeJS.ProcessEnv): Finding[] {
  if (word !== '0') return [];
  return [
    warning(
      'Certificates are not checked (NODE_TLS_REJECT_UNAUTHORIZED=0).',
      'Anybody can pose as the cloud. Unset it, and trust the authority with NODE_EXTRA_CA_CERTS=/path/to/ca.pem.',
    ),
  ];
}
