import { ToolError } from '../errors.js';
import { itemOf, rowsOf } from './answer.js';
import type { CloudClient } from './client.js';

/** What this key may call on this cloud. */
export interface Apis {
  has(command: string): boolean;
  /** By the parameter's top-level name; undefined for a command that is not offered. */
  accepts(command: string, param: string): boolean | undefined;
  version?: string;
  /** When the cloud was asked, in ms since 1970. */
  at: number;
}

/** The same as plain data, names only: a full answer of listApis is several MB. */
export interface ApisSnapshot {
  at: number;
  version?: string;
  /** Command -> its parameters in lower case, as CloudStack compares them, separated by spaces. */
  commands: Record<string, string>;
  /** A much smaller answer that was not believed yet, and since when it is given. */
  doubted?: DoubtedAnswer;
}

export interface DoubtedAnswer {
  /** When it was first seen, in ms since 1970. */
  at: number;
  /** Its commands, sorted, separated by spaces. */
  commands: string;
}

/** Every role has these; an answer without them is a part of one. */
export const EVERYBODYS = ['listApis', 'queryAsyncJobResult', 'listCapabilities'];
/** Read by ApiServer itself for every command, so that listApis does not list them. */
export const COMMON = new Set([
  'command',
  'response',
  'apikey',
  'signature',
  'signatureversion',
  'expires',
  'customjobid',
]);
const LEAST_SHARE = 0.9;
/** Longer than CloudStack's throttling lasts: a smaller answer that is the same after this is what the role has. */
const DOUBT_MS = 2 * 60_000;

export function openApis({ at, version, commands }: ApisSnapshot): Apis {
  const params = new Map<string, Set<string>>();
  const paramsOf = (command: string) => {
    const listed = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (listed === undefined) return undefined;
    const known = params.get(command) ?? new Set(words(listed));
    params.set(command, known);
    return known;
  };
  return {
    has: (command) => Object.hasOwn(commands, command),
    accepts(command, param) {
      const name = param.toLowerCase();
      const known = paramsOf(command);
      return known && (known.has(name) || COMMON.has(name));
    },
    ...(version === undefined ? {} : { version }),
    at,
  };
}

/** The inside of an answer of listApis as a snapshot of now. */
export function parseApis(body: Record<string, unknown>): ApisSnapshot {
  const commands: Record<string, string> = {};
  for (const { name, params } of rowsOf(body).rows) {
    if (typeof name !== 'string') continue;
    const names = rowsOf({ params: params ?? [] }).rows.flatMap((param) => nameOf(param) ?? []);
    // Some commands list a parameter twice.
    commands[name] = [...new Set(names)].sort().join(' ');
  }
  return { at: Date.now(), commands };
}

/**
 * Asks the cloud. Under throttling listApis leaves commands out without a word, so an answer that lacks what every
 * role has, or that is clearly smaller than `previous`, is asked for once more and both are put together. If that is
 * still clearly smaller, `previous` stays and the answer stands in its `doubted`: a role may have lost rights, so the
 * very same commands are believed when they come again some minutes later. Throws `unreadable-answer` if what every
 * role has is still missing.
 */
export async function fetchApis(client: CloudClient, previous?: ApisSnapshot): Promise<ApisSnapshot> {
  let apis = await ask(client);
  if (!isWhole(apis, previous)) {
    const again = await ask(client);
    apis = { at: again.at, commands: unite(apis.commands, again.commands) };
  }
  if (!hasEverybodys(apis)) {
    throw new ToolError('unreadable-answer', { command: 'listApis', what: 'it is only a part of the list' });
  }
  if (previous && !isWhole(apis, previous)) {
    const doubted = doubt(apis, previous.doubted);
    if (apis.at - doubted.at < DOUBT_MS) return { ...previous, doubted };
  }
  const version = await askVersion(client);
  return version === undefined ? apis : { ...apis, version };
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

function nameOf({ name }: Record<string, unknown>): string | undefined {
  return typeof name === 'string' ? name.toLowerCase() : undefined;
}

async function ask(client: CloudClient): Promise<ApisSnapshot> {
  return parseApis((await client.send({ command: 'listApis', params: {}, effect: 'read' })).body);
}

/** The version is good to know, but nothing depends on it. */
async function askVersion(client: CloudClient): Promise<string | undefined> {
  try {
    const { body } = await client.send({ command: 'listCapabilities', params: {}, effect: 'read' });
    const version = itemOf(body)?.['cloudstackversion'];
    return typeof version === 'string' ? version : undefined;
  } catch (error) {
    if (error instanceof ToolError) return undefined;
    throw error;
  }
}

function isWhole(apis: ApisSnapshot, previous: ApisSnapshot | undefined): boolean {
  const size = ({ commands }: ApisSnapshot) => Object.keys(commands).length;
  return hasEverybodys(apis) && (!previous || size(apis) >= size(previous) * LEAST_SHARE);
}

/** The doubt about an answer; it is as old as the first answer of the same commands. */
function doubt({ at, commands }: ApisSnapshot, before: DoubtedAnswer | undefined): DoubtedAnswer {
  const names = Object.keys(commands).sort().join(' ');
  return before?.commands === names ? before : { at, commands: names };
}

function hasEverybodys({ commands }: ApisSnapshot): boolean {
  return EVERYBODYS.every((command) => Object.hasOwn(commands, command));
}

/** A command of both keeps the parameters of both. */
function unite(one: Record<string, string>, other: Record<string, string>): Record<string, string> {
  const united = { ...one };
  for (const [command, params] of Object.entries(other)) {
    const both = [...words(one[command] ?? ''), ...words(params)];
    united[command] = [...new Set(both)].sort().join(' ');
  }
  return united;
}
