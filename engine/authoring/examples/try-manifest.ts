import { setTimeout as pause } from 'node:timers/promises';
import { callTool } from '../../call/call-tool.js';
import { createClient } from '../../cloudstack/client.js';
import type { Seen } from '../../cloudstack/client.js';
import type { Settings } from '../../config/settings.js';
import { flatten } from '../../call/arguments/flatten.js';
import { openJobs } from '../../call/jobs.js';
import { openEngine } from '../../call/engine.js';
import type { Ask } from '../../call/guard/confirm.js';
import { cleanAnswer } from '../../call/secrets/mask.js';
import { secretsOf } from '../../call/secrets/mask-arguments.js';
import type { Log } from '../../log-type.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { Tool } from '../../manifest/types.js';

/** One call of a manifest, with what went over the wire; keys, signatures and secrets are masked. */
export interface TriedCall {
  /** What was asked to find the ids of names. */
  before: string[];
  /** Absent if nothing was sent. */
  request?: { method: string; command: string; params: Record<string, string> };
  /** The question to a person. */
  plan?: string;
  /** What CloudStack answered, of a job its end. */
  answer?: unknown;
  text: string;
  isError: boolean;
}

const MASK = '***';
const OF_SIGNING = new Set(['apikey', 'signature']);
const JOB_QUERY = 'queryAsyncJobResult';
const READING_MS = 320;

export interface TryWith {
  catalog: Catalog;
  settings: Settings;
  log: Log;
  /** Who is asked before a change; on the demo cloud somebody who says yes to everything. Absent: nobody can be. */
  person: Ask | 'agrees' | undefined;
}

/** Calls a tool over HTTP as an MCP client would. */
export async function tryManifest(
  tool: Tool,
  args: Record<string, unknown>,
  { catalog, settings, log, person }: TryWith,
): Promise<TriedCall> {
  const seen: Seen[] = [];
  const client = createClient(settings.cloud, log, (one) => seen.push(one));
  const engine = await openEngine(settings, log, { client, catalog, jobs: openJobs() });
  let plan: string | undefined;
  const asked = person === 'agrees' ? agree : person;
  const ask: Ask | undefined =
    asked &&
    ((question) => {
      plan = question.message;
      return asked(question);
    });
  try {
    const { text, isError } = await callTool(engine, {
      tool: tool.name,
      arguments: args,
      client: 'cloudstack-mcp try',
      ...(ask ? { ask } : {}),
    });
    return { ...wireOf(tool, args, seen), ...(plan === undefined ? {} : { plan }), text, isError };
  } finally {
    await engine.close();
  }
}

const agree: Ask = async ({ phrase }) => {
  await pause(READING_MS);
  return { action: 'accept', ...(phrase === undefined ? {} : { phrase }) };
};

function wireOf(
  tool: Tool,
  args: Record<string, unknown>,
  seen: readonly Seen[],
): Pick<TriedCall, 'before' | 'request' | 'answer'> {
  const at = seen.findLastIndex(({ command }) => command === tool.command);
  const own = seen[at];
  const others = (at < 0 ? seen : seen.slice(0, at)).map(({ command }) => command);
  const before = [...new Set(others.filter((command) => command !== JOB_QUERY))];
  if (!own) return { before };
  const secrets = new Set(secretsOf(flatten(args).args, tool.params, tool.secrets?.hide));
  const last = seen.findLast(({ command }) => command === JOB_QUERY) ?? own;
  const hide = [...(tool.secrets?.hide ?? []), ...Object.keys(tool.secrets?.give ?? {})];
  return {
    before,
    request: { method: own.method, command: own.command, params: maskedForm(own.form, tool, secrets) },
    ...(last.text === undefined
      ? {}
      : { answer: cleanAnswer(resultIn(parsed(last.text), last.command), hide, secrets) }),
  };
}

function maskedForm(form: string, tool: Tool, secrets: ReadonlySet<string>): Record<string, string> {
  const masked = [...new URLSearchParams(form)].map(([name, value]): [string, string] => {
    const isSecret =
      OF_SIGNING.has(name.toLowerCase()) ||
      tool.params[name.replace(/\[.*$/, '')]?.sensitive === true ||
      [...secrets].some((secret) => value.includes(secret));
    return [name, isSecret ? MASK : value];
  });
  return Object.fromEntries(masked.filter(([name]) => name !== 'command' && name !== 'response'));
}

/** Of what is told about a job only its result matters. */
function resultIn(answer: unknown, command: string): unknown {
  if (command !== JOB_QUERY) return answer;
  const [job] = Object.values(answer as Record<string, { jobresult?: unknown }>);
  return job?.jobresult ?? answer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
