import type { DemoCloud } from '../../../engine/demo/cloud.js';
import { MAKES, REMOVES, verbOf } from '../../../engine/demo/generic/verbs.js';
import { findById } from '../../../engine/demo/store/index-of.js';
import { everyKind, kindOfCommand } from '../../../engine/demo/store/kinds.js';
import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import { exchange, signedPairs } from '../signed-client.js';
import { bind, tablesFor, type Choice } from './bind.js';
import { isFields } from './compare.js';
import { earlierCommands } from './earlier.js';
import { groupBy } from './group-by.js';
import type { Recording } from './recordings.js';
import { send } from './send.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/;

/** What the recordings and the facts tell of all commands. */
export interface Known {
  makers: ReadonlyMap<string, readonly Recording[]>;
  commands: ReadonlyMap<string, BuiltInCommand>;
}

/** Which recordings make things, by the table that the things stand in. */
export function knownFrom(recordings: readonly Recording[], commands: Known['commands']): Known {
  const makers = groupBy(
    recordings.filter((one) => makes(one, commands)),
    ({ command }) => kindTable(commands.get(command)) ?? '',
  );
  return { makers, commands };
}

const kindTable = (command: BuiltInCommand | undefined): string | undefined => command && kindOfCommand(command)?.table;

function makes(
  { command: name, params, status, as }: Recording,
  commands: ReadonlyMap<string, BuiltInCommand>,
): boolean {
  return (
    params !== undefined &&
    status === 200 &&
    as === 'admin' &&
    MAKES.has(verbOf(name)) &&
    commands.get(name)?.kind !== 'success'
  );
}

const isId = ({ params }: BuiltInCommand, name: string): boolean =>
  params.some((one) => one.name === name && one.type === 'uuid');

/** New objects for each id of the request whose kind can be made; what they need is made first if what is there will not do. */
export async function makeFresh(
  cloud: DemoCloud,
  command: BuiltInCommand,
  params: Record<string, unknown>,
  choice: Choice,
  known: Known,
  depth = 0,
): Promise<Map<string, string>> {
  const fresh = new Map<string, string>();
  const listed = command.kind === 'list' ? kindTable(command) : undefined;
  const wanted = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' && (UUID.test(value) || (/^\d+$/.test(value) && isId(command, name)))
      ? [tablesFor(command, name, params).find((one) => known.makers.has(one))]
      : [],
  );
  for (const table of [...wanted, listed]) {
    if (table === undefined || fresh.has(table)) continue;
    const recording = known.makers.get(table)?.find((one) => one.command !== command.name);
    const id = recording && (await makeOne(cloud, recording, choice, known, depth, fresh));
    if (id !== undefined) fresh.set(table, id);
  }
  return fresh;
}

async function makeOne(
  cloud: DemoCloud,
  { command: name, params = {} }: Recording,
  choice: Choice,
  known: Known,
  depth: number,
  beside: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const maker = known.commands.get(name);
  if (!maker) return undefined;
  const made = async (fresh?: ReadonlyMap<string, string>): Promise<string | undefined> => {
    const sent = {
      ...ownerOf(cloud, maker, choice),
      ...bind(cloud, maker, params, fresh ? { ...choice, fresh } : choice),
    };
    const { status, body, job } = await send(cloud, cloud.keys.admin, maker, sent);
    if (job) return job['jobstatus'] === 1 ? idIn(job['jobresult']) : undefined;
    return status === 200 && isFields(body) ? idIn(Object.values(body)[0]) : undefined;
  };
  const id = await made(beside);
  if (id !== undefined || depth > 1) return id;
  return made(await makeFresh(cloud, maker, params, choice, known, depth + 1));
}

/** Who is asked to make something makes it for the one whose it has to be. */
function ownerOf(cloud: DemoCloud, maker: BuiltInCommand, { owner }: Choice): Record<string, string> {
  const takes = (name: string): boolean => maker.params.some((one) => one.name === name);
  const account = cloud.tables.accounts.find(({ name }) => name === owner);
  if (owner !== 'admin' && account && takes('account') && takes('domainid'))
    return { account: account.name, domainid: account.domainid };
  const project = cloud.tables.projects.find(({ name }) => name === owner);
  return project && takes('projectid') ? { projectid: project.id } : {};
}

/** The id of the first object in an answer. */
function idIn(content: unknown): string | undefined {
  if (Array.isArray(content)) return idIn(content[0]);
  if (!isFields(content)) return undefined;
  const { id } = content as unknown as { id?: unknown };
  if (typeof id === 'string') return id;
  return Object.values(content as object)
    .map((value: unknown) => (typeof value === 'object' ? idIn(value) : undefined))
    .find((one) => one !== undefined);
}

/** Does first what has to have been done: a machine that starts was stopped, what is detached was attached. */
export async function bringBefore(
  cloud: DemoCloud,
  { name }: BuiltInCommand,
  sent: Record<string, string>,
  choice: Choice,
  { commands }: Known,
): Promise<void> {
  for (const earlier of earlierCommands(name)) {
    const command = commands.get(earlier);
    if (!command) continue;
    const own = Object.entries(sent).filter(([param]) =>
      command.params.some((one) => one.name === param.split('[')[0]?.toLowerCase()),
    );
    const params: Record<string, string> = Object.fromEntries(own);
    for (const { name: param, type } of command.params.filter(({ required }) => required)) {
      if (params[param] !== undefined || type !== 'uuid') continue;
      const id = idFrom(cloud, command, param, sent) ?? anyId(cloud, command, param, choice);
      if (id !== undefined) params[param] = id;
    }
    await send(cloud, cloud.keys.admin, command, params);
  }
}

/** An id of the kind among those that are sent: its own, or where one of the things that are named points. */
function idFrom(
  cloud: DemoCloud,
  command: BuiltInCommand,
  param: string,
  sent: Record<string, string>,
): string | undefined {
  const tables = tablesFor(command, param, {});
  const ids = Object.values(sent).filter((value) => UUID.test(value));
  const named = ids.find((id) => findById(cloud.tables, tables, id));
  if (named !== undefined) return named;
  const every = [...everyKind()].map(({ table }) => table);
  const pointed = ids.flatMap((id) => Object.values(findById(cloud.tables, every, id)?.row ?? {}));
  const found = pointed.find((value) => typeof value === 'string' && findById(cloud.tables, tables, value));
  return typeof found === 'string' ? found : undefined;
}

/** Any that fits. */
const anyId = (cloud: DemoCloud, command: BuiltInCommand, param: string, choice: Choice): string | undefined =>
  bind(cloud, command, { [param]: SOME }, choice, false)[param];

const SOME = '00000000-0000-4000-8000-000000000000';

/** Changes a setting of the whole cloud. */
export async function change(cloud: DemoCloud, [name, value]: readonly [string, string]): Promise<void> {
  await exchange(cloud.url, signedPairs(cloud.keys.admin, 'updateConfiguration', { name, value }));
}

const LIMITED: Record<string, number> = {
  virtualMachines: 0,
  publicIpAddresses: 1,
  vlanIpRanges: 1,
  volumes: 2,
  snapshots: 3,
};

/** Sets the limit of what the command makes to nothing, for whom it makes it. */
export async function allowNoMore(
  cloud: DemoCloud,
  command: BuiltInCommand,
  as: string,
  sent: Record<string, string>,
): Promise<void> {
  const name = sent['account'] ?? (as === 'admin' ? 'admin' : 'alice');
  const account = cloud.tables.accounts.find((row) => row.name === name);
  const resourcetype = String(LIMITED[kindTable(command) ?? ''] ?? 0);
  const params = { account: name, domainid: account?.domainid ?? '', resourcetype, max: '0' };
  await exchange(cloud.url, signedPairs(cloud.keys.admin, 'updateResourceLimit', params));
}

/** Removes what the request names first, so that it is not there any more. */
export async function removeFirst(
  cloud: DemoCloud,
  command: BuiltInCommand,
  params: Record<string, unknown>,
  sent: Record<string, string>,
  { commands }: Known,
): Promise<void> {
  const name = Object.keys(sent).find((one) => UUID.test(sent[one] ?? ''));
  if (name === undefined) return;
  const tables = tablesFor(command, name, params);
  const remover = [...commands.values()].find(
    (one) =>
      REMOVES.has(verbOf(one.name)) &&
      one.params.some((param) => param.name === 'id') &&
      tables.includes(kindTable(one) ?? ''),
  );
  if (remover)
    await send(cloud, cloud.keys.admin, remover, {
      id: (sent[name] ?? '').split(',')[0] ?? '',
      forced: 'true',
      expunge: 'true',
    });
}
