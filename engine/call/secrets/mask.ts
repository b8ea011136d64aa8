import { holds } from '../../manifest/conditions.js';
import type { HiddenField } from '../../manifest/types.js';
import { cleanLine } from './clean-text.js';
import { needlesOf, TELLING_LENGTH, withMore } from './known-secrets.js';
import type { Needles } from './known-secrets.js';
import { HIDDEN, isSecretName } from './secret-names.js';

/**
 * The one place that everything from the cloud passes before it is rendered, cached, logged or audited: secrets are
 * hidden by field name, by the manifest's `hide`, by value (a password that also stands in a text) and by form;
 * the rest is neutralised, and each text put on one line. The value itself stays as it is; what is clean in it is shared.
 */
export function cleanAnswer<T>(value: T, hide: readonly HiddenField[], known: Iterable<string>): T {
  const found: string[] = [];
  // Nearly all rows are clean, and to copy them would cost more than to look at them.
  const look = lookFor(known, hide, value);
  survey(value, look, [], found);
  // Other texts may repeat a secret that was found in a field.
  return copy(value, found.length === 0 ? look : lookFor(withMore(known, found), hide, value), []) as T;
}

/** Longer texts are hardly there twice; and what is remembered is forgotten with the answer. */
const REPEATED = 200;

function cleanedOnce(text: string, { cleaned, needles }: Look): string {
  if (text.length > REPEATED) return cleanLine(text, needles);
  let line = cleaned.get(text);
  if (line === undefined) {
    line = cleanLine(text, needles);
    cleaned.set(text, line);
  }
  return line;
}

type Walked = readonly string[];
type Fields = Record<string, unknown>;

interface Look {
  /** The whole answer. */
  root: unknown;
  hide: readonly HiddenField[];
  needles: Needles;
  /** The rows of an answer have the same fields. */
  fields: Map<string, Field>;
  /** The same texts stand in many rows. */
  cleaned: Map<string, string>;
  /** In which nothing has to be hidden or made harmless. */
  clean: Set<object>;
}

/** What is known of a field by its name alone. */
interface Field {
  name: string;
  isSecret: boolean;
}

function lookFor(secrets: Iterable<string>, hide: readonly HiddenField[], root: unknown): Look {
  return { root, hide, needles: needlesOf(secrets), fields: new Map(), cleaned: new Map(), clean: new Set() };
}

/** Whether the value is clean; the secrets in it are put with those that were found. */
function survey(value: unknown, look: Look, path: Walked, found: string[]): boolean {
  if (typeof value === 'string') return cleanedOnce(value, look) === value;
  if (typeof value !== 'object' || value === null) return true;
  let isClean = true;
  if (Array.isArray(value)) {
    for (const one of value) if (!survey(one, look, path, found)) isClean = false;
    return isClean;
  }
  // What is more than its fields could tell more than them.
  isClean = Object.getPrototypeOf(value) === Object.prototype;
  const owner = value as Fields;
  for (const key in owner) {
    const one = owner[key];
    const here = below(path, key, look.hide);
    const field = fieldOf(key, look);
    if (isHidden(field, here, owner, one, look)) {
      if (holdsSecret(one)) isClean = false;
      for (const text of textsOf(one)) found.push(text);
    } else if (!survey(one, look, here, found)) isClean = false;
    if (field.name !== key) isClean = false;
  }
  if (isClean) look.clean.add(owner);
  return isClean;
}

function copy(value: unknown, look: Look, path: Walked): unknown {
  if (typeof value === 'string') return cleanedOnce(value, look);
  if (Array.isArray(value)) return value.map((one) => copy(one, look, path));
  if (typeof value !== 'object' || value === null || look.clean.has(value)) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]): [string, unknown] => {
    const here = below(path, key, look.hide);
    const field = fieldOf(key, look);
    const isSecret = isHidden(field, here, value, one, look) && holdsSecret(one);
    return [field.name, isSecret ? HIDDEN : copy(one, look, here)];
  });
  return Object.fromEntries(entries);
}

/** Where a field stands matters to `hide` only. */
function below(path: Walked, key: string, hide: readonly HiddenField[]): Walked {
  return hide.length === 0 ? path : [...path, key];
}

function fieldOf(key: string, { fields, needles }: Look): Field {
  let field = fields.get(key);
  if (!field) {
    const name = cleanLine(key, needles);
    field = { name, isSecret: isSecretName(key) || isSecretName(name) };
    fields.set(key, field);
  }
  return field;
}

/** By its name, by the manifest, or in a row of name and value by the name beside it: {key: "rootpassword", value: "..."}. */
function isHidden(
  { name, isSecret }: Field,
  path: Walked,
  owner: object,
  value: unknown,
  { hide, root }: Look,
): boolean {
  if (isSecret && !isListOfRows(value, owner) && !(owner === root && isTheAnswer(value, owner))) return true;
  if (name === 'value' && isNamedSecret(owner)) return true;
  return hide.length > 0 && isHiddenField(path, owner, hide);
}

/** {key: "rootpassword", value: "..."} */
export function isNamedSecret(owner: { key?: unknown; name?: unknown }): boolean {
  const { key, name = key } = owner;
  return typeof name === 'string' && isSecretName(name);
}

/** The list of an answer is called after what it lists: the keys of a user are rows with ids, each field of its own. */
function isListOfRows(value: unknown, owner: object): boolean {
  if (!Array.isArray(value) || value.length === 0 || !('count' in owner)) return false;
  return value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one);
}

/** So is the one object of an answer: registerUserData answers {"userdata": {"id", "name", "userdata"}}. */
function isTheAnswer(value: unknown, owner: object): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return Object.keys(owner).length === 1 && names.some((name) => name.endsWith('id') || isSecretName(name));
}

/** A flag or nothing at all is no secret, whatever its name. */
function holdsSecret(value: unknown): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}

/** A `hide` path counts from whatever object it is first found in, since rows stand at different depths. */
export function isHiddenField(path: Walked, owner: object, hide: readonly HiddenField[]): boolean {
  return hide.some((entry) => {
    const field = typeof entry === 'string' ? entry : entry.field;
    const steps = field.split('.');
    if (steps.length > path.length || steps.some((step, at) => step !== path[path.length - steps.length + at]))
      return false;
    return typeof entry === 'string' || holds(entry.when, (name) => (owner as Record<string, unknown>)[name]);
  });
}

/** Every text inside a secret value that is long enough to be looked for elsewhere. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= TELLING_LENGTH ? [value] : [];
  if (typeof value === 'number' || typeof value === 'bigint') return textsOf(String(value));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
