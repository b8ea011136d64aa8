/** What V8 needs for a value besides its letters: a header and a slot in its owner. */
const PER_VALUE = 24;
/** Letters outside Latin-1 make all letters of their text twice as wide. */
const WIDE = /[^\u0000-\u00ff]/; // eslint-disable-line no-control-regex -- the whole of Latin-1

/** About how much memory a parsed answer takes, in bytes. Never 0. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return PER_VALUE + value.length * (WIDE.test(value) ? 2 : 1);
  if (typeof value !== 'object' || value === null) return PER_VALUE;
  let sum = PER_VALUE;
  // Rows have the same names, which are kept once.
  for (const one of Object.values(value)) sum += bytesOf(one);
  return sum;
}
