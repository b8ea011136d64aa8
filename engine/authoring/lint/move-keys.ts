import { isNode, isPair } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { Edit } from './rule.js';

/** A key with its value as it is written. */
interface Written {
  /** Blank lines and comments above it. */
  above: string;
  own: string;
  rank: number;
}

/**
 * Puts the keys of a map in the order of their ranks, each with the comments above it and beside it. Undefined where text
 * would have to be guessed apart.
 */
export function moveKeys(text: string, map: YAMLMap, ranks: readonly number[]): Edit[] | undefined {
  const starts = map.items.map(({ key }) => (isNode(key) ? key.range?.[0] : undefined));
  const ends = map.items.map((pair) => {
    const { key, value } = isPair(pair) ? pair : { key: undefined, value: undefined };
    return (isNode(value) ? value.range?.[1] : undefined) ?? (isNode(key) ? key.range?.[1] : undefined);
  });
  if (![...starts, ...ends].every((offset) => offset !== undefined)) return undefined;
  const places = (starts as number[]).map((from, at) => ({ from, to: (ends as number[])[at] ?? from }));
  return map.flow === true ? inFlow(text, places, ranks) : inBlock(text, places, ranks);
}

interface Place {
  from: number;
  to: number;
}

/** { b: 1, a: 2 }: what stands between the pairs stays where it is. */
function inFlow(text: string, places: readonly Place[], ranks: readonly number[]): Edit[] | undefined {
  const [from, to] = [places[0]?.from ?? 0, places.at(-1)?.to ?? 0];
  const between = places.slice(1).map((place, at) => text.slice(places[at]?.to ?? 0, place.from));
  if (between.some((gap) => gap.includes('#') || !gap.includes(','))) return undefined;
  const pairs = byRank(places.map((place, at) => ({ text: text.slice(place.from, place.to), rank: ranks[at] ?? 0 })));
  return [{ from, to, text: pairs.map((pair, at) => (at === 0 ? '' : (between[at - 1] ?? '')) + pair.text).join('') }];
}

function inBlock(text: string, places: readonly Place[], ranks: readonly number[]): Edit[] | undefined {
  const first = places[0]?.from ?? 0;
  const lineStart = text.lastIndexOf('\n', first - 1) + 1;
  const indent = ' '.repeat(first - lineStart);
  const written: Written[] = [];
  let end = first;
  for (const [at, place] of places.entries()) {
    const next = places[at + 1]?.from;
    const own = ownLines(text, place, next === undefined ? undefined : text.lastIndexOf('\n', next - 1) + 1, indent);
    const above = at === 0 ? '' : text.slice(end, place.from - indent.length);
    if (at > 0 && text.slice(place.from - indent.length, place.from) !== indent) return undefined;
    if (above.trim() !== '' && !above.split('\n').every((line) => /^\s*(#|$)/.test(line))) return undefined;
    end = place.from + own.length;
    written.push({ above, own, rank: ranks[at] ?? 0 });
  }
  const [head, ...rest] = byRank(written);
  // A comment cannot go above the first key of a list entry, nor above the line for editors.
  if (!head || head.above.includes('#')) return undefined;
  return [{ from: first, to: end, text: head.own + rest.map(({ above, own }) => above + indent + own).join('') }];
}

/** A key and all lines of its value, to the end of the last one; blank lines and comments after it belong to the next. */
function ownLines(text: string, { from, to }: Place, nextLine: number | undefined, indent: string): string {
  const lines = text.slice(from, nextLine ?? wholeLine(text, to)).split(/(?<=\n)/);
  while (lines.length > 1 && isApart(lines.at(-1) ?? '', indent)) lines.pop();
  const own = lines.join('');
  return own;
}

function isApart(line: string, indent: string): boolean {
  return line.trim() === '' || (line.startsWith(`${indent}#`) && line[indent.length] === '#');
}

function wholeLine(text: string, to: number): number {
  // A text of several lines ends behind its last line.
  if (text[to - 1] === '\n') return to;
  const end = text.indexOf('\n', to);
  return end < 0 ? text.length : end + 1;
}

function byRank<Each extends { rank: number }>(items: readonly Each[]): Each[] {
  return [...items].sort((a, b) => a.rank - b.rank);
}
