import type { IndexedDocument } from './build-index.js';
import { stem, wordsOf } from './words.js';

/** How like a question is to what each tool gives as its examples: 1 for the same words, 0 for none in common. */
export type Likeness = (question: string) => Float64Array;

/** Words count by how few examples have them. Documents are told by their place. */
export function openLikeness(documents: readonly Pick<IndexedDocument, 'asks'>[]): Likeness {
  const asks = documents.flatMap(({ asks: own }, document) => own.map((words) => ({ document, words })));
  const holders = new Map<string, number[]>();
  asks.forEach(({ words }, at) => {
    for (const word of words) {
      const list = holders.get(word);
      if (list) list.push(at);
      else holders.set(word, [at]);
    }
  });
  const weightOf = (word: string): number => Math.log(1 + asks.length / (1 + (holders.get(word)?.length ?? 0)));
  const whole = Float64Array.from(asks, ({ words }) => words.reduce((sum, word) => sum + weightOf(word), 0));
  const documentOf = Uint32Array.from(asks, ({ document }) => document);
  return (question) => {
    const words = [...new Set(wordsOf(question).map(stem))];
    const asked = words.reduce((sum, word) => sum + weightOf(word), 0);
    const shared = new Float64Array(asks.length);
    for (const word of words) {
      const weight = weightOf(word);
      for (const at of holders.get(word) ?? []) shared[at] = (shared[at] ?? 0) + weight;
    }
    const best = new Float64Array(documents.length);
    for (let at = 0; at < shared.length; at += 1) {
      const sum = shared[at] ?? 0;
      if (sum === 0) continue;
      const document = documentOf[at] ?? 0;
      best[document] = Math.max(best[document] ?? 0, sum / Math.max(asked, whole[at] ?? 0));
    }
    return best;
  };
}
