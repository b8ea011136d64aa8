import { inChange } from '../../example.js';
import { verbOf } from '../../command-verb.js';
import type { Rule } from '../../rule.js';

/** The state in which something cannot be after a command that begins so. */
const NEVER_AFTER: Readonly<Record<string, string>> = {
  start: 'stopped',
  stop: 'running',
  enable: 'disabled',
  disable: 'enabled',
  lock: 'unlocked',
  attach: 'detached',
  detach: 'attached',
  suspend: 'active',
  activate: 'suspended',
  reboot: 'stopped',
  delete: 'created',
  create: 'deleted',
};
const ENDED = /\b(?:deleted|destroyed|expunged|erased|wiped)\b/i;
const MAY_END = /delete|destroy|expunge|purge|wipe|erase|remove|cleanup|clear/i;
/** When it has not happened yet. */
const PAST = /^\{\{[^}]+\}\}(?:,[^.]{0,20},)? (?:was|were|has been|have been)\b/;
const ENDING = /\b(?:delete|destroy|expunge|purge|remove|erase|wipe|drop|take|throw|clear|release|stop)\b/i;

const done = (text: string): ReturnType<typeof inChange> => inChange(`output:\n  done: "${text}"\n`);

export const doneFits: Rule = {
  id: 'words/done-fits',
  title: 'What is said before and after a call is what the command does.',
  why: 'A model tells people what it reads here. "Is deleted" after a disk was only pulled out makes them look for a backup; a title that hides a deletion gets a yes that nobody meant.',
  severity: 'error',
  bad: done('{{item.name}} is stopped.'),
  good: done('{{item.name}} is {{item.state}}.'),
  *checkManifest({ manifest: { command, title, danger, output } }) {
    const text = output?.done ?? '';
    const never = NEVER_AFTER[verbOf(command)];
    const opposite = never === undefined ? undefined : new RegExp(`\\bis (?:now )?${never}\\b`, 'i').exec(text)?.[0];
    const worse = MAY_END.test(command) || danger?.category === 'data-loss' ? undefined : ENDED.exec(text)?.[0];
    const odd = opposite ?? worse;
    if (odd !== undefined) {
      yield {
        at: ['output', 'done'],
        word: odd,
        message: `After ${command} nothing ${odd.startsWith('is') ? odd : `is ${odd}`}.`,
        hint: 'Say what is true then. If this text was copied, check the others too.',
      };
    }
    const past = PAST.exec(danger?.warning ?? '')?.[0].replace(/^.*\s(?=\S+$)/, '');
    if (past !== undefined) {
      yield {
        at: ['danger', 'warning'],
        word: past,
        message: `The warning says "${past}", and nothing has happened yet.`,
        hint: 'Say what will happen.',
      };
    }
    if (
      danger?.category === 'data-loss' &&
      /^(?:delete|destroy|expunge|purge|remove)/.test(command) &&
      !ENDING.test(title)
    ) {
      yield {
        at: ['title'],
        part: 'value',
        message: `${command} loses data, and the title does not say that anything goes away.`,
        hint: 'Begin it with Delete, Destroy or Remove.',
      };
    }
  },
};
