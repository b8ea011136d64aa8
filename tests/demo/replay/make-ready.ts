import type { DemoCloud } from '../../../engine/demo/cloud.js';
import { MAKES, REMOVES, verbOf } from '../../../engine/demo/generic/verbs.js';
import { kindOfCommand } from '../../../engine/demo/store/kinds.js';
import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
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

/** New objects for each id of the request whose kind can be made. */
export async function makeFresh(
  cloud: DemoCloud,
  command: BuiltInCommand,
  params: Record<string, unknown>,
  choice: Choice,
  { makers, commands }: Known,
): Promise<Map<string, string>> {
  const fresh = new Map<string, string>();
  const listed = command.kind === 'list' ? kindTable(command) : undefined;
  const wanted = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' && (UUID.test(value) || (/^\d+$/.test(value) && isId(command, name)))
      ? [tablesFor(command, name, params).find((one) => makers.has(one))]
      : [],
  );
  for (const table of [...wanted, listed]) {
    const recording =
      table === undefined || fresh.has(table)
        ? undefined
        : makers.get(table)?.find((one) => one.command !== command.name);
    const maker = recording && commands.get(recording.command);
    if (!maker || table === undefined) continue;
    const { body, job } = await send(
      cloud,
      cloud.keys.admin,
      maker,
      bind(cloud, maker, recording.params ?? {}, choice),
    );
    const id = idIn(job?.['jobresult']) ?? idIn(isFields(body) ? Object.values(body)[0] : undefined);
    if (id !== undefined) fresh.set(table, id);
  }
  return fresh;
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
  { commands }: Known,
): Promise<void> {
  for (const earlier of earlierCommands(name)) {
    const command = commands.get(earlier);
    if (!command) continue;
    const own = Object.entries(sent).filter(([param]) =>
      command.params.some((one) => one.name === param.split('[')[0]?.toLowerCase()),
    );
    await send(cloud, cloud.keys.admin, command, {
      ...Object.fromEntries(own),
      ...(sent['id'] === undefined ? {} : { [nameOfId(command)]: sent['id'] }),
    });
  }
}

const nameOfId = ({ params }: BuiltInCommand): string =>
  params.find(({ name }) => name === 'id')?.name ??
  params.find(({ required, type }) => required && type === 'uuid')?.name ??
  'id';

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
