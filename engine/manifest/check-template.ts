import Mustache from 'mustache';
import { FILTERS } from '../render/filters.js';

type Token = [type: string, value: string, start: number, end: number, children?: Token[]];

/** What may stand at the root of a template besides the bound objects; render/sentence.ts builds it. */
const ROOTS = new Set(['item', 'items', 'count', 'args', 'is', 'has', 'join', 'plural', ...Object.keys(FILTERS)]);

/** Problems of a sentence: what mustache cannot read, and names that nothing will ever fill. */
export function checkTemplate(template: string, variables: Set<string>, partials: Record<string, string>): string[] {
  let tokens: Token[];
  try {
    tokens = Mustache.parse(template) as unknown as Token[];
  } catch (error) {
    return [`The template cannot be read: ${(error as Error).message.replace(/ at \d+$/, '')}.`];
  }
  return unknownNames(tokens, (root) => ROOTS.has(root) || variables.has(root), partials);
}

function unknownNames(tokens: Token[], isKnown: (root: string) => boolean, partials: Record<string, string>): string[] {
  return tokens.flatMap(([type, value, , , children]) => {
    if (type === 'text' || type === '!') return [];
    if (type === '>') return !Object.hasOwn(partials, value) ? [`There is no partial {{> ${value}}}.`] : [];
    const root = value.split('.')[0] ?? '';
    const told = isKnown(root) || value === '.' ? [] : [`Nothing fills {{${value}}}.`];
    if (!children) return told;
    // Inside an object its own fields count; inside a formatting section those around it still do.
    const formats = FILTERS[value] !== undefined || ['join', 'plural', 'is', 'has'].includes(root);
    return [...told, ...unknownNames(children, formats ? isKnown : () => true, partials)];
  });
}
