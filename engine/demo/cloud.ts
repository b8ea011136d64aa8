import { randomUUID } from 'node:crypto';
import type { Call, World } from './call.js';
import { operate } from './generic/operate.js';
import { createFaultQueue, type Fault } from './http/faults.js';
import { withCommands } from '../facts/facts.js';
import { loadFacts, type BuiltInCommand, type TypeFacts } from '../facts/load-facts.js';
import { handlers } from './handlers.js';
import { madeUpHandler } from './made-up-handler.js';
import { serveControl, type Control } from './http/control.js';
import { listen, type Beside } from './http/http-server.js';
import { servePage, type Watched } from './page/serve-page.js';
import { worldState } from './page/world-state.js';
import { createJobBoard } from './jobs/jobs.js';
import type { Tables } from './store/rows.js';
import { createWorld } from './world/create-world.js';
import { serveRequest, type LoggedRequest } from './http/serve-request.js';
import { seedIds, stableId, stableKey } from './stable-id.js';

export type { Fault, LoggedRequest, Tables };

export interface DemoOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** How long a job takes. */
  jobMs?: number;
  /** The setting enforce.post.requests.and.timestamps of 4.21. */
  requirePostAndTimestamps?: boolean;
  /** How far the cloud's clock is ahead of this machine's. */
  clockSkewMs?: number;
  /** default.page.size: the default and the largest page. */
  pageLimit?: number;
  /** More machines, named bulk-00001 and so on, of the account `load` in ROOT/acme. */
  extraVirtualMachines?: number;
  /** Offer the commands of optional builds and of features that are off too. */
  everyCommand?: boolean;
  /** How many requests `requests` keeps; all of them unless a demo runs for days. */
  keepRequests?: number;
  /** Takes orders to misbehave at `/demo/control`: for tests of clients. */
  control?: boolean;
  /** Shows the world in a browser, at `/`. */
  page?: boolean;
  /** Another text makes other ids and keys; for the whole process. */
  seed?: string;
  /** Commands that are not CloudStack's own: their answers are made up from these types. */
  more?: { commands: readonly BuiltInCommand[]; types: Readonly<Record<string, TypeFacts>> };
}

export interface DemoKeys {
  apiKey: string;
  secretKey: string;
}

export interface DemoCloud {
  /** http://127.0.0.1:PORT/client/api */
  url: string;
  keys: { admin: DemoKeys; domainAdmin: DemoKeys; user: DemoKeys };
  /** Everything that arrived, in order, also what was made to fail; the last `keepRequests` of it. */
  requests: LoggedRequest[];
  /** Requests of commands that change something. */
  changes: (command?: string) => LoggedRequest[];
  misbehave: (fault: Fault) => void;
  /** Forgets all faults. */
  calm: () => void;
  /** The live rows: change them to change the world behind the client's back. */
  tables: Tables;
  /** Stops listening, destroys open connections, forgets running jobs. */
  close: () => Promise<void>;
}

/** Settings that are on here although CloudStack comes with them off. */
const SWITCHED_ON = new Set(['backup.framework.enabled', 'quota.enable.service', 'user.password.reset.enabled']);
const harmless = /^(list|get|query|find|login|logout)/i;

function offeredCommands(every: boolean, more: readonly BuiltInCommand[]): Map<string, BuiltInCommand> {
  const usual = ({ build, gate }: BuiltInCommand): boolean =>
    build === 'default' && (gate?.default !== 'false' || SWITCHED_ON.has(gate.setting));
  return new Map(
    [...loadFacts().commands.filter((command) => every || usual(command)), ...more].map((command) => [
      command.name,
      command,
    ]),
  );
}

/** The keys of a seeded user. */
const keysOf = (username: string): DemoKeys => ({
  apiKey: stableKey(`api-key/${username}`),
  secretKey: stableKey(`secret-key/${username}`),
});

/** Starts a small cloud that speaks CloudStack's API over HTTP and keeps everything in memory. */
export async function startDemoCloud(options: DemoOptions = {}): Promise<DemoCloud> {
  const {
    port = 0,
    jobMs = 2200,
    requirePostAndTimestamps = true,
    clockSkewMs = 0,
    pageLimit = 500,
    extraVirtualMachines = 0,
    everyCommand = false,
    keepRequests = Infinity,
    more = { commands: [], types: {} },
    seed,
    page = false,
    control = false,
  } = options;
  if (seed !== undefined) seedIds(seed);
  let skew = clockSkewMs;
  const now = (): Date => new Date(Date.now() + skew);
  const tables = createWorld(now(), { extraVirtualMachines });
  const counters = new Map<string, number>();
  const started = randomUUID();
  // Jobs that did their work: with the requests, all that changes the world.
  let turns = 0;
  const world: World = {
    tables,
    jobs: createJobBoard(jobMs, () => turns++),
    now,
    newId: (kind) => {
      const count = (counters.get(kind) ?? 0) + 1;
      counters.set(kind, count);
      return stableId(`new/${kind}/${count}`);
    },
    offered: offeredCommands(everyCommand, more.commands),
    types: { ...loadFacts().types, ...more.types },
    pageLimit,
    sessions: new Map(),
  };
  const faults = createFaultQueue();
  const requests: LoggedRequest[] = [];
  const own = new Set(loadFacts().commands);
  const madeUp = madeUpHandler(withCommands(more));
  const rules = {
    requirePostAndTimestamps,
    keepAnswers: page,
    handlers,
    otherwise: (call: Call) => (own.has(call.command) ? operate(call) : madeUp(call)),
  };
  const obey = ({ faults: wanted = [], clockSkewMs: ahead, calm, restart }: Control): void => {
    if (calm) faults.clear();
    if (restart) world.sessions.clear();
    if (ahead !== undefined) skew = ahead;
    for (const fault of wanted) faults.add(fault);
  };
  const watched: Watched = {
    version: () => `${started}/${requests.at(-1)?.number ?? 0}/${turns}`,
    state: () => worldState(world, requests),
  };
  const beside: Beside = (request, response, body) =>
    (control && serveControl(request, response, body, obey)) || (page && servePage(request, response, watched));
  const server = await listen(
    port,
    (arrived, response) => {
      serveRequest(arrived, response, world, rules, faults, requests);
      if (requests.length > keepRequests) requests.splice(0, requests.length - keepRequests);
    },
    beside,
  );
  return {
    url: server.url,
    keys: { admin: keysOf('admin'), domainAdmin: keysOf('acme-admin'), user: keysOf('alice') },
    requests,
    changes: (command) =>
      requests.filter(
        (request) => !harmless.test(request.command) && (command === undefined || request.command === command),
      ),
    misbehave: (fault) => faults.add(fault),
    calm: () => faults.clear(),
    tables,
    close: async () => {
      world.jobs.stop();
      await server.close();
    },
  };
}
