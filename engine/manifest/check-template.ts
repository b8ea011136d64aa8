import Mustache from 'mustache';
import { didYouMean, nearest } from '../text/nearest.js';
import { isFormatting } from './filter-names.js';

/** The last part of a partial is its indentation. */
type Token = [type: string, value: string, start: number, end: number, inside?: Token[] | string | number];

/** What may stand at the root of a template besides the bound objects; render/sentence.ts builds it. */
const ROOTS = new Set(['item', 'items', 'count', 'args', 'is', 'has']);

/** What is wrong with a text, and what to write instead. */
export interface TemplateProblem {
  message: string;
  hint: string;
}

/** What a sentence may name. */
interface Known {
  /** What texts call the objects of the tool, each with the argument that it comes from. */
  variables: ReadonlyMap<string, string>;
  /** Its arguments. */
  params: readonly string[];
  partials: Record<string, string>;
}

/** Problems of a sentence: what mustache cannot read, and names that nothing will ever fill. */
export function checkTemplate(template: string, known: Known): TemplateProblem[] {
  const read = parse(template);
  if ('problem' in read) return [read.problem];
  const isKnown = (root: string): boolean => ROOTS.has(root) || isFormatting(root) || known.variables.has(root);
  return unknownNames(read.tokens, isKnown, known);
}

/** The partials that a template puts in, or why it cannot be read. */
export function partialsIn(template: string): { names: string[] } | { problem: TemplateProblem } {
  const read = parse(template);
  if ('problem' in read) return read;
  const names = (tokens: Token[]): string[] =>
    tokens.flatMap(([type, value, , , children]) =>
      type === '>' ? [value] : Array.isArray(children) ? names(children) : [],
    );
  return { names: [...new Set(names(read.tokens))] };
}

function parse(template: string): { tokens: Token[] } | { problem: TemplateProblem } {
  let tokens: Token[];
  try {
    tokens = Mustache.parse(template) as unknown as Token[];
  } catch (error) {
    return { problem: explained((error as Error).message) };
  }
  if (!isDeeper(tokens, DEEPEST)) return { tokens };
  const message = `More than ${DEEPEST} conditions are inside one another.`;
  return { problem: { message, hint: 'Say it with fewer {{#...}}.' } };
}

/** What mustache says, for somebody who has never heard of it. */
function explained(said: string): TemplateProblem {
  const [, kind, name] = /^(Unclosed|Unopened) section "(.*)"/.exec(said) ?? [];
  if (kind === 'Unclosed' && name !== undefined) {
    return {
      message: `{{#${name}}} is never closed.`,
      hint: `Write {{/${name}}} where the part of the text ends that it is about, with exactly this name.`,
    };
  }
  if (name !== undefined) {
    return {
      message: `{{/${name}}} closes something that was never opened.`,
      hint: `Remove it, or write {{#${name}}} where the part of the text begins that it is about.`,
    };
  }
  return /Unclosed tag/.test(said)
    ? { message: 'There is a {{ without }} after its name.', hint: 'Write two braces on both sides: {{name}}.' }
    : { message: 'The {{ and }} of this text do not fit together.', hint: 'Write {{name}} for each value.' };
}

/** Rendering calls itself for each section in a section. */
const DEEPEST = 30;

function isDeeper(tokens: Token[], limit: number): boolean {
  return tokens.some(([, , , , children]) => Array.isArray(children) && (limit === 0 || isDeeper(children, limit - 1)));
}

function unknownNames(tokens: Token[], isKnown: (root: string) => boolean, known: Known): TemplateProblem[] {
  return tokens.flatMap(([type, value, , , children]) => {
    if (type === 'text' || type === '!') return [];
    if (type === '>') return Object.hasOwn(known.partials, value) ? [] : [unknownPartial(value, known.partials)];
    const root = value.split('.')[0] ?? '';
    const told =
      isKnown(root) || value === '.' ? [] : [type === '=' ? changedBraces(value) : unknownName(value, root, known)];
    if (!Array.isArray(children)) return told;
    // Inside an object its own fields count; inside a formatting section those around it still do.
    const formats = isFormatting(value) || ['is', 'has'].includes(root);
    return [...told, ...unknownNames(children, formats ? isKnown : () => true, known)];
  });
}

/** {{=<% %>=}} */
function changedBraces(value: string): TemplateProblem {
  return { message: 'A text cannot use other signs than {{ and }}.', hint: `Remove {{=${value}=}}.` };
}

function unknownName(value: string, root: string, { variables, params }: Known): TemplateProblem {
  const message = `There is nothing called {{${value}}}, so it would stay empty.`;
  if (value === '') {
    return { message: 'There is no name between {{ and }}.', hint: 'Write a name there, or remove {{}}.' };
  }
  if (value === 'else') {
    const hint = 'Write {{/has.x}}{{^has.x}} in its place, with the name of the {{#has.x}} before it for x.';
    return { message: 'There is no {{else}} here.', hint };
  }
  const variable = [...variables].find(([, param]) => param === root)?.[0];
  if (variable !== undefined)
    return { message, hint: `Write {{${variable}}}, which stands for what \`${root}\` names.` };
  if (params.includes(root)) return { message, hint: `Write {{args.${value}}}.` };
  const near = nearest(root, variables.keys(), 1)[0];
  if (near !== undefined) return { message, hint: `Did you mean {{${near}${value.slice(root.length)}}}?` };
  const names = [...variables.keys()].map((name) => `{{${name}}}`);
  return { message, hint: `Use ${[...names, 'an argument such as {{args.name}}'].join(', ')}.` };
}

export function unknownPartial(name: string, partials: Readonly<Record<string, unknown>>): TemplateProblem {
  const names = Object.keys(partials);
  return {
    message: `_shared/partials.yaml has no piece of text called {{> ${name}}}.`,
    hint: didYouMean(name, names).trim() || `It has ${names.join(', ')}.`,
  };
}
