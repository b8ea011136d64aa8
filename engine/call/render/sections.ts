import { estimateTokens } from '../../manifest/token-cost.js';

/** A column as it stands in a table: every cell is text already. */
export interface TextColumn {
  label: string;
  cells: string[];
}

export interface Sections {
  /** The columns whose values stand in the headings. */
  said: TextColumn[];
  /** The rows of each section, by number. */
  groups: number[][];
}

/** Saving less is not worth a table that is read in parts. */
const LEAST_SAVED = { tokens: 100, part: 0.1 };
/** What a row is read together with has to stand near it. */
const MOST_SAID = 3;
/** A column with more different values than this part of its rows makes no headings. */
const MOST_VALUES = 0.25;

/**
 * The columns that a long table says once for several rows, in headings, because that is shorter; undefined if it is not
 * worth it. In an order that somebody chose the rows stay as they are; otherwise those of a section come together.
 */
export function sectionsOf(columns: readonly TextColumn[], isOrdered: boolean): Sections | undefined {
  const count = columns[0]?.cells.length ?? 0;
  const all = columns.map(weigh);
  const plain = sum(all.map(({ tokens }) => tokens));
  const candidates = all.slice(1).filter(({ values }) => values.length <= count * MOST_VALUES);
  let said: Weighed[] = [];
  let grouping = new Array<number>(count).fill(0);
  let least = plain;
  while (said.length < MOST_SAID) {
    // One column more in the headings, as long as that makes it shorter.
    const [best] = candidates
      .filter((column) => !said.includes(column))
      .map((column) => {
        const finer = refine(grouping, column, isOrdered);
        const together = [...said, column];
        const inRows = plain - sum(together.map(({ tokens }) => tokens));
        return { column, finer, tokens: inRows + headingTokens(finer, together) };
      })
      .sort((a, b) => a.tokens - b.tokens);
    if (!best || best.tokens >= least) break;
    said = [...said, best.column];
    grouping = best.finer;
    least = best.tokens;
  }
  const saved = plain - least;
  if (saved < LEAST_SAVED.tokens || saved < plain * LEAST_SAVED.part) return undefined;
  return { said: columns.filter((column) => said.some(({ of }) => of === column)), groups: groupsOf(grouping) };
}

interface Weighed {
  of: TextColumn;
  /** The different values, and for each row the number of its own. */
  values: string[];
  codes: number[];
  /** Of all cells and what separates them. */
  tokens: number;
  tokensOf: number[];
}

function weigh(of: TextColumn): Weighed {
  const numbers = new Map<string, number>();
  const codes = of.cells.map((text) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
  const values = [...numbers.keys()];
  const tokensOf = values.map((text) => estimateTokens(text) + 1);
  return { of, values, codes, tokensOf, tokens: sum(codes.map((code) => tokensOf[code] ?? 0)) };
}

/** Groups by one column more; numbered in the order in which they begin. */
function refine(grouping: readonly number[], { codes, values }: Weighed, isOrdered: boolean): number[] {
  const numbers = new Map<number, number>();
  let groups = 0;
  let last = -1;
  return grouping.map((group, row) => {
    const key = group * values.length + (codes[row] ?? 0);
    if (isOrdered && key !== last) numbers.clear();
    last = key;
    const known = numbers.get(key) ?? groups++;
    numbers.set(key, known);
    return known;
  });
}

function headingTokens(grouping: readonly number[], said: readonly Weighed[]): number {
  let groups = 0;
  let tokens = 0;
  grouping.forEach((group, row) => {
    if (group < groups) return;
    groups += 1;
    tokens += 1 + sum(said.map(({ codes, tokensOf }) => 1 + (tokensOf[codes[row] ?? 0] ?? 0)));
  });
  return tokens;
}

function groupsOf(grouping: readonly number[]): number[][] {
  const groups: number[][] = [];
  grouping.forEach((group, row) => (groups[group] ??= []).push(row));
  return groups;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
