import { createClient } from '../cloudstack/client.js';
import { askForAllApis } from '../cloudstack/whole-list-apis.js';
import type { Flags } from '../config/settings.js';
import { loadSettings } from '../config/load-settings.js';
import { ToolError } from '../errors.js';
import { readBounded } from '../read-bounded.js';
import { parseListApis } from '../facts/read-list-apis.js';
import { createLog } from '../call/log.js';
import { neutralise } from '../text/neutralise.js';
import { oneLine } from '../text/plain-text.js';
import { startDemo } from './open.js';

/** What a server says of its commands, and who says it. */
export interface ServerApis {
  rows: Record<string, unknown>[];
  /** "apis.json", or the address of the server. */
  source: string;
}

/** From a file with a saved answer of listApis. Throws wrong-usage for a file that is none. */
export function savedApis(file: string): ServerApis {
  let text: string;
  try {
    text = readBounded(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    const problem = reason === 'ENOENT' ? `There is no file ${file}` : `${file} cannot be read (${reason})`;
    throw new ToolError('wrong-usage', { problem });
  }
  return { rows: harmless(parseListApis(text, file)), source: file };
}

/** From the configured server, or the demo cloud. */
export async function liveApis(flags: Flags): Promise<ServerApis> {
  const { settings } = await loadSettings(flags, process.env);
  const demo = settings.demo ? await startDemo(settings) : undefined;
  const { apiKey, secretKey, url } = settings.cloud;
  const log = createLog(settings.logLevel, new Set([apiKey, secretKey].filter((secret) => secret !== '')));
  const client = createClient(settings.cloud, log);
  try {
    return { rows: harmless(await askForAllApis(client)), source: demo ? 'the demo cloud' : url };
  } finally {
    client.close();
    await demo?.close();
  }
}

/** The names and descriptions in it stand in reports and new files. */
function harmless<T>(value: T): T {
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') return oneLine(neutralise(one));
    if (Array.isArray(one)) return one.map(clean);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(value) as T;
}
