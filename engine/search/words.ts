/** Small, without accents, and each letter of every script in its plainest form. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
}

/** Scripts that put no blanks between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+/u;

export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/** The words of a text or a name, folded: `listZones`, `list-zones` and "List zones" are the same two. */
export function wordsOf(text: string): string[] {
  const apart = text.replace(/([a-z0-9])([A-Z][a-z])/g, '$1 $2');
  return folded(apart).match(/[a-z0-9]+|[\p{L}\p{N}]+/gu) ?? [];
}

/** A word without its ending, so that "creating networks" is about the same as "create a network". */
export function stem(word: string): string {
  const single = withoutPlural(word);
  if (single.length > 5 && single.endsWith('ing')) return withoutDouble(single.slice(0, -3));
  if (single.length > 4 && single.endsWith('ed')) return withoutDouble(single.slice(0, -2));
  return single.length > 3 && single.endsWith('e') ? single.slice(0, -1) : single;
}

/** `stopping` is `stop`, and `pass` stays what it is. */
function withoutDouble(word: string): string {
  if (/([bdgmnprt])\1$/.test(word)) return word.slice(0, -1);
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}

function withoutPlural(word: string): string {
  if (word.length < 4 && word !== 'vms' && word !== 'ips') return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/[cg]pus$/.test(word)) return word.slice(0, -1);
  return /(ss|us|is|dns|ios|as)$/.test(word) || !word.endsWith('s') ? word : word.slice(0, -1);
}
