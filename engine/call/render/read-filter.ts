import { ToolError } from '../../errors.js';

/** The signs that stand for operators of `_filter`, the longer ones first. */
export const SIGNS: readonly (readonly [sign: string, operator: string])[] = [
  ['>=', 'atLeast'],
  ['<=', 'atMost'],
  ['!=', 'not'],
  ['==', 'is'],
  ['=', 'is'],
  ['>', 'over'],
  ['<', 'under'],
  ['~', 'matches'],
];
const SIGN = />=|<=|!=|==|=|>|<|~/;
const HOW = 'must be such as "state=Running, created>-7d, size>100GiB", or a map like {"state": "Running"}';
/** Whoever filters by more has a list, which a map takes. */
const LONGEST = 10_000;
const TOLD = 40;

/** A map may hold a list of ids; each of its values is compared with each row. */
const MOST_VALUES = 1_000;
const MOST_CHARACTERS = 50_000;
const LONGEST_FIELD = 255;

interface Clause {
  field: string;
  sign: string;
  operator: string;
  values: string[];
}

/**
 * `state=Running|Stopped, created>-7d, size>100GiB` as the map that `_filter` is. Between clauses stands a comma, a
 * semicolon, `and` or `&`; what has no sign of its own belongs to the clause before it. Throws invalid-argument.
 */
export function readFilter(text: string): Record<string, Record<string, unknown>> {
  if (text.length > LONGEST) return refuse(`has ${text.length} characters, and ${LONGEST} are the most`);
  const filter = new Map<string, Map<string, unknown>>();
  for (const { field, sign, operator, values } of clausesOf(text)) {
    if (values.some((value) => value === '')) refuse(`says nothing behind ${field.slice(0, TOLD)} ${sign}`);
    const tests = filter.get(field) ?? new Map<string, unknown>();
    if (tests.has(operator)) refuse(`says ${sign} of ${field.slice(0, TOLD)} twice; several values are ${sign}a|b`);
    tests.set(operator, values.length > 1 ? values : values[0]);
    filter.set(field, tests);
  }
  if (filter.size === 0) refuse(HOW);
  return Object.fromEntries([...filter].map(([field, tests]) => [field, Object.fromEntries(tests)]));
}

/** Throws invalid-argument for a filter that would keep this process busy: what it asks, it asks of thousands of rows. */
export function assertFilterSize(filter: unknown): void {
  let [values, characters] = [0, 0];
  const count = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      values += 1;
      characters += String(value).length;
    } else Object.values(value).forEach(count);
  };
  count(filter);
  if (values > MOST_VALUES) refuse(`has ${values} values, and ${MOST_VALUES} are the most`);
  if (characters > MOST_CHARACTERS) refuse(`has ${characters} characters, and ${MOST_CHARACTERS} are the most`);
  const long = Object.keys(filter ?? {}).find((field) => field.length > LONGEST_FIELD);
  if (long !== undefined) refuse(`asks for a field with a name of ${long.length} characters`);
}

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const { part, before } of partsOf(text)) {
    const at = part.search(SIGN);
    const [sign = '', operator = ''] = SIGNS.find(([one]) => at >= 0 && part.startsWith(one, at)) ?? [];
    const last = clauses.at(-1);
    if (at > 0 && part.slice(0, at).trim() !== '') {
      clauses.push({ field: part.slice(0, at).trim(), sign, operator, values: valuesOf(part.slice(at + sign.length)) });
    } else if (part.trim() === '') continue;
    else if (!last) refuse(HOW);
    else if (/[,;]/.test(before)) last.values.push(...valuesOf(part));
    // "research and development"
    else last.values.push(`${last.values.pop() ?? ''}${before}${part.trim()}`);
  }
  return clauses;
}

/** Cut where a clause may end, and not inside quotes. */
function partsOf(text: string): { part: string; before: string }[] {
  const parts = [{ part: '', before: '' }];
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|\s+and\s+|&&?|[,;]|[^",;&\s]+|\s+|./gis)) {
    const last = parts.at(-1);
    if (/^(?:\s+and\s+|&&?|[,;])$/i.test(piece)) parts.push({ part: '', before: piece });
    else if (last) last.part += piece;
  }
  return parts;
}

/** `a|b`, or one text in quotes with anything in it. */
function valuesOf(written: string): string[] {
  const text = written.trim();
  if (/^".*"$/s.test(text) && text.length > 1) return [text.slice(1, -1).replace(/\\(.)/gs, '$1')];
  return text.split('|').map((one) => one.trim());
}

function refuse(problem: string): never {
  throw new ToolError('invalid-argument', { argument: '_filter', problem });
}
