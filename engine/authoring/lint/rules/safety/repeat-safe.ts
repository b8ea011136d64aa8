import { verbOf } from '../../command-verb.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Each time they are called there is one more of something, or something happens once more. */
const ONCE_MORE = new Set(
  (
    'create deploy add register upload copy clone import install generate issue make take allocate acquire associate ' +
    'reboot restart reset rotate renew regenerate restore revert rollback run execute send rerun replicate'
  ).split(' '),
);

export const repeatSafe: Rule = {
  id: 'safety/repeat-safe',
  title: 'Only what may be done twice says `repeat: safe`.',
  why: 'Clients take it as leave to call again when an answer was lost. What makes or restarts something is then made or restarted twice.',
  severity: 'error',
  bad: inChange('repeat: safe\n'),
  good: { ...inChange(''), shown: '# rebootRouter, without `repeat`' },
  *checkManifest({ manifest: { command, effect, repeat } }) {
    if (repeat === undefined) return;
    const verb = verbOf(command);
    if (effect === 'read') {
      yield {
        at: ['repeat'],
        message: 'A tool that only reads may always be called again.',
        hint: 'Remove `repeat: safe`.',
      };
    } else if (ONCE_MORE.has(verb)) {
      yield {
        at: ['repeat'],
        message: `\`repeat: safe\` is wrong: to ${verb} twice is not the same as once.`,
        hint: 'Remove `repeat: safe`.',
      };
    }
  },
};
