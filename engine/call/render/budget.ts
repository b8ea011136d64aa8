import { estimateTokens } from '../../manifest/token-cost.js';

/**
 * What the estimate may be too low by. Over the lists of the demo cloud it is between 13 % below and 22 % above what
 * o200k_base counts; the ends of lines it does not count at all.
 */
const SPARE = 1.15;

/** What a text costs a model, rather too much than too little. */
export function cost(text: string): number {
  let ends = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends += 1;
  return (estimateTokens(text) + ends / 2) * SPARE;
}

/** The largest number up to `all` that fits, if every smaller one does too. */
export function mostThatFit(all: number, fits: (count: number) => boolean): number {
  if (fits(all)) return all;
  let [least, most] = [0, all - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return Math.max(0, least);
}

/** A text cut at the end of a line, with how much of it is left out; whole if it fits. */
export function withinBudget(text: string, tokens: number, howToSeeAll = ''): string {
  if (cost(text) <= tokens) return text;
  const lines = text.split('\n');
  const whole = mostThatFit(lines.length, (count) => cost(lines.slice(0, count).join('\n')) <= tokens);
  const kept = lines.slice(0, whole).join('\n');
  // One line that is longer than everything may be is cut inside.
  const next = lines[whole] ?? '';
  const begun =
    whole > 0
      ? ''
      : next.slice(
          0,
          mostThatFit(next.length, (count) => cost(next.slice(0, count)) <= tokens),
        );
  const shown = `${kept}${begun}`;
  return `${shown}\nCut here: ${text.length - shown.length} of ${text.length} characters are left out.${howToSeeAll}`;
}

/** A text for a cell that may not be longer than `most`. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}
