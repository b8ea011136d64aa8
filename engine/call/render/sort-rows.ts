import { valuesOf } from './table.js';
import type { ColumnSpec, Row } from './table.js';

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s?%?$/i;

/**
 * Numbers by size before texts as people sort them; rows without a value come last, also in descending order. Rows that
 * are equal stay as they came, or the other way round if the whole page did: of two events within a second the later
 * one is the newer.
 */
export function sortRows(rows: readonly Row[], column: ColumnSpec, isDown: boolean): Row[] {
  const collator = new Intl.Collator('en', { numeric: true });
  const compare = (a: Key, b: Key): number => {
    const bySize = a.size - b.size;
    // Infinity less Infinity: both are texts.
    return Number.isNaN(bySize) || bySize === 0 ? collator.compare(a.text, b.text) : bySize;
  };
  const keyed = rows.map((row) => ({ row, key: keyOf(row, column) }));
  const steps = keyed.slice(1).map(({ key }, at) => (isDown ? 1 : -1) * compare(key, keyed[at]?.key ?? key));
  const isTurned = steps.every((step) => step >= 0) && steps.some((step) => step > 0);
  return (isTurned ? keyed.reverse() : keyed)
    .sort((a, b) => {
      if (a.key.text === '' || b.key.text === '') return Number(a.key.text === '') - Number(b.key.text === '');
      return (isDown ? -1 : 1) * compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

/** A text is larger than any number. */
interface Key {
  text: string;
  size: number;
}

function keyOf(row: Row, column: ColumnSpec): Key {
  const [text = ''] = valuesOf(row, column);
  return { text, size: NUMBER.test(text) ? Number(text.replace(/\s?%$/, '')) : Infinity };
}
