import type { IndexedDocument } from './build-index.js';
import { stem, wordsOf } from './words.js';

/** How like a question is to one that a tool gives as its example: 1 for the same words, 0 for none in common. */
export type Likeness = (question: string) => ReadonlyMap<number, number>;

/** Words count by how few examples have them. Documents are told by their place. */
export function openLikeness(documents: readonly Pick<IndexedDocument, 'asks'>[]): Likeness {
  const asks = documents.flatMap(({ asks: own }, document) => own.map((words) => ({ document, words })));
  const holders = new Map<string, number[]>();
  asks.forEach(({ words }, at) => {
    for (const word of words) holders.set(word, [...(holders.get(word) ?? []), at]);
  });
  const weightOf = (word: string): number => Math.log(1 + asks.length / (1 + (holders.get(word)?.length ?? 0)));
  const whole = asks.map(({ words }) => words.reduce((sum, word) => sum + weightOf(word), 0));
  return (question) => {
    const words = [...new Set(wordsOf(question).map(stem))];
    const asked = words.reduce((sum, word) => sum + weightOf(word), 0);
    const shared = new Map<number, number>();
    for (const word of words) {
      const weight = weightOf(word);
      for (const at of holders.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
    }
    const best = new Map<number, number>();
    for (const [at, sum] of shared) {
      const document = asks[at]?.document ?? 0;
      const like = sum / Math.max(asked, whole[at] ?? 0);
      if (like > (best.get(document) ?? 0)) best.set(document, like);
    }
    return best;
  };
}
