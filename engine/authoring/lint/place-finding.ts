import type { Problem } from '../../manifest/problem.js';
import type { Path } from '../../manifest/read-yaml.js';
import type { LintedFile } from './linted-file.js';
import type { Edit, Finding, Rule } from './rule.js';

/** Something that a rule found, at its place in a file. */
export interface Found {
  rule: Rule;
  problem: Problem;
  /** Where in the data it is; [] is the whole file. */
  at: Path;
  fix?: readonly Edit[];
}

/** What a rule has to say of a file, with lines and columns. */
export function placed(rule: Rule, file: Pick<LintedFile, 'yaml' | 'source'>, findings: Iterable<Finding>): Found[] {
  const found: Found[] = [];
  for (const finding of findings) {
    const { at = [], fix } = finding;
    found.push({ rule, problem: placeOf(file, finding), at, ...(fix ? { fix } : {}) });
  }
  return found;
}

function placeOf(
  { yaml, source }: Pick<LintedFile, 'yaml' | 'source'>,
  { at = [], part = 'key', word, range, message, hint }: Finding,
): Problem {
  const whole = range ?? (at.length === 0 ? undefined : yaml.rangeOf(at, word === undefined ? part : 'value'));
  if (!whole)
    return at.length === 0
      ? { file: source.path, message, ...(hint === undefined ? {} : { hint }) }
      : yaml.problemAt(at, message, hint);
  const marked = word === undefined ? undefined : placeOfWord(source.text, whole, word);
  return yaml.problemFrom(marked ?? whole, message, hint);
}

/** Where a word is written in a value; a long text may be broken into lines between two words. */
function placeOfWord(text: string, [from, to]: readonly [number, number], word: string): [number, number] | undefined {
  const pattern = word
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const found = new RegExp(pattern).exec(text.slice(from, to));
  return found ? [from + found.index, from + found.index + found[0].length] : undefined;
}
