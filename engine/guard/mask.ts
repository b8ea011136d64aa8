import { holds } from '../conditions.js';
import type { HiddenField, Param } from '../manifest/types.js';
import { neutralise } from './neutralise.js';

export const HIDDEN = '[hidden]';

/** Names of fields whose value is a secret wherever they stand; from the wire notes 5.6, in the safe direction. */
const SECRET_NAME =
  /pass(word|wd|phrase|code)|^pass$|bindpass|truststorepass|secret|private-?key|(api|access|session|encryption)key$|psk$|presharedkey|token|^signature$|userdata$|credential|authorization|^cookie|configdata|encryptedpassword/;
/** Names that only speak of a secret: `passwordenabled`, `apikeyaccess`, `secretid`. */
const ABOUT_SECRET = /(enabled|required|allowed|access|id|name|names|type|count|length|policy|expires|expiry)$/;

/** Values shorter than this are too common to be searched for in other texts. */
const TELLING_LENGTH = 6;

/** Patterns of secrets inside free text: `password=...`, user:password@ in a URL, PEM private keys. */
const IN_TEXT: [pattern: RegExp, replacement: string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, HIDDEN],
  [/([a-z][a-z0-9+.-]*:\/\/)[^/\s:@]*:[^/\s@]*@/gi, `$1${HIDDEN}@`],
  [
    /((?:password|passwd|secret(?:key)?|api-?key|session-?key|token|signature)["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi,
    `$1${HIDDEN}`,
  ],
];

export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[._\s]/g, '');
  return SECRET_NAME.test(plain) && !ABOUT_SECRET.test(plain);
}

/**
 * The one place that everything from the cloud passes before it is rendered, cached, logged or audited: secrets are
 * hidden by field name, by the manifest's `hide`, by value (a password that also stands in a text) and by pattern;
 * the rest is neutralised. Returns a deep copy.
 */
export function cleanAnswer<T>(value: T, hide: readonly HiddenField[], known: ReadonlySet<string>): T {
  const secrets = new Set(known);
  collect(value, hide, secrets, []);
  return copy(value, hide, secrets, []) as T;
}

/** Free text (an error of the cloud, a log line) without secrets and without what could harm a terminal. */
export function cleanText(text: string, known: ReadonlySet<string>): string {
  let clean = text;
  for (const secret of known) if (secret.length >= TELLING_LENGTH) clean = clean.replaceAll(secret, HIDDEN);
  for (const [pattern, replacement] of IN_TEXT) clean = clean.replace(pattern, replacement);
  return neutralise(clean);
}

/** Arguments as the audit log, plans and templates may show them. */
export function maskArguments(
  args: Record<string, unknown>,
  params: Record<string, Param>,
  hide: readonly HiddenField[] = [],
): Record<string, unknown> {
  const entries = Object.entries(args).map(([name, value]): [string, unknown] => {
    const isHidden = isHiddenField([name], args, hide);
    return [name, isHidden || isSecretName(name) ? HIDDEN : maskArgument(value, params[name])];
  });
  return Object.fromEntries(entries);
}

/** Secret values among arguments, so that an answer that repeats them is cleaned too. */
export function secretsOf(args: Record<string, unknown>, params: Record<string, Param>): string[] {
  const masked = maskArguments(args, params);
  return Object.entries(args).flatMap(([name, value]) => (masked[name] === HIDDEN ? textsOf(value) : []));
}

function maskArgument(value: unknown, param: Param | undefined): unknown {
  if (param?.sensitive === true) return HIDDEN;
  if (Array.isArray(value)) {
    const fields = (param?.items as { properties?: Record<string, Param> } | undefined)?.properties;
    return value.map((one) => maskArgument(one, fields ? { properties: fields } : undefined));
  }
  if (typeof value === 'object' && value !== null) {
    const rest = typeof param?.additionalProperties === 'object' ? param.additionalProperties : undefined;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]: [string, unknown]) => {
        const spec = param?.properties?.[key] ?? rest;
        return [key, isSecretName(key) ? HIDDEN : maskArgument(one, spec)];
      }),
    );
  }
  return typeof value === 'string' ? cleanText(value, new Set()) : typeof value === 'bigint' ? String(value) : value;
}

type Walked = readonly string[];

function collect(value: unknown, hide: readonly HiddenField[], secrets: Set<string>, path: Walked): void {
  if (Array.isArray(value)) {
    value.forEach((one) => collect(one, hide, secrets, path));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      const here = [...path, key];
      if (isSecretName(key) || isHiddenField(here, value, hide)) textsOf(one).forEach((text) => secrets.add(text));
      else collect(one, hide, secrets, here);
    }
  }
}

function copy(value: unknown, hide: readonly HiddenField[], secrets: ReadonlySet<string>, path: Walked): unknown {
  if (typeof value === 'string') return cleanText(value, secrets);
  if (Array.isArray(value)) return value.map((one) => copy(one, hide, secrets, path));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]): [string, unknown] => {
    const here = [...path, key];
    const isSecret = (isSecretName(key) || isHiddenField(here, value, hide)) && holdsSecret(one);
    return [cleanText(key, secrets), isSecret ? HIDDEN : copy(one, hide, secrets, here)];
  });
  return Object.fromEntries(entries);
}

/** A flag or nothing at all is no secret, whatever its name. */
function holdsSecret(value: unknown): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}

/** A `hide` path counts from whatever object it is first found in, since rows stand at different depths. */
function isHiddenField(path: Walked, owner: object, hide: readonly HiddenField[]): boolean {
  return hide.some((entry) => {
    const field = typeof entry === 'string' ? entry : entry.field;
    const steps = field.split('.');
    if (steps.length > path.length || steps.some((step, at) => step !== path[path.length - steps.length + at]))
      return false;
    return typeof entry === 'string' || holds(entry.when, (name) => (owner as Record<string, unknown>)[name]);
  });
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= TELLING_LENGTH ? [value] : [];
  if (typeof value === 'number' || typeof value === 'bigint') return textsOf(String(value));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
