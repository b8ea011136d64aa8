import type { Flags } from '../config/settings.js';
import { ToolError } from '../errors.js';
import { approve, readPending } from '../call/guard/approvals.js';
import { neutralise } from '../text/neutralise.js';
import { loadLocalSettings } from './local-settings.js';
import { processTerminal } from './terminal.js';
import type { Terminal } from './terminal.js';

/** `approve CODE`: needs the state directory and a person, but no cloud. Returns the exit code: 1 if it was not approved. */
export async function approveInTerminal(
  code: string,
  flags: Flags,
  terminal: Terminal = processTerminal(),
): Promise<0 | 1> {
  const { settings } = await loadLocalSettings(flags);
  return approvePending(settings.stateDir, code, settings.caller, terminal);
}

/**
 * Shows the plan behind a code and approves it if the person types the phrase. An empty answer is a no. Throws
 * approval-needs-terminal (a model could type the phrase), approval-unknown (also if it expires meanwhile), wrong-phrase.
 */
export async function approvePending(stateDir: string, code: string, by: string, terminal: Terminal): Promise<0 | 1> {
  const { ask, tell, colors } = terminal;
  if (!ask) throw new ToolError('approval-needs-terminal');
  const shown = readPending(stateDir, code);
  const { plan, phrase, caller, profile, expires, approver } = shown;
  const me = process.getuid?.();
  if (approver !== undefined && me !== approver) throw new ToolError('approval-needs-user', { user: approver });
  const minutes = Math.max(1, Math.round((expires - Date.now()) / 60_000));
  tell(
    `${colors.dim(`Asked for ${neutralise(caller)} on the cloud ${neutralise(profile)}, open for ${minutes} min.`)}\n`,
  );
  tell(`${colors.yellow(neutralise(plan))}\n`);
  const typed = await ask(`To approve, type ${colors.bold(neutralise(phrase))}: `);
  if (typed === undefined || typed.trim() === '') {
    tell('Not approved. Nothing was changed.\n');
    return 1;
  }
  // What is approved is what was on the screen, whatever stands in the file by now.
  approve(stateDir, shown, typed, by);
  tell(
    `${colors.green('Approved.')} Now the same call can be made again with its confirmation; nothing has happened yet.\n`,
  );
  return 0;
}
