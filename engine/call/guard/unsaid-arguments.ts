import { referencesOf } from '../../manifest/bindings.js';
import type { Param, Tool, Vocabulary } from '../../manifest/types.js';
import type { Resolved } from '../names/resolve-names.js';
import { quoteSpeech } from '../../text/foreign-lines.js';
import { oneLine, plainText } from '../../text/plain-text.js';
import type { View } from '../render/sentence.js';

const LONGEST_VALUE = 80;
const DEEPEST = 3;

/**
 * "Also given: hosttags gpu, sortkey 3." What is sent and no sentence of the plan speaks of: a person agrees to a whole
 * call, and a harmless warning must not carry anything unseen. Nothing for what the engine itself adds.
 */
export function tellUnsaid(
  { params }: Pick<Tool, 'params'>,
  { objects }: Resolved,
  { args }: View,
  vocabulary: Pick<Vocabulary, 'entities' | 'partials'>,
  said: { templates: readonly string[]; conditions: readonly string[] },
): string[] {
  const variables = new Map(referencesOf(params, vocabulary).map(({ param, variable }) => [param, variable]));
  const spoken = namesIn(said.templates, vocabulary.partials);
  const names = new Map(objects.map(({ id, name }) => [id, name]));
  const known = new Set(filledIn(params, objects, vocabulary, spoken));
  const unsaid = Object.entries(args as Record<string, unknown>).filter(([name, value]) => {
    if (value === undefined || params[name]?.preset === value || said.conditions.includes(name)) return false;
    if (known.has(`${name} ${plainText(value)}`) || isOnlyChoice(value, params[name])) return false;
    return !spoken.has(`args.${name}`) && !spoken.has(variables.get(name) ?? '');
  });
  if (unsaid.length === 0) return [];
  return [oneLine(`Also given: ${unsaid.map(([name, value]) => `${name} ${tell(value, names)}`).join(', ')}.`)];
}

/** The owner and the like of a thing that a sentence names: it comes along with the thing, whoever wrote it down. */
function* filledIn(
  params: Tool['params'],
  objects: Resolved['objects'],
  vocabulary: Pick<Vocabulary, 'entities' | 'partials'>,
  spoken: ReadonlySet<string>,
): Iterable<string> {
  for (const { param, variable, entity } of referencesOf(params, vocabulary)) {
    if (entity === undefined || !spoken.has(variable ?? '')) continue;
    const { facts = {} } = objects.find(({ argument }) => argument === param) ?? {};
    for (const [argument, field] of Object.entries(vocabulary.entities[entity]?.fills ?? {})) {
      if (facts[field] !== undefined) yield `${argument} ${plainText(facts[field])}`;
    }
  }
}

/** Of a single choice there is nothing to tell. */
function isOnlyChoice(value: unknown, param: Param | undefined): boolean {
  return param?.enum?.length === 1 && param.enum[0] === value;
}

/** What tags of these templates name: `args.size`, and the first word of all others. */
function namesIn(templates: readonly string[], partials: Readonly<Record<string, string>>): Set<string> {
  const found = new Set<string>();
  const read = (template: string, depth: number): void => {
    for (const [, kind = '', path = ''] of template.matchAll(/\{\{\{?([#^/&>]?)\s*([\w.-]+)/g)) {
      if (kind === '>' && depth < DEEPEST) read(partials[path] ?? '', depth + 1);
      const [first = '', second = ''] = path.replace(/^(?:has|is)\./, '').split('.');
      found.add(first === 'args' ? `args.${second}` : first);
    }
  };
  templates.forEach((template) => read(template, 0));
  return found;
}

/** A value as people say it: things by their names, lists and maps in a line. */
function tell(value: unknown, names: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) return value.map((one) => tell(one, names)).join(' and ');
  if (typeof value === 'object' && value !== null) {
    return `(${Object.entries(value)
      .map(([name, one]) => `${plainText(name)} ${tell(one, names)}`)
      .join(', ')})`;
  }
  const text = plainText(value);
  const told = names.get(text) ?? text;
  if (told === '') return '""';
  return quoteSpeech(told.length > LONGEST_VALUE ? `${told.slice(0, LONGEST_VALUE)}…` : told);
}
