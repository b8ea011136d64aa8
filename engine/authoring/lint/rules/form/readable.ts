import { asFile, inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const unreadable = asFile('router/reboot-router.yaml', '', {}, '# a file that this user may not open');

/** Told by the engine when it opens a file. */
export const readable: Rule = {
  id: 'form/readable',
  title: 'A manifest can be opened.',
  why: 'The server leaves out what it cannot read, and the tool is missing without a word to those who need it.',
  severity: 'error',
  bad: { ...unreadable, file: { ...unreadable.file, unreadable: 'EACCES' } },
  good: inChange(''),
};
