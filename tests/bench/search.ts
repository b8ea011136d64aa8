import { stem, wordsOf } from '../../engine/search/words.js';
import type { Catalog } from '../../engine/manifest/catalog.js';
import { everyTool } from '../search/every-tool.js';
import { qualityOf } from '../search/quality.js';
import { readQuestions } from '../search/read-questions.js';
import { openUnseen } from '../search/unseen.js';

/** How well and how quickly the golden questions are answered over all tools, with plain BM25 beside it. */
export async function compareSearch(print: (line?: string) => void): Promise<void> {
  const catalog = await everyTool();
  const questions = readQuestions();
  print(`${questions.length} questions over ${catalog.entries.length} tools:`);
  const searches: [name: string, search: (ask: string) => string[]][] = [
    ['plain BM25', bm25(catalog)],
    ['ours', (ask) => catalog.search(ask).map(({ name }) => name)],
    ['ours without what helps one of them', openUnseen(catalog, questions)],
  ];
  for (const [name, search] of searches) {
    const { recall5, first, ndcg10, p95Ms } = qualityOf(search, questions);
    const numbers = `recall@5 ${recall5.toFixed(3)}  first ${first.toFixed(3)}  nDCG@10 ${ndcg10.toFixed(3)}`;
    print(`  ${name.padEnd(36)} ${numbers}  95 % in ${p95Ms.toFixed(1)} ms`);
  }
}

/** Usual values: how soon more of the same word counts no more, and how much long texts are held back. */
const [K1, B] = [1.2, 0.75];

/** Robertson's BM25 over all words of a tool, stemmed as ours are. */
function bm25(catalog: Catalog): (ask: string) => string[] {
  const documents = catalog.entries.flatMap(({ name }) => {
    const tool = catalog.tool(name);
    if (!tool) return [];
    const { title, description, keywords = [], examples = [], params } = tool;
    const texts = [name, title, description, ...keywords, ...examples.map(({ ask }) => ask), ...Object.keys(params)];
    const terms = termsOf(texts.join(' '));
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    return [{ name, counts, length: terms.length }];
  });
  const usual = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const holds = new Map<string, number>();
  for (const { counts } of documents) for (const term of counts.keys()) holds.set(term, (holds.get(term) ?? 0) + 1);
  return (ask) => {
    const asked = [...new Set(termsOf(ask))];
    const scored = documents.map(({ name, counts, length }) => {
      const score = asked.reduce((sum, term) => {
        const count = counts.get(term) ?? 0;
        const having = holds.get(term) ?? 0;
        const rarity = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
        return sum + (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / usual));
      }, 0);
      return { name, score };
    });
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ name }) => name);
  };
}

const termsOf = (text: string): string[] => wordsOf(text).map(stem);
