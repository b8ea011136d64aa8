import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { defaultFolders } from '../config/default-folders.js';
import { PACKAGE_ROOT } from '../package-paths.js';

/** What a person has to type to approve a code: works as it stands in any terminal of the same user. */
export function approveCommand(code: string, stateDir: string, env: NodeJS.ProcessEnv): string {
  const command = isOnPath(env) ? 'cloudstack-mcp' : `npx --prefix ${quoted(PACKAGE_ROOT)} cloudstack-mcp`;
  const isUsual = stateDir === defaultFolders({ env, platform: process.platform }).state;
  return `${command} approve ${code}${isUsual ? '' : ` --state-dir ${quoted(stateDir)}`}`;
}

/** npx puts folders of its own on the path of what it starts; a person's terminal does not have those. */
function isOnPath({ PATH = '' }: NodeJS.ProcessEnv): boolean {
  const folders = PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.some((folder) => existsSync(join(folder, 'cloudstack-mcp')));
}

function quoted(path: string): string {
  return /^[\w./:@+-]+$/.test(path) ? path : `"${path}"`;
}
