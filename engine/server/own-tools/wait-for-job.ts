import { readArguments } from '../../call/arguments/read-arguments.js';
import { JOB_ID } from '../../call/job-notes.js';
import { endOfJob } from '../../call/run-change.js';
import { tellAbout } from '../../call/tell-about.js';
import { secretArguments } from '../../call/view.js';
import { shownAs } from '../../call/names/find-shown.js';
import type { Engine, OwnTool } from '../../call/engine.js';
import { withSentence } from '../../call/render/shown.js';
import { ToolError } from '../../errors.js';
import { authorise } from '../../call/guard/authorise.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { Tool } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';
import { WAIT_FOR_JOB } from '../../manifest/own-tool-names.js';
import { ownTool } from './own-tool.js';

const tool = ownTool(WAIT_FOR_JOB, {
  command: 'queryAsyncJobResult',
  title: 'Wait for a job',
  description:
    'Waits for a job that another tool returned and shows its result as that tool would: its result, its secret (handed over once), or CloudStack’s reason for the failure. Returns the job again if it is still running. For a list of running jobs use list-async-jobs.',
  params: {
    jobid: { type: 'string', required: true, description: 'The id of the job.' },
    tool: { type: 'string', description: 'The tool that started it, as returned with the job.' },
    seconds: { type: 'integer', minimum: 0, maximum: 600, description: 'How long to wait at most; 0 just looks.' },
  },
});

/**
 * Stands in for the tool of a job that nobody here began. What has to be hidden only its manifest knows: so nothing is
 * shown but how it ended, and the id and name of what it was about.
 */
const UNKNOWN: Tool = {
  ...tool,
  title: 'The job',
  async: true,
  effect: 'change',
  answer: { kind: 'object' },
  params: {},
  output: {
    done: 'The job is done.{{#has.item.id}} It was about {{#has.item.name}}{{item.name}}, {{/has.item.name}}id {{item.id}}.{{/has.item.id}}',
  },
  listed: tool.listed,
};

const SAY_TOOL =
  'Which tool began this job is not known here. Call again with `tool` to see its end as that tool shows it; a password is then handed over.';

export const waitForJob: OwnTool = {
  ...tool,
  async run(engine, request, trail, secrets) {
    const { args } = readArguments(tool, request.arguments, engine.catalog.vocabulary);
    const given = String(args['jobid']);
    const jobid = shownAs(given, engine.shownIds) ?? given;
    const remembered = engine.jobs.recall(jobid);
    // Of what this server handed back any form is known.
    if (!remembered && !JOB_ID.test(jobid)) {
      throw new ToolError('invalid-argument', { argument: 'jobid', problem: 'is no whole id of a job' });
    }
    const noted = engine.jobs.begunBy(jobid);
    // Manifests may have changed since.
    const known = noted !== undefined && engine.catalog.tool(noted) ? noted : undefined;
    const begunBy = known ?? (args['tool'] as string | undefined);
    const origin = begunBy === undefined ? UNKNOWN : originTool(engine, begunBy, known !== undefined);
    // Waiting changes nothing, so a read-only server allows it too; a job of nobody's is no other tool's business.
    if (begunBy !== undefined) authorise(engine.settings, { ...origin, command: tool.command, effect: 'read' });
    trail.note({ command: tool.command, arguments: { jobid, tool: origin.name }, job: jobid });

    const resolved = remembered?.resolved ?? { args: {}, objects: [], bound: {} };
    // What was sent to begin it may be repeated in its end.
    secretArguments(origin, resolved).forEach((secret) => secrets.add(secret));
    const seconds = (args['seconds'] as number | undefined) ?? engine.settings.waitSeconds;
    const step = { engine, tool: origin, resolved, own: {}, request, trail, secrets, spentMs: 0 };
    const shown = await endOfJob(step, { id: jobid }, Math.max(1, seconds * 1000)).catch(tellAbout(step));
    // Without a memory of the job nothing was held, but what is remembered may be from before its end.
    const isDone = shown.structured?.['job'] === undefined;
    if (isDone && !remembered) engine.cache.forget(origin.changes ?? []);
    return isDone && begunBy === undefined ? withSentence(shown, SAY_TOOL) : shown;
  },
};

/** With the name of another tool a caller would see what only the right one hides: then all hide together. */
function originTool({ catalog }: Engine, name: string, isSure: boolean): Tool {
  const found = catalog.tool(name);
  if (found) return isSure ? found : { ...found, secrets: { ...found.secrets, hide: secretFields(catalog) } };
  const near = didYouMean(
    name,
    catalog.entries.map((entry) => entry.name),
  );
  throw new ToolError('unknown-tool', { tool: name, near });
}

/** Every field that some tool hides or hands over. */
function secretFields(catalog: Catalog): string[] {
  const fields = catalog.entries.flatMap(({ name }) => {
    const { hide = [], give = {} } = catalog.tool(name)?.secrets ?? {};
    return [...hide.map((entry) => (typeof entry === 'string' ? entry : entry.field)), ...Object.keys(give)];
  });
  return [...new Set(fields)];
}
