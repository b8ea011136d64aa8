import { readColumn } from '../../../../call/render/table.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

/** As many as stand beside each other on a screen. */
const MOST = 10;

const columns = (more: string): string =>
  `output:\n  columns: [name, state, { zone: zonename }${more}, id]\n  sort: name\n  empty: No virtual router matches.\n`;

export const columnsRule: Rule = {
  id: 'words/columns',
  title: `A table has ${MOST} columns at most, each with a heading and a content of its own.`,
  why: 'Every cell costs tokens in every row, and two columns of one heading cannot be told apart: `_fields`, `_sort` and `_filter` find the first only.',
  severity: 'error',
  bad: inRead(columns(', { Zone: account }')),
  good: inRead(columns(', { owner: account }')),
  *checkManifest({ manifest }) {
    const all = manifest.output?.columns ?? [];
    const read = all.map((column) => readColumn(column));
    const key = (label: string): string =>
      label
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ')
        .trim();
    const sort = manifest.output?.sort;
    if (
      sort !== undefined &&
      !sort.startsWith('-') &&
      /\b(?:newest|latest|most recent|largest|biggest) first\b/i.test(manifest.description)
    ) {
      yield {
        at: ['output', 'sort'],
        part: 'value',
        message: `The description says otherwise: sorted by \`${sort}\`, the smallest and the oldest come first.`,
        hint: `Write \`sort: -${sort}\`, or correct the description.`,
      };
    }
    for (const [index, { label, path }] of read.entries()) {
      const own = key(label).split(' ')[0] ?? '';
      const isOf = (word: string, of: readonly string[]): boolean => of.join('.').toLowerCase().includes(word);
      const twin = read.find(
        (other) =>
          other.path !== path &&
          own.length > 3 &&
          other.path.join('.').toLowerCase().startsWith(own) &&
          !isOf(key(other.label).split(' ')[0] ?? '', other.path),
      );
      if (twin === undefined || isOf(own, path)) continue;
      yield {
        at: ['output', 'columns', index],
        part: 'value',
        message: `Under "${label}" stands \`${path.join('.')}\`, and \`${twin.path.join('.')}\` under "${twin.label}".`,
        hint: 'Swap the two headings.',
      };
    }
    for (const [index, { label, path, less, filter }] of read.entries()) {
      const at = ['output', 'columns', index];
      const before = read.slice(0, index);
      const odd = oddLabel(label);
      if (odd !== undefined) yield { at, part: 'value', ...odd };
      if (typeof all[index] === 'object' && (Object.values(all[index])[0] ?? '').split('|').length > 2) {
        yield {
          at,
          part: 'value',
          message: 'A column can have only one `| filter`, so the second does nothing.',
          hint: 'Keep the one that fits, and remove the other.',
        };
      }
      if (
        less &&
        /(?:used|allocated|count)/.test(path.at(-1) ?? '') &&
        /(?:total|limit|size|max)/.test(less.at(-1) ?? '')
      ) {
        yield {
          at,
          part: 'value',
          message: 'What is used minus what there is in all is less than nothing.',
          hint: `Swap the two: ${less.join('.')} - ${path.join('.')}.`,
        };
      }
      if (before.some((other) => key(other.label) === key(label))) {
        yield {
          at,
          part: 'value',
          message: `Two columns are called "${label}".`,
          hint: 'Give this one another heading, or remove it.',
        };
      } else if (
        before.some(
          (other) =>
            other.path.join('.') === path.join('.') &&
            other.less?.join('.') === less?.join('.') &&
            other.filter === filter,
        )
      ) {
        yield {
          at,
          part: 'value',
          message: `Two columns show \`${path.join('.')}\`.`,
          hint: 'Remove one of them, or correct its field.',
        };
      }
      if (index !== MOST) continue;
      yield {
        at,
        part: 'value',
        message: `The table has ${all.length} columns, and ${MOST} is the most that anybody can read.`,
        hint: 'Keep what people look for first (five to eight), and remove the others: people can still ask for them.',
      };
    }
  },
};

const LONGEST_LABEL = 30;

function oddLabel(label: string): { message: string; hint: string } | undefined {
  if (!/[\p{L}\p{N}]/u.test(label))
    return { message: 'This column has no heading.', hint: 'Write a word or two for what is in it.' };
  if (/[|,"\n\t]/.test(label))
    return {
      message: `The heading "${label}" has a sign in it that separates columns.`,
      hint: 'Write it without |, commas and quotes.',
    };
  if (label.trim() !== label)
    return { message: `The heading "${label}" begins or ends with a space.`, hint: 'Remove it.' };
  return label.length > LONGEST_LABEL
    ? {
        message: `This heading is too long: ${label.length} characters, and ${LONGEST_LABEL} is the most.`,
        hint: 'Write one to three words: "role", "free space".',
      }
    : undefined;
}
