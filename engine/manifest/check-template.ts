import Mustache from 'mustache';
import { isFormatting } from './filter-names.js';

/** The last part of a partial is its indentation. */
type Token = [type: string, value: string, start: number, end: number, inside?: Token[] | string | number];

/** What may stand at the root of a template besides the bound objects; render/sentence.ts builds it. */
const ROOTS = new Set(['item', 'items', 'count', 'args', 'is', 'has']);

/** Problems of a sentence: what mustache cannot read, and names that nothing will ever fill. */
export function checkTemplate(template: string, variables: Set<string>, partials: Record<string, string>): string[] {
  const read = parse(template);
  if ('problem' in read) return [read.problem];
  return unknownNames(read.tokens, (root) => ROOTS.has(root) || isFormatting(root) || variables.has(root), partials);
}

/** The partials that a template puts in, or why it cannot be read. */
export function partialsIn(template: string): { names: string[] } | { problem: string } {
  const read = parse(template);
  if ('problem' in read) return read;
  const names = (tokens: Token[]): string[] =>
    tokens.flatMap(([type, value, , , children]) =>
      type === '>' ? [value] : Array.isArray(children) ? names(children) : [],
    );
  return { names: [...new Set(names(read.tokens))] };
}

function parse(template: string): { tokens: Token[] } | { problem: string } {
  let tokens: Token[];
  try {
    tokens = Mustache.parse(template) as unknown as Token[];
  } catch (error) {
    return { problem: `The template cannot be read: ${(error as Error).message.replace(/ at \d+$/, '')}.` };
  }
  if (isDeeper(tokens, DEEPEST)) return { problem: `More than ${DEEPEST} sections are nested in one another.` };
  return { tokens };
}

/** Rendering calls itself for each section in a section. */
const DEEPEST = 30;

function isDeeper(tokens: Token[], limit: number): boolean {
  return tokens.some(([, , , , children]) => Array.isArray(children) && (limit === 0 || isDeeper(children, limit - 1)));
}

function unknownNames(tokens: Token[], isKnown: (root: string) => boolean, partials: Record<string, string>): string[] {
  return tokens.flatMap(([type, value, , , children]) => {
    if (type === 'text' || type === '!') return [];
    if (type === '>') return !Object.hasOwn(partials, value) ? [`There is no partial {{> ${value}}}.`] : [];
    const root = value.split('.')[0] ?? '';
    const told = isKnown(root) || value === '.' ? [] : [`Nothing fills {{${value}}}.`];
    if (!Array.isArray(children)) return told;
    // Inside an object its own fields count; inside a formatting section those around it still do.
    const formats = isFormatting(value) || ['is', 'has'].includes(root);
    return [...told, ...unknownNames(children, formats ? isKnown : () => true, partials)];
  });
}
