import { asFile, inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

const MARK = /^[ \t]*(?:<{7}(?: .*)?|>{7}(?: .*)?|\|{7}(?: .*)?|={7})[ \t]*\r?$/gm;

const good = inChange('');
const bad = good.file.text.replace(
  'effect: change',
  '<<<<<<< HEAD\neffect: change\n=======\neffect: read\n>>>>>>> mine',
);

export const conflictMarks: Rule = {
  id: 'form/conflict-marks',
  title: 'No marks of git are left in a file.',
  why: 'Where two people changed the same lines, git writes both versions into the file and leaves the choice to you. Inside a text the marks are read as words.',
  severity: 'error',
  bad: asFile(good.file.name, bad, {}, '<<<<<<< HEAD\neffect: change\n=======\neffect: read\n>>>>>>> mine'),
  good: { ...good, shown: 'effect: change' },
  *checkFile({ source: { text } }) {
    if (!/^[ \t]*(?:<{7}|>{7}|={7})/m.test(text)) return;
    for (const { index, 0: line } of text.matchAll(MARK)) {
      const from = index + line.search(/\S/);
      yield {
        range: [from, index + line.trimEnd().length],
        message: 'Git left this line: two versions of the same part follow each other.',
        hint: 'Keep the right version. Remove the other one, and the lines with <<<<<<<, ======= and >>>>>>>.',
      };
    }
  },
};
