import { indexOf } from '../../engine/manifest/search-documents.js';
import type { Catalog } from '../../engine/manifest/catalog.js';
import { readLexicon } from '../../engine/search/lexicon.js';
import type { Synonyms } from '../../engine/search/lexicon.js';
import { readText } from '../../engine/search/read-text.js';
import { openSearch } from '../../engine/search/search.js';
import { stem, wordsOf } from '../../engine/search/words.js';
import type { GoldenQuestion } from './read-questions.js';

/**
 * The search as it would be if nobody had seen these questions: without every synonym that helps one of them only, which
 * is likely there for that question's sake. What the golden questions find then is about what new ones find; whoever
 * changes weights should look at this number.
 */
export function openUnseen(
  { entries, vocabulary }: Catalog,
  questions: readonly GoldenQuestion[],
): (ask: string) => string[] {
  const synonyms = withoutLone(vocabulary.synonyms, questions);
  const tools = Object.fromEntries(entries.map((entry) => [entry.name, { entry }]));
  const search = openSearch(indexOf(tools, { ...vocabulary, synonyms }), synonyms);
  return (ask) => search(ask).map(({ name }) => name);
}

function withoutLone(synonyms: Synonyms, questions: readonly GoldenQuestion[]): Synonyms {
  const lexicon = readLexicon(synonyms);
  const helped = new Map<string, number>();
  for (const { ask } of questions) {
    const pieces = readText(ask, lexicon);
    const keys = pieces.flatMap(({ stems, meanings }) => meanings.map((meaning) => `${meaning} ${stems.join(' ')}`));
    for (const key of new Set(keys)) helped.set(key, (helped.get(key) ?? 0) + 1);
  }
  const kept = (groups: Record<string, string[]>, sign: string): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(groups).map(([key, said]) => [
        key,
        said.filter((phrase) => helped.get(`${sign}${key} ${stemsOf(phrase)}`) !== 1),
      ]),
    );
  const { actions, things, questions: asked } = synonyms;
  return { ...synonyms, actions: kept(actions, '+'), things: kept(things, '~'), questions: kept(asked, '=') };
}

const stemsOf = (phrase: string): string =>
  wordsOf(phrase.split('…')[0] ?? '')
    .map(stem)
    .join(' ');
