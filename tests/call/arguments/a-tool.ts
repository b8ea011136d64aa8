import { NO_SYNONYMS } from '../../../engine/search/lexicon.js';
import { readArguments } from '../../../engine/call/arguments/read-arguments.js';
import type { ReadArguments } from '../../../engine/call/arguments/read-arguments.js';
import { asToolError } from '../../../engine/errors.js';
import type { ToolError } from '../../../engine/errors.js';
import type { Manifest, Param, Tool, Vocabulary } from '../../../engine/manifest/types.js';

const VOCABULARY: Vocabulary = { entities: {}, groups: {}, partials: {}, toolsets: {}, synonyms: NO_SYNONYMS };

/** A tool that takes these parameters. */
export function toolOf(params: Record<string, Param>, more: Partial<Manifest> = {}): Tool {
  return {
    name: 'do-thing',
    resource: 'thing',
    file: 'thing/do-thing.yaml',
    command: 'doThing',
    title: 'Do a thing',
    description: 'Does a thing.',
    effect: 'change',
    answer: { kind: 'object' },
    params,
    listed: {} as Tool['listed'],
    ...more,
  };
}

export function read(tool: Tool, raw: unknown): ReadArguments {
  return readArguments(tool, raw, VOCABULARY);
}

const tools = new WeakMap<Param, Tool>();

/** The tool with this one parameter, `it`; the same for the same parameter, since its validator is made only once. */
export function toolWith(param: Param): Tool {
  const tool = tools.get(param) ?? toolOf({ it: param });
  tools.set(param, tool);
  return tool;
}

/** What one parameter makes of a value that a client sent. */
export function readOne(param: Param, value: unknown): unknown {
  return read(toolWith(param), { it: value }).args['it'];
}

/** The error that reading ends with. Anything but a ToolError becomes `internal-error`. */
export function refusal(tool: Tool, raw: unknown): ToolError {
  try {
    read(tool, raw);
  } catch (error) {
    return asToolError(error);
  }
  throw new Error(`expected a refusal of ${JSON.stringify(raw)}`);
}
