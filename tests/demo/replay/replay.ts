import { Agent } from 'node:http';
import { startDemoCloud, type DemoCloud } from '../../../engine/demo/cloud.js';
import { MAKES, REMOVES, verbOf } from '../../../engine/demo/generic/verbs.js';
import { kindOfCommand } from '../../../engine/demo/store/kinds.js';
import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import { putBack, remember, type Start } from '../put-back.js';
import { exchange, signedPairs } from '../signed-client.js';
import { bind, tablesFor, type Choice } from './bind.js';
import { compare, fieldsOf, isFields, type Difference, type Outcome } from './compare.js';
import { earlierCommands } from './earlier.js';
import { groupBy } from './group-by.js';
import type { Recording } from './recordings.js';

export interface Verdict {
  recording: Recording;
  /** What was sent in the best try. */
  sent: Record<string, string>;
  differences: Difference[];
}

const agent = new Agent({ keepAlive: true });

/** How the world is made ready before the call that is compared. */
type Way = 'plain' | 'fresh' | 'twice' | 'gone' | 'foreign' | 'before' | 'bare' | 'odd' | 'literal' | 'apart';

interface Tried {
  sent: Record<string, string>;
  outcome: Outcome;
}

interface Try {
  choice: Choice;
  way: Way;
}

const OWNERS: Record<string, readonly string[]> = {
  admin: ['admin', 'alice', 'webshop', 'acme-admin'],
  other: ['alice', 'webshop'],
};

function triesFor(recording: Recording, isError: boolean): Try[] {
  const owners = OWNERS[recording.as === 'admin' ? 'admin' : 'other'] ?? [];
  const choices = [0, 1, 2, 3, 4, 5].flatMap((nth) => owners.map((owner) => ({ owner, zone: 'fra-1', nth })));
  const [first = { owner: 'alice', zone: 'fra-1', nth: 0 }] = choices;
  const ways = (names: readonly Way[]): Try[] =>
    names.flatMap((way) => owners.map((owner) => ({ way, choice: { ...first, owner } })));
  const plain = choices.map((choice): Try => ({ way: 'plain', choice }));
  return isError
    ? [
        { way: 'literal', choice: first },
        ...plain.slice(0, 4),
        ...ways(['twice', 'gone', 'before', 'fresh']),
        ...ways(recording.jobstatus === 2 ? ['bare', 'odd'] : []),
        { way: 'foreign', choice: { ...first, owner: 'bob' } },
        ...plain.slice(4),
      ]
    : [...plain.slice(0, 4), ...ways(['fresh', 'before', 'apart']), ...plain.slice(4)];
}

/** All recordings against the demo cloud. */
export async function replay(
  recordings: readonly Recording[],
  commands: ReadonlyMap<string, BuiltInCommand>,
  {
    only = () => true,
    tell = () => undefined,
  }: { only?: (recording: Recording) => boolean; tell?: (verdicts: readonly Verdict[]) => void } = {},
): Promise<Verdict[]> {
  const makers = groupBy(
    recordings.filter((one) => makes(one, commands)),
    ({ command }) => kindTable(commands.get(command)) ?? '',
  );
  const verdicts: Verdict[] = [];
  const clouds = new Clouds();
  for (const [name, own] of groupBy(recordings.filter(only), ({ command }) => command)) {
    const command = commands.get(name);
    if (!command) continue;
    const done = await replayCommand(clouds, command, own, { makers, commands });
    tell(done);
    verdicts.push(...done);
  }
  await clouds.close();
  return verdicts;
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

interface Known {
  makers: ReadonlyMap<string, readonly Recording[]>;
  commands: ReadonlyMap<string, BuiltInCommand>;
}

/** A cloud that is put back as it was at its start after it was changed. */
class Clouds {
  #cloud: DemoCloud | undefined;
  #start: Start = new Map();

  async get(): Promise<DemoCloud> {
    if (this.#cloud) return this.#cloud;
    this.#cloud = await startDemoCloud({ jobMs: 0, requirePostAndTimestamps: false, keepRequests: 0 });
    this.#start = remember(this.#cloud);
    return this.#cloud;
  }

  async renew(): Promise<void> {
    putBack(await this.get(), this.#start);
  }

  async close(): Promise<void> {
    await this.#cloud?.close();
  }
}

async function replayCommand(
  clouds: Clouds,
  command: BuiltInCommand,
  recordings: readonly Recording[],
  known: Known,
): Promise<Verdict[]> {
  const steady = steadyFields(recordings, command);
  const tells = new Set(recordings.flatMap(({ instance }) => instance ?? []));
  const outcomes: { as: string; sent: Record<string, string>; outcome: Outcome }[] = [];
  const tried = new Map<string, Tried | undefined>();
  const verdicts: Verdict[] = [];
  const attempt = async (recording: Recording, like: Recording, isError: boolean): Promise<Verdict> => {
    let best: Verdict = { recording, sent: {}, differences: [{ aspect: 'status', says: 'not tried' }] };
    let score = Infinity;
    const tries = isPlainMistake(recording) ? triesFor(recording, isError).slice(0, 1) : triesFor(recording, isError);
    for (const one of tries) {
      const done = await perform(clouds, command, like, one, known, tried);
      if (!done) continue;
      outcomes.push({ as: recording.as, ...done });
      const differences = compare(recording, done.outcome, command, {
        steady: steady.get(keyOf(recording)) ?? new Set(),
        tells,
      });
      if (weight(differences) < score) {
        score = weight(differences);
        best = { recording, sent: done.sent, differences };
      }
      if (score === 0) break;
    }
    return best;
  };
  const starts = recordings.filter(({ params, status }) => params !== undefined && status === 200);
  for (const recording of recordings) {
    if (recording.params !== undefined) {
      verdicts.push(await attempt(recording, recording, recording.status !== 200));
      continue;
    }
    const seen = outcomes
      .filter(({ as }) => as === recording.as)
      .map(({ outcome, sent }): Verdict => ({
        recording,
        sent,
        differences: compare(recording, outcome, command, { steady: steady.get(keyOf(recording)) ?? new Set(), tells }),
      }));
    let best = seen.sort((a, b) => weight(a.differences) - weight(b.differences))[0];
    for (const start of [...starts.filter(({ as }) => as === recording.as), ...starts]) {
      if (best?.differences.length === 0) break;
      const verdict = await attempt(recording, start, recording.jobstatus === 2);
      if (!best || weight(verdict.differences) < weight(best.differences)) best = verdict;
    }
    verdicts.push(best ?? { recording, sent: {}, differences: [{ aspect: 'job', says: 'nothing starts it' }] });
  }
  await clouds.renew();
  return verdicts;
}

/** An answer of the wrong kind is further off than one with a field too many. */
const weight = (differences: readonly Difference[]): number =>
  differences.reduce((sum, { aspect }) => sum + (['missing', 'unknown', 'type'].includes(aspect) ? 1 : 100), 0);

const keyOf = ({ as, params }: Recording): string =>
  `${as === 'admin' ? 'admin' : 'user'} ${params === undefined ? 'job' : 'top'}`;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/;
/** What the request itself has wrong, whatever there is in the world. */
export const isPlainMistake = ({ status, cserrorcode, params }: Recording): boolean =>
  status === 432 ||
  (status === 431 &&
    cserrorcode === 9999 &&
    (JSON.stringify(params).includes('00000000-1111') || Object.keys(params ?? {}).length === 0));

function steadyFields(recordings: readonly Recording[], command: BuiltInCommand): Map<string, Set<string>> {
  const steady = new Map<string, Set<string>>();
  for (const recording of recordings) {
    const fields = fieldsOf(recording, command);
    if (!fields) continue;
    const before = steady.get(keyOf(recording));
    steady.set(keyOf(recording), new Set(before ? fields.filter((name) => before.has(name)) : fields));
  }
  return steady;
}

async function perform(
  clouds: Clouds,
  command: BuiltInCommand,
  { as, params = {} }: Recording,
  { way, choice }: Try,
  known: Known,
  tried: Map<string, Tried | undefined>,
): Promise<Tried | undefined> {
  if (way === 'before' && earlierCommands(command.name).length === 0) return undefined;
  const cloud = await clouds.get();
  const keys = as === 'admin' ? cloud.keys.admin : cloud.keys.user;
  const plain = way === 'bare' ? requiredOnly(params, command) : way === 'odd' ? oddValues(params, command) : params;
  const isAlone = way === 'plain' || way === 'bare' || ['odd', 'literal', 'apart'].includes(way);
  // Most ways of binding come to the same request; what was sent once is not sent again.
  const key = isAlone
    ? JSON.stringify([as, bind(cloud, command, plain, { ...choice, apart: way === 'apart' }, way !== 'literal')])
    : JSON.stringify([as, way, params, choice.owner]);
  if (tried.has(key)) return tried.get(key);
  const fresh = way === 'fresh' ? await makeFresh(cloud, command, params, choice, known) : undefined;
  const sent = bind(
    cloud,
    command,
    plain,
    { ...choice, apart: way === 'apart', ...(fresh ? { fresh } : {}) },
    way !== 'literal',
  );
  if (way === 'fresh' && sent['jobid'] !== undefined)
    sent['jobid'] = await startJob(cloud, keys, choice.owner !== 'admin');
  if (way === 'twice') await send(cloud, keys, command, sent);
  if (way === 'before') await bringBefore(cloud, command, sent, known);
  if (way === 'gone') await removeFirst(cloud, command, params, sent, known);
  const outcome = await send(cloud, keys, command, sent);
  if (!isAlone || (outcome.status === 200 && command.http !== 'GET')) await clouds.renew();
  tried.set(key, { sent, outcome });
  return { sent, outcome };
}

/** It is not told which request a job had that failed: perhaps one with nothing but what has to be there, */
function requiredOnly(params: Record<string, unknown>, command: BuiltInCommand): Record<string, unknown> {
  const needed = new Set(command.params.filter(({ required }) => required).map(({ name }) => name));
  return Object.fromEntries(Object.entries(params).filter(([name]) => needed.has(name.split('[')[0] ?? '')));
}

/** or one with values that make no sense. */
function oddValues(params: Record<string, unknown>, command: BuiltInCommand): Record<string, unknown> {
  const odd = (name: string, value: unknown): unknown => {
    const type = command.params.find((param) => param.name === name.split('[')[0]?.toLowerCase())?.type;
    if (type === 'integer' || type === 'long') return 1;
    return type === 'string' && typeof value === 'string' ? 'no-such' : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, odd(name, value)]));
}

const isId = ({ params }: BuiltInCommand, name: string): boolean =>
  params.some((one) => one.name === name && one.type === 'uuid');

/** New objects for each id of the request whose kind can be made. */
async function makeFresh(
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

/** The id of a job that is there to be asked about. */
async function startJob(cloud: DemoCloud, keys: DemoCloud['keys']['admin'], isStuck: boolean): Promise<string> {
  if (isStuck) cloud.misbehave({ kind: 'job-stuck' });
  const id = cloud.tables.virtualMachines.find(({ name }) => name === 'web-01')?.id ?? '';
  const { text } = await exchange(cloud.url, signedPairs(keys, 'rebootVirtualMachine', { id }), { agent });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return (
    (JSON.parse(text) as { rebootvirtualmachineresponse?: { jobid?: string } }).rebootvirtualmachineresponse?.jobid ??
    ''
  );
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
async function bringBefore(
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
async function removeFirst(
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

async function send(
  cloud: DemoCloud,
  keys: DemoCloud['keys']['admin'],
  command: BuiltInCommand,
  params: Record<string, string>,
): Promise<Outcome> {
  const { status, text } = await exchange(cloud.url, signedPairs(keys, command.name, params), { agent });
  const body = parsed(text);
  const content = isFields(body)
    ? (Object.values(body)[0] as unknown as Record<string, unknown> | undefined)
    : undefined;
  const jobid = content?.['jobid'];
  if (!command.async || typeof jobid !== 'string') return { status, body };
  for (let tries = 0; tries < 100; tries++) {
    const asking = signedPairs(cloud.keys.admin, 'queryAsyncJobResult', { jobid });
    const { text: told } = await exchange(cloud.url, asking, { agent });
    const job = (parsed(told) as { queryasyncjobresultresponse?: Record<string, unknown> }).queryasyncjobresultresponse;
    if (job && job['jobstatus'] !== 0) return { status, body, job };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { status, body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
