import { saidTwice } from '../../call/arguments/flatten.js';
import { givenTwice } from '../../call/arguments/read-arguments.js';
import { mapFrom } from '../../call/arguments/read-map.js';
import { callManifest } from '../../call/call-tool.js';
import type { Engine, OwnTool } from '../../call/engine.js';
import { findTool } from '../../call/find-tool.js';
import { authorise } from '../../call/guard/authorise.js';
import { isSureRead } from '../../call/guard/sure-reads.js';
import { checkAvailable } from '../../call/guard/available.js';
import type { Shown } from '../../call/render/shown.js';
import { ToolError } from '../../errors.js';
import type { ErrorCode } from '../../errors.js';
import { RUN_READ_TOOL, RUN_TOOL } from '../../manifest/own-tool-names.js';
import type { Effect, Param, Tool } from '../../manifest/types.js';
import { ownTool } from './own-tool.js';
import { schemaFor } from './schema-for.js';

const PARAMS: Record<string, Param> = {
  tool: { type: 'string', required: true, description: 'Its name' },
  arguments: { type: 'object', description: 'Its arguments, as its schema has them' },
};

/** Runs any tool that only reads: clients may allow it once and for all. */
export const runReadTool = runner(RUN_READ_TOOL, 'read', {
  title: 'Run a tool that reads',
  description: 'Runs a tool that is not in your list and only reads; find-tools tells its name and arguments.',
});

/** Runs any tool, with every question that it asks. */
export const runTool = runner(RUN_TOOL, 'change', {
  title: 'Run a tool',
  description:
    'Runs any tool that is not in your list, also one that changes something; it is planned and confirmed as if it were called itself. Those that only read: run-read-tool.',
});

function runner(name: string, effect: Effect, words: { title: string; description: string }): OwnTool {
  return {
    ...ownTool(name, { ...words, command: 'listApis', effect, params: PARAMS }),
    async run(engine, request, trail, secrets) {
      const { tool: said, args } = readCall(name, request.arguments);
      if (engine.ownTools.some((own) => own.name === said)) throw new ToolError('not-runnable', { tool: said });
      const target = findTool(engine, said);
      trail.note({ tool: target.name, via: name });
      const isRead = target.effect === 'read' && isSureRead(engine.settings, target.command);
      if (effect === 'read' && !isRead) throw new ToolError('changes-something', { tool: target.name });
      // Before the arguments are looked at: what may not be run is not explained either.
      authorise(engine.settings, target);
      checkAvailable(await engine.availability.known(), target, []);
      return explainWrongCall(engine, target, name, () =>
        callManifest(engine, { ...request, tool: target.name, arguments: args }, trail, secrets),
      );
    },
  };
}

/** Which tool, and with what. Arguments that stand beside `arguments` are the tool's too: models put `_confirm` there. */
function readCall(runner: string, raw: unknown): { tool: string; args: Record<string, unknown> } {
  const { tool, arguments: given, ...beside } = mapFrom(raw ?? {}) ?? {};
  if (typeof tool !== 'string' || tool.trim() === '') {
    const about = 'tool: the name of the tool to run, as find-tools tells it. Its own arguments go into `arguments`.';
    throw new ToolError('missing-argument', { tool: runner, argument: 'tool', about });
  }
  const inside = given === undefined || given === null || given === '' ? {} : mapFrom(given);
  if (!inside) {
    const problem = 'must be a map like {"name": "web-03"}, or the JSON text of one';
    throw new ToolError('invalid-argument', { argument: 'arguments', problem });
  }
  const twice = saidTwice(beside, inside);
  if (twice !== undefined) throw givenTwice(twice, 'arguments');
  return { tool: tool.trim(), args: { ...beside, ...inside } };
}

const WRONG_CALL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'unknown-argument',
  'missing-argument',
  'invalid-argument',
  'rule-broken',
]);

/** Whoever calls a tool that is not in their list has not seen its schema: one repair has to do. */
async function explainWrongCall(
  engine: Engine,
  target: Tool,
  runner: string,
  call: () => Promise<Shown>,
): Promise<Shown> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    if (WRONG_CALL.has(error.code)) {
      error.next += `\n\`arguments\` of ${target.name}: ${JSON.stringify(schemaFor(engine, target).schema)}`;
    }
    if (error.code === 'confirmation-needed') error.next += `\nThrough ${runner}, _confirm goes into \`arguments\`.`;
    throw error;
  }
}
