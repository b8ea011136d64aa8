import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface GoldenQuestion {
  area: string;
  ask: string;
  /** The tools that are right, the best first. */
  right: string[];
}

/** What people ask, and what they should be led to. */
export function readQuestions(): GoldenQuestion[] {
  const file = new URL('../../../tests/search/questions.yaml', import.meta.url);
  const areas = parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string[]>>;
  return Object.entries(areas).flatMap(([area, asked]) =>
    Object.entries(asked).map(([ask, right]) => ({ area, ask, right })),
  );
}
