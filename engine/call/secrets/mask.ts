import { foldLines } from '../../text/foreign-lines.js';
import { holds } from '../../manifest/conditions.js';
import type { HiddenField } from '../../manifest/types.js';
import { cleanWith } from './clean-text.js';
import { needlesOf, TELLING_LENGTH } from './known-secrets.js';
import type { Needles } from './known-secrets.js';
import { HIDDEN, isSecretName } from './secret-names.js';

/**
 * The one place that everything from the cloud passes before it is rendered, cached, logged or audited: secrets are
 * hidden by field name, by the manifest's `hide`, by value (a password that also stands in a text) and by form;
 * the rest is neutralised, and each text put on one line. Returns a deep copy.
 */
export function cleanAnswer<T>(value: T, hide: readonly HiddenField[], known: Iterable<string>): T {
  const secrets = new Set(known);
  collect(value, hide, secrets, []);
  return copy(value, hide, needlesOf(secrets), []) as T;
}

type Walked = readonly string[];

/** Where a field stands matters to `hide` only. */
function below(path: Walked, key: string, hide: readonly HiddenField[]): Walked {
  return hide.length === 0 ? path : [...path, key];
}

function collect(value: unknown, hide: readonly HiddenField[], secrets: Set<string>, path: Walked): void {
  if (Array.isArray(value)) {
    value.forEach((one) => collect(one, hide, secrets, path));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      const here = below(path, key, hide);
      if (isSecretField(key, value, one) || isHiddenField(here, value, hide))
        textsOf(one).forEach((text) => secrets.add(text));
      else collect(one, hide, secrets, here);
    }
  }
}

function copy(value: unknown, hide: readonly HiddenField[], needles: Needles, path: Walked): unknown {
  if (typeof value === 'string') return foldLines(cleanWith(value, needles));
  if (Array.isArray(value)) return value.map((one) => copy(one, hide, needles, path));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]): [string, unknown] => {
    const here = below(path, key, hide);
    const isSecret = (isSecretField(key, value, one) || isHiddenField(here, value, hide)) && holdsSecret(one);
    return [foldLines(cleanWith(key, needles)), isSecret ? HIDDEN : copy(one, hide, needles, here)];
  });
  return Object.fromEntries(entries);
}

/** By its own name, or in a row of name and value by the name beside it: {key: "rootpassword", value: "..."}. */
function isSecretField(key: string, owner: object, value: unknown): boolean {
  if (key !== 'value') return isSecretName(key) && !isListOfRows(value, owner);
  const { key: called, name = called } = owner as { key?: unknown; name?: unknown };
  return typeof name === 'string' && isSecretName(name);
}

/** The list of an answer is called after what it lists: the keys of a user are rows with ids, each field of its own. */
function isListOfRows(value: unknown, owner: object): boolean {
  if (!Array.isArray(value) || value.length === 0 || !('count' in owner)) return false;
  return value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one);
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
