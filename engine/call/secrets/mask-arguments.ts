import { wellFormed } from '../../cloudstack/encode-scalar.js';
import { isEngineArgument } from '../../manifest/engine-arguments.js';
import type { HiddenField, Param, Tool } from '../../manifest/types.js';
import { cleanWith } from './clean-text.js';
import { needlesOf, withMore } from './known-secrets.js';
import { isHiddenField, isNamedSecret, textsOf } from './mask.js';
import { HIDDEN, isSecretName } from './secret-names.js';

type Arguments = Record<string, unknown>;

const MOST_NAMES = 20;
const LONGEST_NAME = 60;

/** What happens to a secret on the way, and to every other text. */
interface Walk {
  secret: (value: unknown, param: Param | undefined) => void;
  text: (text: string) => string;
}

/**
 * Arguments as the audit log, plans and templates may show them; a secret that is repeated in another one is hidden
 * there too. The conditions of `hide` are asked of `about`.
 */
export function maskArguments(
  args: Arguments,
  params: Record<string, Param>,
  hide: readonly HiddenField[] = [],
  known: Iterable<string> = [],
  about: Arguments = args,
): Arguments {
  const needles = needlesOf(withMore(known, secretsOf(args, params, hide, about)));
  const text = (plain: string): string => cleanWith(plain, needles);
  return walkAll(args, params, (name) => isHiddenField([name], about, hide), { secret: () => undefined, text });
}

/**
 * Arguments that the tool knows, and the names of the others. A misspelt name is not known for that of a secret, so what
 * it carries is kept nowhere.
 */
export function sortOut(
  args: Arguments,
  { params }: Pick<Tool, 'params'>,
): { declared: Arguments; undeclared: string[] } {
  const isKnown = (name: string): boolean => Object.hasOwn(params, name) || isEngineArgument(name);
  const entries = Object.entries(args);
  return {
    declared: Object.fromEntries(entries.filter(([name]) => isKnown(name))),
    undeclared: entries.flatMap(([name]) => (isKnown(name) ? [] : [name])),
  };
}

/** Names that a caller made up: a secret may stand in the place of a name. */
export function maskNames(names: readonly string[], known: Iterable<string>): string[] {
  const needles = needlesOf(known);
  return names.slice(0, MOST_NAMES).map((name) => cleanWith(name, needles).slice(0, LONGEST_NAME));
}

/** Secret values among arguments, so that an answer or an error that repeats them is cleaned too. */
export function secretsOf(
  args: Arguments,
  params: Record<string, Param>,
  hide: readonly HiddenField[] = [],
  about: Arguments = args,
): string[] {
  const found: string[] = [];
  const secret = (value: unknown, param: Param | undefined): void => {
    for (const text of textsOf(value)) found.push(text, ...sentForms(text, param));
  };
  walkAll(args, params, (name) => isHiddenField([name], about, hide), { secret, text: (text) => text });
  return found;
}

/** What CloudStack gets to see of it, and may repeat. */
function sentForms(text: string, param: Param | undefined): string[] {
  if (param?.encoding === 'base64') return [Buffer.from(text, 'utf8').toString('base64'), text.replace(/^base64:/, '')];
  return param?.encoding === 'url' ? [encodeURIComponent(wellFormed(text))] : [];
}

function walkAll(
  args: Arguments,
  params: Record<string, Param>,
  isHidden: (name: string) => boolean,
  walk: Walk,
): Arguments {
  const isNamed = isNamedSecret(args);
  const entries = Object.entries(args).map(([name, value]): [string, unknown] => {
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    const isSecret = isHidden(name) || isSecretName(name) || (name === 'value' && isNamed);
    return [walk.text(name), isSecret ? hidden(value, param, walk) : masked(value, param, walk)];
  });
  return Object.fromEntries(entries);
}

function hidden(value: unknown, param: Param | undefined, { secret }: Walk): string {
  secret(value, param);
  return HIDDEN;
}

function masked(value: unknown, param: Param | undefined, walk: Walk): unknown {
  if (param?.sensitive === true) return hidden(value, param, walk);
  if (Array.isArray(value)) return value.map((one) => masked(one, itemsOf(param), walk));
  if (typeof value === 'object' && value !== null) return maskedMap(value, param, walk);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return value;
  if (param?.type === 'object' || isRecords(param)) return maskedJson(value, param, walk);
  return walk.text(param?.sensitive === 'userinfo' ? withoutUserinfo(value, walk) : value);
}

function itemsOf(param: Param | undefined): Param | undefined {
  const items = param?.items;
  if (items) return items;
  // A list is declared by `list: true` beside what each of its items is.
  return param?.sensitive === undefined ? undefined : { sensitive: param.sensitive };
}

function isRecords(param: Param | undefined): boolean {
  return param?.items !== undefined && 'properties' in param.items;
}

/** A map that came as text. What cannot be read cannot be searched for secrets either. */
function maskedJson(text: string, param: Param | undefined, walk: Walk): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object') return masked(parsed, param, walk);
  } catch {
    // Refused later, by name.
  }
  return hidden(text, param, walk);
}

function maskedMap(value: object, param: Param | undefined, walk: Walk): Arguments {
  const rest = typeof param?.additionalProperties === 'object' ? param.additionalProperties : undefined;
  const isNamed = isNamedSecret(value);
  const entries = Object.entries(value).map(([key, one]: [string, unknown]): [string, unknown] => {
    const fields = param?.properties ?? {};
    const spec = Object.hasOwn(fields, key) ? fields[key] : rest;
    const isSecret = isSecretName(key) || (key === 'value' && isNamed);
    return [walk.text(key), isSecret ? hidden(one, spec, walk) : masked(one, spec, walk)];
  });
  return Object.fromEntries(entries);
}

/** A URL without user and password, however badly it is written. */
function withoutUserinfo(url: string, { secret }: Walk): string {
  const end = url.lastIndexOf('@');
  const start = url.includes('//') ? url.indexOf('//') + 2 : 0;
  const userinfo = url.slice(start, Math.max(start, end));
  // In https://host/picture@2x and https://host:8080/picture@2x there is none.
  if (userinfo === '' || /^[^:]*\/|^[^/:]*:\d{1,5}\//.test(userinfo)) return url;
  const password = userinfo.slice(userinfo.indexOf(':') + 1);
  secret([userinfo, password, decoded(password)], undefined);
  return `${url.slice(0, start)}${HIDDEN}${url.slice(end)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
