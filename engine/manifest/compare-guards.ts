import { describeCondition, describeRule } from './describe-rules.js';
import type { Condition, Danger, Param, TimeToLive, Tool } from './types.js';

/** What decides how an argument is read, looked up and sent, and so whether a condition on it ever holds. */
const MEANING = [
  ...['type', 'use', 'as', 'list', 'resolve', 'literals', 'enum', 'open', 'codes', 'unit', 'encoding', 'wire'],
  ...['items', 'properties', 'additionalProperties', 'emptyValue', 'keepEmpty', 'boundary', 'format'],
] as const satisfies readonly (keyof Param)[];

/**
 * What stood between a call and its harm besides the severity, and does not any more: checks, rules, objects that are
 * looked up and named, arguments that conditions speak of. A doubt counts as less.
 */
export function lostGuards(was: Tool, is: Tool): string[] {
  return [
    ...lostChecks(was, is),
    ...lostArguments(was, is),
    ...lostWords(was.danger, is.danger),
    ...lostSecrets(was, is),
    ...lostTruth(was, is),
  ];
}

function lostChecks(was: Tool, is: Tool): string[] {
  const rules = marks(is.rules);
  const checks = marks((is.possible ?? []).map(({ when }) => when));
  return [
    ...(was.rules ?? [])
      .filter((rule) => !rules.has(mark(rule)))
      .map((rule) => `no longer asked: ${describeRule(rule)}`),
    ...(was.possible ?? [])
      .filter(({ when }) => !checks.has(mark(when)))
      .map(({ when }) => `no longer checked: ${describeCondition(when)}`),
    ...(was.repeat === is.repeat || is.repeat === undefined ? [] : [`repeat: not said -> ${is.repeat}`]),
  ];
}

function lostArguments(was: Tool, is: Tool): string[] {
  const judged = new Set(
    conditionsOf(was).flatMap((condition) => [condition].flat().flatMap((when) => Object.keys(when))),
  );
  return Object.entries(was.params).flatMap(([name, before]) => {
    const now = Object.hasOwn(is.params, name) ? is.params[name] : undefined;
    if (!now) return [];
    const matters = before.use !== undefined || judged.has(name);
    const changed = matters ? MEANING.filter((word) => mark(before[word]) !== mark(now[word])) : [];
    return [
      ...(before.required === true && now.required !== true ? [`argument ${name}: no longer required`] : []),
      ...(changed.length > 0 ? [`argument ${name}: read in another way (${changed.join(', ')})`] : []),
      ...(was.effect === 'change' && now.preset !== undefined && now.preset !== before.preset
        ? [`argument ${name}: sent as ${JSON.stringify(now.preset)} unless the caller says otherwise`]
        : []),
      ...(before.sensitive === true && now.sensitive === 'userinfo'
        ? [`argument ${name}: only a part of it is a secret`]
        : []),
    ];
  });
}

function conditionsOf({ danger, possible = [] }: Tool): Condition[] {
  return [...(danger?.escalate ?? []), ...possible].map(({ when }) => when);
}

/** A warning may be put in other words, but who agrees has to see to what. */
function lostWords(was: Danger | undefined, is: Danger | undefined): string[] {
  if (!was || !is) return [];
  const later = new Map((is.escalate ?? []).map(({ when, warning }) => [mark(when), warning] as const));
  const counted = new Set(Object.keys(is.also ?? {}));
  return [
    ...unnamed(was.warning, is.warning).map((name) => `warning: no longer names ${name}`),
    ...(was.escalate ?? []).flatMap(({ when, warning }) =>
      unnamed(warning, later.get(mark(when))).map(
        (name) => `warning when ${describeCondition(when)}: no longer names ${name}`,
      ),
    ),
    ...(was.category === is.category
      ? []
      : [`category: ${was.category ?? 'not said'} -> ${is.category ?? 'not said'}`]),
    ...Object.keys(was.also ?? {})
      .filter((name) => !counted.has(name))
      .map((name) => `no longer counted: ${name}`),
  ];
}

function unnamed(before = '', now = ''): string[] {
  const names = (text: string): string[] =>
    [...text.matchAll(/\{\{[#^&]?\s*(?:(?:has|is)\.)?([\w-]+)/g)].map(([, name = '']) => name);
  const said = new Set(names(now));
  return [...new Set(names(before))].filter((name) => !said.has(name));
}

function lostSecrets(was: Tool, is: Tool): string[] {
  const kept = new Set(Object.keys(is.secrets?.give ?? {}));
  return Object.keys(was.secrets?.give ?? {})
    .filter((field) => !kept.has(field))
    .map((field) => `no longer handed over: ${field}`);
}

const LONGER: readonly TimeToLive[] = ['none', 'list', 'infrastructure', 'configuration'];

/** What keeps answers true: which of them are dropped after a change, how long one is remembered, what is read in it. */
function lostTruth(was: Tool, is: Tool): string[] {
  const missing = (before: readonly string[] = [], now: readonly string[] = []): string[] =>
    before.filter((kind) => !now.includes(kind));
  const [before, now] = [was.ttl ?? 'none', is.ttl ?? 'none'];
  return [
    ...missing(was.changes, is.changes).map((kind) => `no longer said to change: ${kind}`),
    ...(now === 'none' ? [] : missing(was.shows, is.shows).map((kind) => `no longer said to show: ${kind}`)),
    ...(LONGER.indexOf(now) > LONGER.indexOf(before) ? [`ttl: ${before} -> ${now}`] : []),
    ...(was.answer.kind === is.answer.kind ? [] : [`answer: ${was.answer.kind} -> ${is.answer.kind}`]),
  ];
}

function marks(all: readonly unknown[] = []): Set<string> {
  return new Set(all.map(mark));
}

/** The same for the same value, whatever the order in which it was written. */
function mark(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
