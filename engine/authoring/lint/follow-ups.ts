import { sharedKind } from '../../manifest/read-vocabulary.js';
import type { FolderContext } from './context.js';
import type { Found } from './place-finding.js';

/** The rule of words that have to stand in these. */
const MISSING_WORD = 'form/shared-word';
const WITH_WORDS = ['entities', 'parameters'] as const;

/**
 * Where a shared file cannot be read, that its words are missing in hundreds of manifests is no news: the file is told,
 * and how many of them wait for it.
 */
export function withoutFollowUps(found: readonly Found[], { sources, sharedProblems }: FolderContext): Found[] {
  const unread = new Set(sharedProblems.filter(({ rule }) => rule !== 'form/fits-together').map(({ file }) => file));
  const broken = sources.find(
    (source) => unread.has(source.path) && WITH_WORDS.some((kind) => kind === sharedKind(source)),
  );
  const first = broken && found.find(({ problem }) => problem.file === broken.path);
  if (!first) return [...found];
  const waiting = new Set(found.filter(isMissingWord).map(({ problem }) => problem.file)).size;
  if (waiting === 0) return [...found];
  const wait = `${waiting === 1 ? 'One manifest needs' : `${waiting} manifests need`} its words and can be judged only after that.`;
  const hint = [first.problem.hint, wait].filter((part) => part !== undefined).join(' ');
  return found.flatMap((one) =>
    one === first ? [{ ...one, problem: { ...one.problem, hint } }] : isMissingWord(one) ? [] : [one],
  );
}

function isMissingWord({ rule }: Found): boolean {
  return rule.id === MISSING_WORD;
}
