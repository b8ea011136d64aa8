/** A number as it is written, `digits` / 10 ** `scale`: sums of it are exact, which those of floating point are not. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

export const ZERO: Decimal = { digits: 0n, scale: 0 };

const WRITTEN = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;
/** No amount of a cloud has more digits; a longer text is a text. */
const LONGEST = 60;

/** Undefined for what is no number. */
export function readDecimal(text: string): Decimal | undefined {
  const [, sign = '', whole, fraction = '', exponent = '0'] = (text.length <= LONGEST && WRITTEN.exec(text)) || [];
  if (whole === undefined) return undefined;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

export function fromInteger(value: number | bigint): Decimal {
  return { digits: BigInt(value), scale: 0 };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** Below zero if `a` is less than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const [x, y] = [digitsAt(a, scale), digitsAt(b, scale)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The quotient to so many places behind the point, rounded half away from zero, and whether nothing was lost. */
export function divide(a: Decimal, by: bigint, places: number): { quotient: Decimal; isExact: boolean } {
  const divisor = by * 10n ** BigInt(a.scale);
  const raised = a.digits * 10n ** BigInt(places);
  const half = raised < 0n ? -divisor / 2n : divisor / 2n;
  return { quotient: { digits: (raised + half) / divisor, scale: places }, isExact: raised % divisor === 0n };
}

/** Without zeros at its end. */
export function decimalText({ digits, scale }: Decimal): string {
  if (scale === 0) return String(digits);
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const fraction = text.slice(-scale).replace(/0+$/, '');
  const whole = text.slice(0, -scale);
  return `${digits === 0n ? '' : sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** For a program: a number where that is the same, else its digits. */
export function plainNumber(decimal: Decimal): number | string {
  const text = decimalText(decimal);
  return String(Number(text)) === text ? Number(text) : text;
}

function digitsAt({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}
