import { defaultFolders } from '../../config/default-folders.js';
import { COMMAND } from '../../package-paths.js';
import { shellLine } from '../../text/shell-line.js';

/**
 * What a person has to type to approve a code: the node in use and this very program by their whole paths. Another
 * program of the same name may stand on the path, and it would get the person's environment.
 */
export function approveCommand(code: string, stateDir: string, env: NodeJS.ProcessEnv, approver: string): string {
  // Another user has other usual folders.
  const isUsual = approver === '' && stateDir === defaultFolders({ env, platform: process.platform }).state;
  return shellLine([process.execPath, COMMAND, 'approve', code, ...(isUsual ? [] : ['--state-dir', stateDir])]);
}
