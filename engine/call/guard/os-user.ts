import { execFileSync } from 'node:child_process';
import { ToolError } from '../../errors.js';

const SETTING = { setting: 'confirm.approver', source: 'the settings' };

/**
 * The number of an OS user, by which the owner of a file is known; undefined if none is named. Node cannot look a name
 * up, and a list of users may stand elsewhere than in /etc/passwd: `id` asks the system. Throws `config-invalid`.
 */
export function osUserId(user: string): number | undefined {
  if (user === '') return undefined;
  if (process.getuid === undefined) {
    throw new ToolError('config-invalid', {
      ...SETTING,
      problem: 'means nothing here: files have no such owner on this system',
    });
  }
  if (/^\d{1,10}$/.test(user)) return Number(user);
  try {
    if (!/^[\w.][\w.-]*$/.test(user)) throw new Error('no name of a user');
    return Number(execFileSync('/usr/bin/id', ['-u', user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    throw new ToolError('config-invalid', {
      ...SETTING,
      problem: 'names no user of this system (its number will do too)',
    });
  }
}
