import { isShared } from './find-files.js';
import type { SourceFile } from './find-files.js';
import { readVocabulary } from './read-vocabulary.js';
import type { Vocabulary } from './types.js';

/** A word of _shared that a later folder says otherwise. */
export interface ReplacedWord {
  part: keyof Vocabulary;
  word: string;
  /** The file that decides now. */
  by: string;
}

/**
 * Words that every manifest of every folder uses in a new meaning, since a later folder's _shared wins. What is said
 * again in the same way is not told.
 */
export function replacedWords(files: readonly SourceFile[]): ReplacedWord[] {
  const meanings = new Map<string, string>();
  const replaced = new Map<string, ReplacedWord>();
  for (const file of files.filter(isShared)) {
    for (const [part, words] of Object.entries(readVocabulary([file]).vocabulary)) {
      for (const [word, meaning] of Object.entries(words as Record<string, unknown>)) {
        const key = `${part} ${word}`;
        const before = meanings.get(key);
        const now = JSON.stringify(meaning);
        if (before !== undefined && before !== now) {
          replaced.set(key, { part: part as keyof Vocabulary, word, by: file.path });
        }
        meanings.set(key, now);
      }
    }
  }
  return [...replaced.values()];
}
