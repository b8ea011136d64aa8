/** What no text may hold: an empty name, a value that is none, a word that stands there twice. */
const HOLES: readonly (readonly [name: string, form: RegExp])[] = [
  ['undefined', /\bundefined\b/],
  ['null', /(?<!\/dev\/)\bnull\b/],
  ['an object', /\[object /],
  ['no number', /\bNaN\b|Invalid Date/],
  ['an empty name', /\(\)|""|``|''|\bid \)|\{\{|\}\}/],
  ['a missing word', / ,|,,| \.(?:\s|$)|: ,|\b(?:of|with|by|the|and|at)[.,;](?:\s|$)/],
  ['the same word twice', /\b(the|is|a|of|to|and|in|on|from) \1\b/i],
  ['a gap', /[a-z] {2,}[a-z]/],
];

/** The lines of a text that have something missing. */
export const holesIn = (text: string): string[] =>
  HOLES.flatMap(([name, form]) => {
    const line = text.split('\n').find((one) => form.test(one));
    return line === undefined ? [] : [`${name} in: ${line.slice(0, 300)}`];
  });
