import { lstatSync } from 'node:fs';
import path from 'node:path';
import { ToolError } from '../errors.js';
import { readBounded } from '../read-bounded.js';
import type { ConfigFile } from './config-file-type.js';
import type { DefaultFolders } from './default-folders.js';
import { CONFIG_VARIABLE } from './misspelt-variable.js';
import { absolute } from './setting-value.js';
import type { Flags } from './settings.js';

/** The file named by --config or CLOUDSTACK_MCP_CONFIG, or config.yaml in the configuration folder if it is there. */
export async function findConfigFile(
  { config: flag }: Flags,
  env: NodeJS.ProcessEnv,
  folders: DefaultFolders,
): Promise<ConfigFile | undefined> {
  const variable = env[CONFIG_VARIABLE]?.trim();
  const given = flag ?? variable;
  // A script's variable that nobody set: the file of another source, and its limits, would be ignored for it.
  if (flag?.trim() === '')
    throw new ToolError('config-invalid', { setting: 'config', source: '--config', problem: 'is empty' });
  if (!given) return readConfigFile(path.join(folders.config, 'config.yaml'));
  const file = absolute(given, { folder: process.cwd(), home: folders.home });
  return readConfigFile(file, flag === undefined ? CONFIG_VARIABLE : '--config');
}

/**
 * Reads and checks the file. A file that is not there is undefined, unless somebody asked for it (`askedBy`, such as
 * `--config`). Throws config-invalid that names file, line and setting, never a value.
 */
async function readConfigFile(file: string, askedBy?: string): Promise<ConfigFile | undefined> {
  const text = readIfThere(file, askedBy);
  if (text === undefined) return undefined;
  // Most starts have no such file, and the YAML parser takes as long as all the rest.
  const { parseConfigFile } = await import('./parse-config-file.js');
  return parseConfigFile(file, text);
}

function readIfThere(file: string, askedBy: string | undefined): string | undefined {
  try {
    return readBounded(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && askedBy === undefined && !isLink(file)) return undefined;
    throw new ToolError('config-invalid', {
      setting: askedBy === undefined ? 'The configuration file' : 'config',
      source: askedBy ?? file,
      problem: `cannot be read: ${askedBy === undefined ? '' : `${file}, `}${code ?? 'unknown reason'}`,
    });
  }
}

/** A link to a file that is gone, or not mounted yet, was put there by somebody: the limits in that file would not hold. */
function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
