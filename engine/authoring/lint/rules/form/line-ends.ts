import { asFile, inChange } from '../../example.js';
import type { Edit, Rule } from '../../rule.js';

const good = inChange('');

export const lineEnds: Rule = {
  id: 'form/line-ends',
  title: 'Lines end as on Linux and macOS: LF, not CR LF.',
  why: 'With other line ends every line of a file counts as changed, and reviewers cannot see what was changed.',
  severity: 'warning',
  bad: asFile(good.file.name, good.file.text.replaceAll('\n', '\r\n'), {}, '# a file with the line ends of Windows'),
  good: { ...good, shown: '# the same file with LF' },
  *checkFile({ source: { text } }) {
    const first = text.indexOf('\r');
    if (first < 0) return;
    yield {
      range: [first, first],
      message:
        text.charAt(first + 1) === '\n'
          ? 'Lines end with CR LF, as on Windows.'
          : 'Lines end with CR, as on very old Macs.',
      hint: 'Choose LF in your editor (often at the bottom right) and save, or run lint with --fix.',
      fix: [...text.matchAll(/\r\n?/g)].map(({ index, 0: { length } }): Edit => ({
        from: index,
        to: index + length,
        text: '\n',
      })),
    };
  },
};
