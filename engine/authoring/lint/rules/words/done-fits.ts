import { inChange } from '../../example.js';
import { verbOf } from '../../command-verb.js';
import type { Rule } from '../../rule.js';
import { mayEnd } from '../../wording/opposites.js';

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

const done = (text: string): ReturnType<typeof inChange> => inChange(`output:\n  done: "${text}"\n`);

export const doneFits: Rule = {
  id: 'words/done-fits',
  title: 'What is said after a call is what the command did.',
  why: 'A model tells people what it reads here. "Is deleted" after a disk was only pulled out makes them look for a backup.',
  severity: 'error',
  bad: done('{{item.name}} is stopped.'),
  good: done('{{item.name}} is {{item.state}}.'),
  *checkManifest({ manifest: { command, danger, output } }) {
    const text = output?.done ?? '';
    const never = NEVER_AFTER[verbOf(command)];
    const opposite = never === undefined ? undefined : new RegExp(`\\bis (?:now )?${never}\\b`, 'i').exec(text)?.[0];
    const worse = mayEnd(command) || danger?.category === 'data-loss' ? undefined : ENDED.exec(text)?.[0];
    const odd = opposite ?? worse;
    if (odd === undefined) return;
    yield {
      at: ['output', 'done'],
      word: odd,
      message: `After ${command} nothing ${odd.startsWith('is') ? odd : `is ${odd}`}.`,
      hint: 'Say what is true then. If this text was copied, check the others too.',
    };
  },
};
