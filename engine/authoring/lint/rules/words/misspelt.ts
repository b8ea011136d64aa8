import type { SourceFile } from '../../../../manifest/find-files.js';
import type { FolderContext } from '../../context.js';
import { inRead } from '../../example.js';
import { oncePer } from '../../once-per.js';
import type { Rule } from '../../rule.js';
import { withoutCode } from '../../wording/phrases.js';

/** In so many files a word is no slip of the pen. */
const USUAL = 8;

const others = Object.fromEntries(
  Array.from({ length: USUAL }, (_, at) => [
    `router/list-routers-${at}.yaml`,
    `command: listRouters${at}\nkeywords: [routers]\n`,
  ]),
);

export const misspelt: Rule = {
  id: 'words/misspelt',
  title: 'No word is misspelt.',
  why: 'Search does not find it, and people wonder what else was not looked at twice.',
  severity: 'warning',
  bad: inRead('title: List virtual ruoters\n', others),
  good: inRead('title: List virtual routers\n', others),
  *compareManifest({ manifest, source }, context) {
    const { title, description, danger, output, params = {} } = manifest;
    const texts: [(string | number)[], string | undefined][] = [
      [['title'], title],
      [['description'], description],
      [['danger', 'warning'], danger?.warning],
      [['danger', 'impact'], danger?.impact],
      [['output', 'done'], output?.done],
      [['output', 'empty'], output?.empty],
      ...Object.entries(params).map(([name, param]): [(string | number)[], string | undefined] => [
        ['params', name, 'description'],
        param.description,
      ]),
    ];
    const { counts, usual } = wordsIn(context);
    for (const [at, text = ''] of texts) {
      for (const [word] of withoutCode(text).matchAll(/(?<![\w.-])[a-z]{5,}(?![\w-]|\.\w)/g)) {
        // This file has it, and no other.
        if ((counts.get(word) ?? 0) > 1 || (counts.get(word) === 1 && !source.text.includes(word))) continue;
        const meant = usual.find((one) => isSlip(word, one));
        if (meant === undefined) continue;
        yield { at, word, message: `"${word}" is in no other manifest.`, hint: `Did you mean ${meant}?` };
      }
    }
  },
};

const wordsOf = oncePer(({ text }: SourceFile): readonly string[] => [...new Set(text.match(/[a-z]{5,}/g) ?? [])]);

/** In how many manifests each word is, and those that are in many. */
const wordsIn = oncePer((context: FolderContext): { counts: ReadonlyMap<string, number>; usual: readonly string[] } => {
  const counts = new Map<string, number>();
  for (const source of context.manifests) {
    for (const word of wordsOf(source)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { counts, usual: [...counts.keys()].filter((word) => (counts.get(word) ?? 0) >= USUAL) };
});

/** Two letters that changed places, or one inside that is missing or doubled: not another word of the same kind. */
function isSlip(written: string, meant: string): boolean {
  if (written === meant || Math.abs(written.length - meant.length) > 1) return false;
  let from = 0;
  while (from < written.length && written[from] === meant[from]) from++;
  let to = 0;
  while (to < Math.min(written.length, meant.length) - from && written.at(-1 - to) === meant.at(-1 - to)) to++;
  const [one, other] = [written.slice(from, written.length - to), meant.slice(from, meant.length - to)];
  if (one.length === 2 && other.length === 2) return one[0] === other[1] && one[1] === other[0];
  const more = one + other;
  // "Latter" and "managers" are words too.
  return from > 0 && to > 1 && more.length === 1 && more !== meant[from - 1];
}
