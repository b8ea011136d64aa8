/** What V8 needs for a value besides its letters: a header and a slot in its owner. */
const PER_VALUE = 24;
/** Outside Latin-1; which texts are is not worth a look at each of them. */
const PER_LETTER = 2;

/** About how much memory a parsed answer takes, in bytes. Never 0. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return PER_VALUE + value.length * PER_LETTER;
  if (typeof value !== 'object' || value === null) return PER_VALUE;
  let sum = PER_VALUE;
  // Rows have the same names, which are kept once.
  for (const key in value) sum += bytesOf((value as Record<string, unknown>)[key]);
  return sum;
}
