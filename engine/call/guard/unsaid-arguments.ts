import { referencesOf } from '../../manifest/bindings.js';
import type { Reference } from '../../manifest/bindings.js';
import type { Condition, Param, Tool, Vocabulary } from '../../manifest/types.js';
import { labelFields } from '../names/label.js';
import type { Resolved } from '../names/resolve-names.js';
import { quoteSpeech } from '../../text/foreign-lines.js';
import { oneLine, plainText } from '../../text/plain-text.js';
import { SHOWN_OF_LIST } from '../render/bound.js';
import { shortened } from '../render/budget.js';
import type { View } from '../render/sentence.js';
import { HIDDEN } from '../secrets/secret-names.js';

/** As long as CloudStack takes a text that declares no length; a script or a key is cut, and says so. */
const LONGEST_VALUE = 255;
/** More than anybody reads. */
const MOST_TOLD = 100;

/** What the sentences of a plan tell. */
export interface Said {
  /** What they looked at while they were rendered: `vm`, `args.size`, `has.args.url`. */
  looked: ReadonlySet<string>;
  /** Those under which some of them stand there. */
  conditions: readonly Condition[];
}

/**
 * "Also given: hosttags gpu, sortkey 3." What is sent and no sentence of the plan tells the value of: a person agrees to a
 * whole call, and a harmless warning must not carry anything unseen. Nothing for what the engine itself adds.
 */
export function tellUnsaid(
  { params }: Pick<Tool, 'params'>,
  { objects }: Resolved,
  { args }: View,
  vocabulary: Pick<Vocabulary, 'entities' | 'partials'>,
  said: Said,
): string[] {
  const references = new Map(referencesOf(params, vocabulary).map((one) => [one.param, one]));
  const names = new Map(objects.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]));
  const known = new Set(filledIn(params, objects, vocabulary, said));
  // Where something could not be seen, the plan tells by itself which objects it is about.
  const isListed = objects.some(({ isSeen }) => !isSeen) && objects.length <= SHOWN_OF_LIST;
  const listed = new Set(isListed ? objects.map(({ argument }) => argument.replace(/\[\d+\]$/, '')) : []);
  const unsaid = Object.entries(args as Record<string, unknown>).filter(([name, value]) => {
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined || param?.preset === value || listed.has(name)) return false;
    if (known.has(`${name} ${plainText(value)}`) || isOnlyChoice(value, param)) return false;
    // Of a long one the sentences tell the beginning.
    if (Array.isArray(value) && value.length > SHOWN_OF_LIST) return true;
    if (said.conditions.some((when) => fixes(when, name, param))) return false;
    return !tellsValue(name, param, value, said) && !tellsObject(references.get(name), vocabulary, said);
  });
  if (unsaid.length === 0) return [];
  return [oneLine(`Also given: ${unsaid.map(([name, value]) => `${name} ${tell(value, names)}`).join(', ')}.`)];
}

/** Whether the value is printed, or the words depend on which one it is; that there is one does not tell it. */
function tellsValue(name: string, param: Param | undefined, value: unknown, { looked, conditions }: Said): boolean {
  if (looked.has(`args.${name}`)) return true;
  // Of a secret there is no more to tell.
  if (value === HIDDEN) return looked.has(`has.args.${name}`) || conditions.flat().some((when) => name in when);
  const is = `is.args.${name}.`;
  const asked = [...looked].flatMap((one) => (one.startsWith(is) ? [one.slice(is.length).toLowerCase()] : []));
  if (asked.includes(plainText(value).toLowerCase())) return true;
  // What is none of all others is the last.
  const values = param?.type === 'boolean' ? [true, false] : param?.open ? [] : (param?.enum ?? []);
  const others = values.filter((one) => !asked.includes(plainText(one).toLowerCase()));
  return asked.length > 0 && others.length === 1;
}

/** Whether an object is printed as a whole, or by what it is called. */
function tellsObject(
  reference: Reference | undefined,
  { entities }: Pick<Vocabulary, 'entities'>,
  { looked }: Said,
): boolean {
  const { variable, entity: kind } = reference ?? {};
  if (variable === undefined) return false;
  const { name = [], label = '' } = (kind === undefined ? undefined : entities[kind]) ?? {};
  const naming = ['id', 'name', ...name, ...labelFields(label)].map((field) => `${variable}.${field}`);
  return [variable, ...naming].some((one) => looked.has(one));
}

/** Whether under this condition an argument can have only one value: then the sentence below it tells that. */
function fixes(condition: Condition, name: string, param: Param | undefined): boolean {
  if (Array.isArray(condition)) return condition.every((one) => fixes(one, name, param));
  const test = Object.hasOwn(condition, name) ? condition[name] : undefined;
  if (typeof test !== 'object') return test !== undefined;
  return param?.type === 'boolean' && 'not' in test;
}

/** The owner and the like of a thing that a sentence names: it comes along with the thing, whoever wrote it down. */
function* filledIn(
  params: Tool['params'],
  objects: Resolved['objects'],
  vocabulary: Pick<Vocabulary, 'entities' | 'partials'>,
  said: Said,
): Iterable<string> {
  for (const reference of referencesOf(params, vocabulary)) {
    const { param, entity } = reference;
    if (entity === undefined || !tellsObject(reference, vocabulary, said)) continue;
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

/** A value as people say it: things by their names, lists and maps in a line. */
function tell(value: unknown, names: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) return cut(value.map((one) => () => tell(one, names))).join(' and ');
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(
      ([name, one]) =>
        () =>
          `${plainText(name)} ${tell(one, names)}`,
    );
    return `(${cut(parts).join(', ')})`;
  }
  const text = plainText(value);
  const told = names.get(text) ?? text;
  return told === '' ? '""' : quoteSpeech(shortened(told, LONGEST_VALUE));
}

function cut(parts: readonly (() => string)[]): string[] {
  const told = parts.slice(0, MOST_TOLD).map((part) => part());
  return parts.length > told.length ? [...told, `${parts.length - told.length} more`] : told;
}
