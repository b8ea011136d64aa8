import type { Entity } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import { renderSentence } from '../render/sentence.js';

type Row = Record<string, unknown>;

/** Said between the words of a label, and no word of it. */
const BETWEEN = new Set(['on', 'from', 'to', 'of', 'for', 'in', 'at', 'with', 'by', 'the', 'rule', 'port', 'ports']);
/** One word of a label would fit by chance. */
const FEWEST_WORDS = 2;

/** What a thing without a name is called: "tcp 443 on 203.0.113.7 from 0.0.0.0/0". Empty if it has no label. */
export function labelOf(row: Row, { label }: Entity): string {
  if (label === undefined) return '';
  return settled(renderSentence(label, row, {}, { print: plainText }));
}

/** The fields that a label is made of, in its order. */
export function labelFields(label: string): string[] {
  const fields = [...label.matchAll(/\{\{[#^]?(?:has\.|is\.)?(\w+)(?:\.\w+)*\}\}/g)].map(([, field = '']) => field);
  return [...new Set(fields)];
}

/** Those that are called exactly so; else those whose label has all the words, if these are two or more. */
export function labelled(rows: readonly Row[], wanted: string, entity: Entity): Row[] {
  const text = settled(wanted).toLowerCase();
  const labels = rows.map((row) => ({ row, label: labelOf(row, entity).toLowerCase() }));
  const same = labels.filter(({ label }) => label === text);
  const words = wordsOf(text);
  const holds = same.length > 0 ? same : labels.filter(({ label }) => isWithin(words, wordsOf(label)));
  return holds.map(({ row }) => row);
}

/** A range of one is one, and what is missing leaves no gap. */
function settled(text: string): string {
  return text
    .replace(/\b(\d+)-\1\b/g, '$1')
    .replace(/(^|\s)-(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '' && !BETWEEN.has(word));
}

function isWithin(wanted: readonly string[], words: readonly string[]): boolean {
  return wanted.length >= FEWEST_WORDS && wanted.every((word) => words.includes(word));
}
