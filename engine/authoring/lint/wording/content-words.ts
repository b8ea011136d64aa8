/** Words that say nothing of their own. */
const EMPTY = new Set(
  (
    'a an the this that these those it its they them their there here he she his her one ones own of to in on at by for ' +
    'from with without as into onto over and or but nor not no so if then than when while whether which who whom whose ' +
    'what where why how is are was were be been being am do does did done has have had having can could may might must ' +
    'shall should will would such same other another any all some each every both either also only just more most less ' +
    'very use used using give given see'
  ).split(' '),
);

/** The words of a text that carry meaning, cut so that `volume` and `volumes`, `create` and `created` are the same. */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map(stemOf));
}

/** A word without its ending: crude, and the same for all its forms, which is all that comparing needs. */
export function stemOf(word: string): string {
  if (word.length < 4) return word.replace(/s$/, '');
  return word
    .replace(/ies$/, 'y')
    .replace(/(?:ing|ed|es|s)$/, '')
    .replace(/e$/, '');
}
