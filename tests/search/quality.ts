import type { GoldenQuestion } from './read-questions.js';

export interface Quality {
  /** Share of the right tools among the first five. */
  recall5: number;
  /** Share of questions whose first answer is right. */
  first: number;
  /** How good the order of the first ten is; 1 is the best there can be. */
  ndcg10: number;
  /** Of 100 questions, 95 are answered in so many ms. */
  p95Ms: number;
  missed: { question: GoldenQuestion; found: string[] }[];
}

/** How well a search answers the golden questions. */
export function qualityOf(search: (ask: string) => readonly string[], questions: readonly GoldenQuestion[]): Quality {
  const times: number[] = [];
  const missed: Quality['missed'] = [];
  let [recall, first, ndcg] = [0, 0, 0];
  for (const question of questions) {
    const { ask, right } = question;
    const began = performance.now();
    const found = search(ask).slice(0, 10);
    times.push(performance.now() - began);
    const five = found.slice(0, 5);
    recall += right.filter((name) => five.includes(name)).length / right.length;
    const isFirst = right.includes(found[0] ?? '');
    first += isFirst ? 1 : 0;
    ndcg += gain(found, right) / gain(right, right);
    if (!isFirst || !right.every((name) => five.includes(name))) missed.push({ question, found: five });
  }
  const count = questions.length;
  times.sort((a, b) => a - b);
  return {
    recall5: recall / count,
    first: first / count,
    ndcg10: ndcg / count,
    p95Ms: times[Math.floor(count * 0.95)] ?? NaN,
    missed,
  };
}

/** Discounted gain of an order: the best tool counts twice as much as others that are right too. */
function gain(order: readonly string[], right: readonly string[]): number {
  return order.reduce((sum, name, at) => {
    const rank = right.indexOf(name);
    return rank < 0 ? sum : sum + (rank === 0 ? 2 : 1) / Math.log2(at + 2);
  }, 0);
}
