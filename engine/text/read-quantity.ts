/** Powers of 1024: CloudStack means these also where it says GB. */
const SIZES = ['b', 'kib', 'mib', 'gib', 'tib', 'pib'];
const FREQUENCIES = new Map([
  ['mhz', 1],
  ['ghz', 1000],
]);

/** "200 GB" as a number of `unit`; undefined if it is no quantity of that kind. */
export function readQuantity(text: string, unit: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text);
  if (!found) return undefined;
  const amount = Number(found[1]);
  const from = canonical(found[2] ?? '');
  const to = canonical(unit);
  if (SIZES.includes(from) && SIZES.includes(to)) return amount * 1024 ** (SIZES.indexOf(from) - SIZES.indexOf(to));
  const [fromHertz, toHertz] = [FREQUENCIES.get(from), FREQUENCIES.get(to)];
  if (fromHertz !== undefined && toHertz !== undefined) return (amount * fromHertz) / toHertz;
  return from === to ? amount : undefined;
}

/** `GB`, `G`, `GiB` -> `gib`; `bytes` -> `b`; `days` -> `day`. */
function canonical(unit: string): string {
  const word = unit.toLowerCase();
  if (/^[kmgtp](i?b)?$/.test(word)) return `${word.charAt(0)}ib`;
  if (/^(b|bytes?)$/.test(word)) return 'b';
  return word.replace(/s$/, '');
}
