/** What a value that is not there leaves behind in a text. */
const HOLES: [pattern: RegExp, what: string][] = [
  [/\bundefined\b|\[object |\bNaN\b|\bnull\b/, 'a value that is no text'],
  [/\(\s*[,;]?\s*\)/, 'an empty pair of brackets'],
  [/""/, 'an empty pair of quotes'],
  [/\S {2,}\S/, 'two blanks in a row'],
  [/\S +[.,;!?)](?:\s|$)/, 'a blank before a punctuation mark'],
  [/\([ ,;]/, 'a bracket that begins with nothing'],
  [/[,;:]\s*[,;.!?)]/, 'two punctuation marks in a row'],
  [/\{\{|\}\}/, 'a piece of a template'],
  [/(?:^|[.!?] )[.,;:!?)]/m, 'a sentence that begins with a punctuation mark'],
  [
    /(?:^|\s)(?:in|at|of|from|by|the|a|an|and|is|are|has|id|named|called)[.,;)](?:\s|$)/i,
    'a word that leads to nothing',
  ],
];

/**
 * The holes of a text, in words, with the piece where each is; [] if it reads well. What stands in the template as it is,
 * such as "puts another one in.", was left by no value.
 */
export function findHoles(text: string, template = ''): string[] {
  return HOLES.flatMap(([pattern, what]) => {
    const found = pattern.exec(text);
    if (!found) return [];
    const before = /\S*$/.exec(text.slice(0, found.index))?.[0] ?? '';
    if (before !== '' && template.includes(before + found[0])) return [];
    const around = text.slice(Math.max(0, found.index - 20), found.index + found[0].length + 10);
    return [`${what}: "${around.replace(/\n/g, ' ').trim()}"`];
  });
}
