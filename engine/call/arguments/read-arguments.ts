import { ToolError } from '../../errors.js';
import { describeParam } from '../../manifest/input-schema.js';
import type { Param, Tool, Vocabulary } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';
import { checkRules } from './check-rules.js';
import { coerce } from './coerce.js';
import { acceptedEngineArguments } from '../../manifest/engine-arguments.js';
import type { EngineArguments } from '../../manifest/engine-arguments.js';
import { flatten } from './flatten.js';
import { assertFilterSize, readFilter } from '../render/read-filter.js';
import { MUST_BE_MAP } from './read-map.js';
import { tellName } from '../../text/tell-value.js';
import { validate } from './validate.js';
import { wholeId } from './whole-ids.js';
import type { ShownIds } from '../render/shown-ids.js';

export interface ReadArguments {
  /** For CloudStack: coerced, checked, presets included; names not yet resolved. */
  args: Record<string, unknown>;
  /** For the engine itself. */
  engine: EngineArguments;
  /** What the caller gave, as opposed to what was preset. */
  given: ReadonlySet<string>;
}

/**
 * The first stage of a call: whatever a client sent as arguments, made into what the tool takes, or a ToolError that
 * names the argument. Rare arguments may stand in `more` or beside the others. With `shownIds`, ids may be as short as
 * they were shown.
 */
export function readArguments(tool: Tool, raw: unknown, vocabulary: Vocabulary, shownIds?: ShownIds): ReadArguments {
  const { args: sent, unreadable, twice } = flatten(raw);
  if (unreadable) throw new ToolError('invalid-argument', { argument: unreadable, problem: MUST_BE_MAP });
  const args: Record<string, unknown> = {};
  const engine: Record<string, unknown> = {};
  const engineSpecs = new Map(
    acceptedEngineArguments(tool).map(({ name, schema }) => [name as string, schema as Param]),
  );
  for (const [name, value] of Object.entries(sent)) {
    const engineSpec = engineSpecs.get(name);
    const param = Object.hasOwn(tool.params, name) ? tool.params[name] : undefined;
    if (!engineSpec && !param) throw unknownArgument(tool, name, [...engineSpecs.keys()]);
    const asked = name === '_filter' ? filterFrom(value) : value;
    const coerced = coerce(asked, (engineSpec ?? param) as Param, name);
    if (name === '_filter') assertFilterSize(coerced);
    if (coerced === undefined || (isEmpty(coerced) && !param?.keepEmpty)) continue;
    (engineSpec ? engine : args)[name] = param && shownIds ? wholeId(coerced, param, name, tool, shownIds) : coerced;
  }
  if (twice !== undefined) throw givenTwice(twice, 'more');
  const given = new Set(Object.keys(args));
  checkRequired(tool, given, vocabulary);
  validate(tool, { ...args, ...engine });
  addPresets(tool.params, args);
  checkRules(tool, args, given);
  return { args, engine: engine, given };
}

/** Clauses as people write them; a text that is a map is read like all others. */
function filterFrom(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && !value.trimStart().startsWith('{')
    ? readFilter(value)
    : value;
}

/** Clients send empty texts, lists and maps for what was left open. */
function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function checkRequired(tool: Tool, given: ReadonlySet<string>, vocabulary: Vocabulary): void {
  const missing = Object.entries(tool.params).filter(([name, { required }]) => required === true && !given.has(name));
  if (missing.length === 0) return;
  const about = missing.map(([name, param]) => `${name}: ${describeParam(param, vocabulary)}.`).join(' ');
  throw new ToolError('missing-argument', {
    tool: tool.name,
    argument: missing.map(([name]) => name).join(' and '),
    about,
  });
}

/** What is sent unless the caller says otherwise; not beside an argument that CloudStack does not take with it. */
function addPresets(params: Record<string, Param>, args: Record<string, unknown>): void {
  for (const [name, { preset, unless = [] }] of Object.entries(params)) {
    if (preset === undefined || args[name] !== undefined) continue;
    if (!unless.some((other) => args[other] !== undefined)) args[name] = preset;
  }
}

/** Whoever shows a call to a person shows one of the values. */
export function givenTwice(name: string, inside: string): ToolError {
  const problem = `has one value in ${inside} and another beside it: give only one of them`;
  return new ToolError('invalid-argument', { argument: tellName(name), problem });
}

function unknownArgument(tool: Tool, name: string, engineArguments: string[]): ToolError {
  const argument = tellName(name);
  const names = Object.keys(tool.params);
  const known = names.length > 0 ? `It takes ${names.slice(0, 25).join(', ')}${names.length > 25 ? ', …' : ''}.` : '';
  const near = didYouMean(argument, [...names, ...engineArguments]);
  return new ToolError('unknown-argument', { tool: tool.name, argument, near, known });
}
